package chat.parley.dialog.inbox;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.platform.problem.ProblemException;
import java.util.Arrays;
import java.util.Locale;

/** The lists an operator can ask for [T-03]. */
public enum DialogList {
    /** Waiting dialogs the caller may take, and those routed to them that they have not answered yet [W-43, W-44]. */
    AWAITING,
    /** The other dialogs the caller owns. */
    MINE,
    /** Waiting dialogs under automatic assignment [W-45]. */
    QUEUE,
    /** Dialogs somebody else owns [W-32]. */
    OTHERS,
    /** Dialogs that have ended. */
    CLOSED;

    /** @throws ProblemException with {@code invalid-request} when there is no such list */
    public static DialogList of(String name) {
        return Arrays.stream(values())
                .filter(list -> list.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ErrorCode.INVALID_REQUEST, "list must be awaiting, mine, queue, others or closed"));
    }
}
