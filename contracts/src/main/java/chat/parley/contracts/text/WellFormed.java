package chat.parley.contracts.text;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Text that can be stored, published and shown everywhere: no U+0000 (PostgreSQL cannot hold it) and no lone
 * surrogate (it has no UTF-8 form). Edges check with this class to answer, commands check again to be safe.
 */
public final class WellFormed {
    /** Longest text of a message in any channel, in UTF-16 units; channels may allow less. */
    public static final int MESSAGE_LIMIT = 65_536;

    /** Longest name of a person, department, channel and the like, in UTF-16 units. */
    public static final int NAME_LIMIT = 200;

    /** Longest address of a page, in characters. */
    public static final int PAGE_LIMIT = 2_000;

    /** Longest comment on a rating, in UTF-16 units. */
    public static final int COMMENT_LIMIT = 2_000;

    private WellFormed() {}

    /** @return the text itself; throws {@link ContractViolation} when it is empty, too long or not well formed */
    public static String required(String field, @Nullable String text, int limit) {
        if (text == null || text.isBlank()) {
            throw new ContractViolation(ErrorCode.INVALID_TEXT, field + " must not be empty");
        }
        return checked(field, text, limit);
    }

    /** @return the text itself, or null for null; throws {@link ContractViolation} as {@link #required} does */
    public static @Nullable String optional(String field, @Nullable String text, int limit) {
        return text == null ? null : checked(field, text, limit);
    }

    /**
     * As {@link #required}, but where there is something else instead, the text may be empty.
     *
     * @return the text itself, or an empty one for null
     */
    public static String requiredUnless(boolean otherwiseGiven, String field, @Nullable String text, int limit) {
        return otherwiseGiven ? checked(field, text == null ? "" : text, limit) : required(field, text, limit);
    }

    private static String checked(String field, String text, int limit) {
        if (text.length() > limit) {
            throw new ContractViolation(ErrorCode.TEXT_TOO_LONG, field + " has more than " + limit + " characters");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw new ContractViolation(ErrorCode.INVALID_TEXT, field + " contains U+0000");
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new ContractViolation(ErrorCode.INVALID_TEXT, field + " contains half of a surrogate pair");
            }
        }
        return text;
    }
}
