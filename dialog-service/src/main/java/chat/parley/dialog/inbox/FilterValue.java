package chat.parley.dialog.inbox;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** One value that dialogs are chosen by, as it stands in an address. */
public final class FilterValue {
    private static final int LONGEST = 200;

    private FilterValue() {}

    /**
     * The value, or null where an absent or empty text stands for any.
     *
     * @param name the parameter, for the refusal
     * @throws ProblemException with {@code invalid-request} for what no name and no id can be
     */
    public static @Nullable String of(String name, @Nullable String text) {
        // PostgreSQL's texts have no NUL.
        if (text != null && (text.length() > LONGEST || text.indexOf('\0') >= 0)) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, name + " is no name or id");
        }
        return text == null || text.isEmpty() ? null : text;
    }
}
