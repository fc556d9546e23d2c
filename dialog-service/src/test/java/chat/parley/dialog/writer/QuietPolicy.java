package chat.parley.dialog.writer;

import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.settings.TimeSetting;
import chat.parley.dialog.conversation.AccountPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An account without timers, where everybody exists. */
class QuietPolicy implements AccountPolicy {
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
    public String operatorName(OperatorId operatorId) {
        return operatorId.value();
    }

    @Override
    public boolean hasDepartment(DepartmentId departmentId) {
        return true;
    }

    @Override
    public TimeSetting.Distribution distribution() {
        return TimeSetting.Distribution.unsaved(World.ACCOUNT);
    }

    @Override
    public TimeSetting.Times times() {
        return TimeSetting.Times.unsaved(World.ACCOUNT);
    }

    @Override
    public boolean assignsAutomatically(@Nullable DepartmentId departmentId) {
        return true;
    }

    @Override
    public int limitOf(OperatorId operatorId) {
        return 5;
    }

    @Override
    public boolean speaks(String language) {
        return true;
    }
}
