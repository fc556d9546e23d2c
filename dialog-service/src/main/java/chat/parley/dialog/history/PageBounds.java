package chat.parley.dialog.history;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a conversation is asked for.
 *
 * @param after the number to go on after; null when not asked for
 * @param before the number to page back from; null when not asked for
 */
record PageBounds(@Nullable Long after, @Nullable Long before, int limit) {
    private static final int LONGEST = 500;

    /** @throws ProblemException with {@code invalid-request} when the bounds make no sense */
    PageBounds {
        if (limit < 1 || limit > LONGEST) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, "limit must be 1 to " + LONGEST);
        }
        if (after != null && before != null) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, "give after or before, not both");
        }
        if ((after != null && after < 0) || (before != null && before < 1)) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, "numbers count from 1");
        }
    }
}
