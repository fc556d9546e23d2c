package chat.parley.contracts.schema;

import chat.parley.contracts.error.ErrorCode;

/** The page on error codes. */
final class ErrorsPage {
    private ErrorsPage() {}

    static String text() {
        var page = new StringBuilder("""
                # Error codes

                Every refusal has one code, the same in an HTTP answer (`application/problem+json`, member `code`; `type` is
                `urn:parley:error:<code>`), in a socket's `error` frame and in an outcome. Codes never change their meaning;
                a program that meets one it does not know treats it as `internal-error`.

                Made from `ErrorCode` by the tests of `contracts`; `mvn -pl contracts test -Dparley.refresh=true` writes it anew.

                | code | HTTP status | meaning |
                |---|---|---|
                """);
        for (var code : ErrorCode.values()) {
            page.append("| `%s` | %d | %s |\n".formatted(code.code(), code.status(), code.meaning()));
        }
        return page.toString();
    }
}
