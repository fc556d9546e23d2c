package chat.parley.dialog.conversation;

import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.settings.TimeSetting;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The settings of an account together with its rules and its one channel's tags. */
record RuledPolicy(
        AccountPolicy policy,
        AccountRules rules,
        Set<String> tags,
        @Nullable String bot,
        boolean categoryRequired) implements AccountPolicy {
    @Override
    public @Nullable String channelBot(ChannelId channelId) {
        return Scene.CHANNEL.equals(channelId) ? bot : null;
    }

    @Override
    public Set<String> channelTags(ChannelId channelId) {
        return Scene.CHANNEL.equals(channelId) ? tags : Set.of();
    }

    @Override
    public Duration firstReplyAfter() {
        return policy.firstReplyAfter();
    }

    @Override
    public String busyText() {
        return policy.busyText();
    }

    @Override
    public Duration idleCloseAfter() {
        return policy.idleCloseAfter();
    }

    @Override
    public TimeSetting.Distribution distribution() {
        return policy.distribution();
    }

    @Override
    public TimeSetting.Times times() {
        return policy.times();
    }

    @Override
    public boolean assignsAutomatically(@Nullable DepartmentId departmentId) {
        return policy.assignsAutomatically(departmentId);
    }

    @Override
    public int limitOf(OperatorId operatorId) {
        return policy.limitOf(operatorId);
    }

    @Override
    public boolean hasOperator(OperatorId operatorId) {
        return policy.hasOperator(operatorId);
    }

    @Override
    public @Nullable String operatorPosition(OperatorId operatorId) {
        return policy.operatorPosition(operatorId);
    }

    @Override
    public @Nullable String operatorName(OperatorId operatorId) {
        return policy.operatorName(operatorId);
    }

    @Override
    public boolean speaks(String language) {
        return policy.speaks(language);
    }

    @Override
    public boolean hasDepartment(DepartmentId departmentId) {
        return policy.hasDepartment(departmentId);
    }
}
