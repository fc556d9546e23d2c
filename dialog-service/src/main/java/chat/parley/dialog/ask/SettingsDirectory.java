package chat.parley.dialog.ask;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.operator.OperatorDirectory;
import chat.parley.contracts.settings.Setting;
import chat.parley.platform.settings.SettingsView;
import java.util.Optional;

/** The account as its settings describe it. */
final class SettingsDirectory implements OperatorDirectory {
    private final SettingsView settings;

    SettingsDirectory(SettingsView settings) {
        this.settings = settings;
    }

    /** Always empty: the dialog of the request's path has been looked up in the caller's account already. */
    @Override
    public Optional<AccountId> accountOf(ConversationId conversation) {
        return Optional.empty();
    }

    @Override
    public Optional<String> operatorName(AccountId account, OperatorId operator) {
        return settings.operator(account, operator).map(Setting.Operator::name);
    }

    @Override
    public boolean hasDepartment(AccountId account, DepartmentId department) {
        return settings.department(account, department).isPresent();
    }
}
