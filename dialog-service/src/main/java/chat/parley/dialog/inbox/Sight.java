package chat.parley.dialog.inbox;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.settings.TimeSetting;
import chat.parley.platform.identity.Caller;
import chat.parley.platform.settings.SettingsView;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What of an account's dialogs a caller may see. Supervisors and administrators see everything; operators what fits
 * their departments and, in a multilingual account, their languages [W-32, W-39].
 *
 * @param automatic whether routing gives dialogs to operators, where the dialog's department says nothing else [W-43]
 * @param exceptions departments in which it is the other way round
 * @param showsQueue whether the caller sees the general queue [W-45]
 * @param hidesOthers whether dialogs of other operators are hidden from the caller [W-32]
 * @param languages the only languages the caller sees; empty for all
 * @param departments the only departments the caller sees, beside dialogs without one; empty for all
 */
public record Sight(
        AccountId account,
        OperatorId operator,
        boolean automatic,
        Set<String> exceptions,
        boolean showsQueue,
        boolean hidesOthers,
        Optional<Set<String>> languages,
        Optional<Set<String>> departments) {

    /** Some of the account's departments. */
    public sealed interface Departments {}

    /** These, and not the dialogs without a department. */
    public record Only(Set<String> departments) implements Departments {}

    /** All others, and the dialogs without a department. */
    public record AllBut(Set<String> departments) implements Departments {}

    public Sight {
        exceptions = Set.copyOf(exceptions);
    }

    /** What {@code caller} may see by the settings as they are now; an account without settings shows nothing special. */
    public static Sight of(Caller caller, SettingsView settings) {
        Optional<Setting.Account> account = settings.account(caller.accountId());
        Optional<Setting.Operator> operator = settings.operator(caller.accountId(), caller.operatorId());
        boolean restricted = caller.role() == Role.OPERATOR;
        boolean multilingual = account.map(Setting.Account::multilingual).orElse(false);
        boolean automatic = account.map(Setting.Account::autoAssignment).orElse(false);
        return new Sight(
                caller.accountId(),
                caller.operatorId(),
                automatic,
                exceptions(caller.accountId(), automatic, settings),
                !restricted || showsQueue(caller.accountId(), settings),
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
        if (!showsQueue && row.status().equals("waiting") && isAutomatic(row.departmentId())) {
            return false;
        }
        return languages.map(known -> known.contains(row.language())).orElse(true)
                && departments
                        .map(own -> row.departmentId() == null || own.contains(row.departmentId()))
                        .orElse(true);
    }

    /** Where waiting dialogs are taken by hand; empty for nowhere. */
    Optional<Departments> byHand() {
        return where(!automatic);
    }

    /** Where routing gives them out; empty for nowhere. */
    Optional<Departments> byRouting() {
        return where(automatic);
    }

    private Optional<Departments> where(boolean asTheAccount) {
        if (asTheAccount) {
            return Optional.of(new AllBut(exceptions));
        }
        return exceptions.isEmpty() ? Optional.empty() : Optional.of(new Only(exceptions));
    }

    private boolean isAutomatic(@Nullable String department) {
        return automatic != (department != null && exceptions.contains(department));
    }

    private static Set<String> exceptions(AccountId account, boolean automatic, SettingsView settings) {
        return names(settings.all(account, Setting.Department.class).stream()
                .filter(department -> department.autoAssignment() != null && department.autoAssignment() != automatic)
                .map(Setting.Department::departmentId)
                .collect(Collectors.toSet()));
    }

    private static boolean showsQueue(AccountId account, SettingsView settings) {
        return settings.all(account, TimeSetting.Distribution.class).stream()
                .allMatch(TimeSetting.Distribution::queueShown);
    }

    private static Set<String> names(Set<DepartmentId> departments) {
        var names = new TreeSet<String>();
        departments.forEach(department -> names.add(department.value()));
        return names;
    }
}
