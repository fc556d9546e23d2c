package chat.parley.contracts.text;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/** What counts as a language: two small letters, as ISO 639-1 has them. */
public final class LanguageCode {
    private LanguageCode() {}

    /** @return the code itself; throws {@link ContractViolation} with {@code invalid-request} when it is none */
    public static String required(@Nullable String language) {
        if (language == null || !language.matches("[a-z]{2}")) {
            throw new ContractViolation(ErrorCode.INVALID_REQUEST, "language must be an ISO 639-1 code");
        }
        return language;
    }
}
