package chat.parley.ingest.visitor;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** JSON of one form only (RFC 8785), so that two programs sign the same bytes: objects, texts, numbers, flags, null. */
final class CanonicalJson {
    private CanonicalJson() {}

    /**
     * @param value a map by texts, a text, a number, a flag or null
     * @throws ContractViolation for anything else
     */
    static String text(@Nullable Object value) {
        var json = new StringBuilder();
        write(value, json);
        return json.toString();
    }

    private static void write(@Nullable Object value, StringBuilder json) {
        switch (value) {
            case null -> json.append("null");
            case Boolean flag -> json.append(flag.booleanValue());
            case Number number -> json.append(JsonNumber.text(number));
            case String text -> quote(text, json);
            case Map<?, ?> members -> object(members, json);
            default -> throw new ContractViolation(ErrorCode.INVALID_REQUEST, "only scalars can be signed");
        }
    }

    private static void object(Map<?, ?> members, StringBuilder json) {
        // Java orders texts by UTF-16 units, which is the order that is wanted.
        var sorted = new TreeMap<String, @Nullable Object>();
        members.forEach((name, value) -> sorted.put(String.valueOf(name), value));
        json.append('{');
        sorted.forEach((name, value) -> {
            if (json.charAt(json.length() - 1) != '{') {
                json.append(',');
            }
            quote(name, json);
            json.append(':');
            write(value, json);
        });
        json.append('}');
    }

    private static void quote(String text, StringBuilder json) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\b' -> json.append("\\b");
                case '\t' -> json.append("\\t");
                case '\n' -> json.append("\\n");
                case '\f' -> json.append("\\f");
                case '\r' -> json.append("\\r");
                default -> {
                    if (c < 0x20) {
                        json.append(String.format("\\u%04x", (int) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        json.append('"');
    }
}
