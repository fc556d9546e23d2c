package chat.parley.dialog.writer;

import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.dialog.conversation.AccountPolicy;
import java.time.Duration;

/** An account without timers, where everybody exists. */
final class QuietPolicy implements AccountPolicy {
    @Override
    public Duration firstReplyAfter() {
        return Duration.ZERO;
    }

    @Override
    public String busyText() {
        return "";
    }

    @Override
    public Duration idleCloseAfter() {
        return Duration.ZERO;
    }

    @Override
    public boolean hasOperator(OperatorId operatorId) {
        return true;
    }

    @Override
    public boolean hasDepartment(DepartmentId departmentId) {
        return true;
    }
}
