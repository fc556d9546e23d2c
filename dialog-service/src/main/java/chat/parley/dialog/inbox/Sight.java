package chat.parley.dialog.inbox;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.settings.Setting;
import chat.parley.platform.identity.Caller;
import chat.parley.platform.settings.SettingsView;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What of an account's dialogs a caller may see. Supervisors and administrators see everything; operators what fits
 * their departments and, in a multilingual account, their languages [W-32, W-39].
 *
 * @param automatic whether routing gives dialogs to operators [W-43]
 * @param hidesOthers whether dialogs of other operators are hidden from the caller [W-32]
 * @param languages the only languages the caller sees; empty for all
 * @param departments the only departments the caller sees, beside dialogs without one; empty for all
 */
public record Sight(
        AccountId account,
        OperatorId operator,
        boolean automatic,
        boolean hidesOthers,
        Optional<Set<String>> languages,
        Optional<Set<String>> departments) {

    /** What {@code caller} may see by the settings as they are now; an account without settings shows nothing special. */
    public static Sight of(Caller caller, SettingsView settings) {
        Optional<Setting.Account> account = settings.account(caller.accountId());
        Optional<Setting.Operator> operator = settings.operator(caller.accountId(), caller.operatorId());
        boolean restricted = caller.role() == Role.OPERATOR;
        boolean multilingual = account.map(Setting.Account::multilingual).orElse(false);
        return new Sight(
                caller.accountId(),
                caller.operatorId(),
                account.map(Setting.Account::autoAssignment).orElse(false),
                restricted && account.map(Setting.Account::hideOthersDialogs).orElse(false),
                restricted && multilingual
                        ? Optional.of(operator.map(Setting.Operator::languages).orElse(Set.of()))
                        : Optional.empty(),
                restricted
                        ? Optional.of(names(
                                operator.map(Setting.Operator::departments).orElse(Set.of())))
                        : Optional.empty());
    }

    /** Whether the caller may read this dialog of their account; what they own they always may. */
    public boolean sees(DialogRow row) {
        if (operator.value().equals(row.operatorId())) {
            return true;
        }
        if (hidesOthers && row.operatorId() != null) {
            return false;
        }
        return languages.map(known -> known.contains(row.language())).orElse(true)
                && departments
                        .map(own -> row.departmentId() == null || own.contains(row.departmentId()))
                        .orElse(true);
    }

    private static Set<String> names(Set<DepartmentId> departments) {
        var names = new TreeSet<String>();
        departments.forEach(department -> names.add(department.value()));
        return names;
    }
}
