package chat.parley.admin.macro;

import chat.parley.admin.audit.AuditAction;
import chat.parley.admin.audit.AuditStore;
import chat.parley.admin.change.Author;
import chat.parley.admin.change.SettingStore;
import chat.parley.admin.change.Versions;
import chat.parley.admin.field.Fields;
import chat.parley.admin.template.TemplateReader;
import chat.parley.contracts.automation.AutomationAction;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.settings.Setting;
import chat.parley.platform.json.Json;
import chat.parley.platform.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Macros in the database. */
@ApplicationScoped
@Transactional
public class MacroStore implements PanacheRepositoryBase<MacroRow, String> {
    private static final int MOST_MACROS = 1_000;
    private static final String KIND = "Macro";

    private final SettingStore settings;
    private final AuditStore audit;
    private final Supplier<String> ids;

    public MacroStore(SettingStore settings, AuditStore audit, Supplier<String> ids) {
        this.settings = settings;
        this.audit = audit;
        this.ids = ids;
    }

    /** Those of the reader's account that are asked for, by name. */
    List<Macro> all(TemplateReader reader, Predicate<Macro> asked) {
        return find("accountId", account(reader).value()).stream()
                .map(MacroRow::macro)
                .filter(asked)
                .sorted(Macro.ORDER)
                .toList();
    }

    /** One that the reader may look at. */
    Macro get(TemplateReader reader, String id) {
        return seen(reader, findById(id)).macro();
    }

    Macro create(TemplateReader reader, MacroDraft draft) {
        if (count("accountId", account(reader).value()) >= MOST_MACROS) {
            throw new ProblemException(ErrorCode.INVALID_SETTING, "an account has at most " + MOST_MACROS + " macros");
        }
        Macro made = checked(reader, draft, ids.get(), 1);
        MacroRow row = new MacroRow().with(made);
        row.accountId = account(reader).value();
        persist(row);
        note(reader, AuditAction.CREATED, made.macroId(), null, made);
        return made;
    }

    Macro change(TemplateReader reader, String id, MacroDraft draft) {
        MacroRow row = changeable(reader, id);
        Macro before = row.macro();
        var fields = new Fields();
        fields.version(draft.version());
        fields.done();
        Macro after = checked(reader, draft, id, Versions.next(before.version(), draft.version()));
        row.with(after);
        note(reader, AuditAction.CHANGED, id, before, after);
        return after;
    }

    void remove(TemplateReader reader, String id, @Nullable Long read) {
        MacroRow row = changeable(reader, id);
        Macro before = row.macro();
        Versions.next(before.version(), read);
        delete(row);
        note(reader, AuditAction.REMOVED, id, before, null);
    }

    /** @throws ProblemException with {@code still-in-use} while the department has macros */
    public void refuseUsed(AccountId account, String departmentId) {
        long having = count("accountId = ?1 and departmentId = ?2", account.value(), departmentId);
        if (having > 0) {
            throw new ProblemException(ErrorCode.STILL_IN_USE, "this is still used by macros: " + having);
        }
    }

    private Macro checked(TemplateReader reader, MacroDraft draft, String id, long version) {
        var fields = new Fields();
        Macro macro = draft.read(fields, reader.caller().operatorId(), id, version);
        DepartmentId department = macro.departmentId();
        if (department != null && !exists(reader, Setting.Department.class, department.value())) {
            fields.refuse("departmentId", "names no department of the account: " + department);
        }
        // Where something is wrong, what is left has other places than what was sent.
        if (fields.errors().isEmpty()) {
            for (int i = 0; i < macro.actions().size(); i++) {
                checkNames(reader, fields, "actions[" + i + "]", macro.actions().get(i));
            }
        }
        fields.done();
        if (!reader.mayChange(macro.level())) {
            throw forbidden();
        }
        return macro;
    }

    private void checkNames(TemplateReader reader, Fields fields, String field, AutomationAction action) {
        if (action instanceof AutomationAction.AssignOperator to
                && !exists(reader, Setting.Operator.class, to.operatorId().value())) {
            fields.refuse(field + ".operatorId", "names no operator of the account: " + to.operatorId());
        } else if (action instanceof AutomationAction.AssignDepartment to
                && !exists(reader, Setting.Department.class, to.departmentId().value())) {
            fields.refuse(field + ".departmentId", "names no department of the account: " + to.departmentId());
        }
    }

    private <S extends Setting> boolean exists(TemplateReader reader, Class<S> kind, String id) {
        return settings.row(kind, id)
                .filter(row ->
                        !row.removed && row.accountId.equals(account(reader).value()))
                .isPresent();
    }

    /** Held until the transaction ends, so that of two who save at once one is told. */
    private MacroRow changeable(TemplateReader reader, String id) {
        MacroRow row = seen(reader, findById(id, LockModeType.PESSIMISTIC_WRITE));
        if (!reader.mayChange(row.macro())) {
            throw forbidden();
        }
        return row;
    }

    private static MacroRow seen(TemplateReader reader, @Nullable MacroRow row) {
        if (row == null || !row.accountId.equals(account(reader).value()) || !reader.sees(row.macro())) {
            throw SettingStore.notFound();
        }
        return row;
    }

    private void note(
            TemplateReader reader, AuditAction action, String id, @Nullable Macro before, @Nullable Macro after) {
        audit.append(
                Author.of(reader.caller()),
                action,
                new AuditStore.Subject(account(reader), KIND, id),
                before == null ? null : Json.text(before),
                after == null ? null : Json.text(after));
    }

    private static AccountId account(TemplateReader reader) {
        return reader.caller().accountId();
    }

    private static ProblemException forbidden() {
        return new ProblemException(ErrorCode.FORBIDDEN, "only administrators change macros that are not their own");
    }
}
