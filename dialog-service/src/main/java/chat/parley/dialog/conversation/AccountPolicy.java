package chat.parley.dialog.conversation;

import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.OperatorId;
import java.time.Duration;

/** What an account has set, as far as the rules of a conversation need it. */
public interface AccountPolicy {
    /** How long a visitor waits for the first reply before the busy text; zero for never [W-22]. */
    Duration firstReplyAfter();

    /** The text sent then; blank for none [W-28]. */
    String busyText();

    /** After how long without a message an owned dialog is closed; zero for never. */
    Duration idleCloseAfter();

    /** Whether this operator works for the account. */
    boolean hasOperator(OperatorId operatorId);

    /** Whether the account has this department. */
    boolean hasDepartment(DepartmentId departmentId);
}
