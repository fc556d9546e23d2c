package chat.parley.dialog.settings;

import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.id.PictureId;
import chat.parley.contracts.settings.Classification;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.settings.TimeSetting;
import chat.parley.dialog.conversation.AccountPolicy;
import chat.parley.dialog.conversation.AccountRules;
import chat.parley.platform.settings.SettingsView;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One account as its settings are now. */
record SettingsPolicy(
        Setting.Account account,
        TimeSetting.Distribution distribution,
        TimeSetting.Times times,
        AccountRules rules,
        SettingsView settings)
        implements AccountPolicy {
    @Override
    public Duration firstReplyAfter() {
        return Duration.ofSeconds(account.firstReplySeconds());
    }

    @Override
    public String busyText() {
        return account.busyText();
    }

    @Override
    public Duration idleCloseAfter() {
        return Duration.ofSeconds(account.idleCloseSeconds());
    }

    @Override
    public boolean assignsAutomatically(@Nullable DepartmentId departmentId) {
        Boolean own = departmentId == null
                ? null
                : settings.department(account.accountId(), departmentId)
                        .map(Setting.Department::autoAssignment)
                        .orElse(null);
        return own == null ? account.autoAssignment() : own;
    }

    @Override
    public int limitOf(OperatorId operatorId) {
        return settings.operator(account.accountId(), operatorId)
                .map(Setting.Operator::maxDialogs)
                .orElse(account.maxDialogs());
    }

    @Override
    public boolean hasOperator(OperatorId operatorId) {
        return settings.operator(account.accountId(), operatorId).isPresent();
    }

    @Override
    public @Nullable String operatorName(OperatorId operatorId) {
        return settings.operator(account.accountId(), operatorId)
                .map(Setting.Operator::name)
                .orElse(null);
    }

    @Override
    public @Nullable String operatorPosition(OperatorId operatorId) {
        return settings.operator(account.accountId(), operatorId)
                .map(Setting.Operator::position)
                .orElse(null);
    }

    @Override
    public @Nullable PictureId operatorAvatar(OperatorId operatorId) {
        return settings.operator(account.accountId(), operatorId)
                .map(Setting.Operator::avatar)
                .orElse(null);
    }

    @Override
    public Set<String> channelTags(ChannelId channelId) {
        return settings.channel(account.accountId(), channelId)
                .map(Setting.Channel::tags)
                .orElse(Set.of());
    }

    @Override
    public @Nullable String channelBot(ChannelId channelId) {
        return settings.channel(account.accountId(), channelId)
                .map(channel -> channel.config().get(Setting.Channel.BOT))
                .filter(bot -> !bot.isBlank())
                .orElse(null);
    }

    @Override
    public boolean categoryRequired() {
        return settings.all(account.accountId(), Classification.class).stream()
                .anyMatch(set -> set.mandatory() && !set.categories().isEmpty());
    }

    @Override
    public boolean speaks(String language) {
        return settings.all(account.accountId(), Setting.Operator.class).stream()
                .anyMatch(operator -> operator.languages().contains(language));
    }

    @Override
    public boolean hasDepartment(DepartmentId departmentId) {
        return settings.department(account.accountId(), departmentId).isPresent();
    }
}
