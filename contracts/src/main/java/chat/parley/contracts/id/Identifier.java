package chat.parley.contracts.id;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/** The one rule for the text of an identifier: safe in a key, a path, a log line and a file name. */
final class Identifier {
    private static final int LONGEST = 64;

    private Identifier() {}

    static void check(String type, @Nullable String value) {
        if (value == null
                || value.isEmpty()
                || value.length() > LONGEST
                || !value.chars().allMatch(Identifier::allowed)) {
            throw new ContractViolation(ErrorCode.INVALID_ID, type + " must be 1 to 64 characters of A-Z a-z 0-9 _ -");
        }
    }

    private static boolean allowed(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }
}
