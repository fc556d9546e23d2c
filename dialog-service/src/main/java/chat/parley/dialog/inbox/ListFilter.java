package chat.parley.dialog.inbox;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.platform.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which dialogs of a list are asked for; null in any place for whatever it is [T-03].
 *
 * @param tag one of the dialog's tags, whole
 */
record ListFilter(
        @Nullable String channel,
        @Nullable String department,
        @Nullable String tag,
        @Nullable String category) {
    static final ListFilter ALL = new ListFilter(null, null, null, null);

    /**
     * This filter, where {@code list} can be narrowed by it: open dialogs are few, but rare ones among all that were
     * ever closed would cost a walk through every one.
     *
     * @throws ProblemException with {@code invalid-request} for closed dialogs, which the search finds
     */
    ListFilter in(DialogList list) {
        if (list == DialogList.CLOSED && !equals(ALL)) {
            throw new ProblemException(
                    ErrorCode.INVALID_REQUEST, "closed dialogs are not filtered in their list: search finds them");
        }
        return this;
    }

    /** What is added to a condition on {@code dialog}; empty for all. */
    String sql() {
        return (channel == null ? "" : " AND channel_id = ?")
                + (department == null ? "" : " AND department_id = ?")
                + (tag == null ? "" : " AND tags @> to_jsonb(?::text)")
                + (category == null ? "" : " AND category = ?");
    }

    /** The values of the question marks in {@link #sql}. */
    List<Object> values() {
        var values = new ArrayList<Object>();
        for (String value : new String[] {channel, department, tag, category}) {
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }
}
