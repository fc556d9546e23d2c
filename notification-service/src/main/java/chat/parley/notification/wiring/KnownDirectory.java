package chat.parley.notification.wiring;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.operator.OperatorDirectory;
import chat.parley.contracts.settings.Setting;
import chat.parley.notification.audience.RecentDialogs;
import chat.parley.platform.settings.SettingsView;
import java.util.Optional;

/** The account as its settings and the events heard so far show it. */
final class KnownDirectory implements OperatorDirectory {
    private final SettingsView settings;
    private final RecentDialogs dialogs;

    KnownDirectory(SettingsView settings, RecentDialogs dialogs) {
        this.settings = settings;
        this.dialogs = dialogs;
    }

    @Override
    public Optional<String> operatorName(AccountId account, OperatorId operator) {
        return settings.operator(account, operator).map(Setting.Operator::name);
    }

    @Override
    public boolean hasDepartment(AccountId account, DepartmentId department) {
        return settings.department(account, department).isPresent();
    }

    @Override
    public Optional<AccountId> accountOf(ConversationId conversation) {
        return dialogs.accountOf(conversation);
    }
}
