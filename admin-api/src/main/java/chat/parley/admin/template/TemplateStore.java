package chat.parley.admin.template;

import chat.parley.admin.audit.AuditAction;
import chat.parley.admin.audit.AuditStore;
import chat.parley.admin.change.Author;
import chat.parley.admin.change.SettingRow;
import chat.parley.admin.change.SettingStore;
import chat.parley.admin.change.Versions;
import chat.parley.admin.field.Fields;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.settings.Setting;
import chat.parley.platform.identity.Caller;
import chat.parley.platform.json.Json;
import chat.parley.platform.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Templates in the database, and those of the accounts that use them now ready in memory. Each change raises the
 * account's revision in its own transaction; what is in memory is good while it has the present one, so every replica
 * answers with what is stored.
 */
@ApplicationScoped
@Transactional
public class TemplateStore implements PanacheRepositoryBase<TemplateRow, String> {
    private static final int MOST_TEMPLATES = 20_000;
    private static final int MOST_ACCOUNTS = 64;
    private static final String KIND = "Template";

    private final EntityManager entities;
    private final SettingStore settings;
    private final AuditStore audit;
    private final Supplier<String> ids;
    private final Map<AccountId, TemplateShelf> shelves = new LinkedHashMap<>(16, 0.75f, true);

    public TemplateStore(EntityManager entities, SettingStore settings, AuditStore audit, Supplier<String> ids) {
        this.entities = entities;
        this.settings = settings;
        this.audit = audit;
        this.ids = ids;
    }

    /** The caller with the departments they belong to now. */
    public TemplateReader reader(Caller caller) {
        Set<DepartmentId> departments = own(
                        Setting.Operator.class, caller.operatorId().value(), caller.accountId())
                .map(Setting.Operator::departments)
                .orElse(Set.of());
        return new TemplateReader(caller, departments);
    }

    /** All templates of the account. */
    TemplateShelf shelf(AccountId account) {
        long revision = revision(account);
        synchronized (shelves) {
            TemplateShelf known = shelves.get(account);
            if (known != null && known.revision() == revision) {
                return known;
            }
        }
        TemplateShelf read = TemplateShelf.of(revision, stored(account));
        synchronized (shelves) {
            shelves.put(account, read);
            if (shelves.size() > MOST_ACCOUNTS) {
                shelves.remove(shelves.keySet().iterator().next());
            }
        }
        return read;
    }

    /** One that the reader may look at. */
    Template get(TemplateReader reader, String id) {
        Template template = row(reader, id).template();
        if (!reader.sees(template)) {
            throw SettingStore.notFound();
        }
        return template;
    }

    Template create(TemplateReader reader, TemplateDraft draft) {
        raise(account(reader));
        if (count("accountId", account(reader).value()) >= MOST_TEMPLATES) {
            throw full();
        }
        Template made = checked(reader, draft, ids.get(), 1);
        insert(account(reader), made);
        note(reader, AuditAction.CREATED, made.templateId(), null, made);
        return made;
    }

    Template change(TemplateReader reader, String id, TemplateDraft draft) {
        raise(account(reader));
        TemplateRow row = row(reader, id);
        Template before = changeable(reader, row);
        var fields = new Fields();
        fields.version(draft.version());
        fields.done();
        Template after = checked(reader, draft, id, Versions.next(before.version(), draft.version()));
        row.with(after);
        note(reader, AuditAction.CHANGED, id, before, after);
        return after;
    }

    void remove(TemplateReader reader, String id, @Nullable Long read) {
        raise(account(reader));
        TemplateRow row = row(reader, id);
        Template before = changeable(reader, row);
        Versions.next(before.version(), read);
        delete(row);
        note(reader, AuditAction.REMOVED, id, before, null);
    }

    /** A table of all that the reader may change. */
    String table(TemplateReader reader) {
        return new TemplateSheet(departments(account(reader))).write(changeable(reader));
    }

    /**
     * Brings in a table, all of it or, where something is wrong, nothing.
     *
     * @param save whether it is done, or only said what it would do
     */
    TemplateSheet.Plan bring(TemplateReader reader, String table, boolean save) {
        AccountId account = account(reader);
        raise(account);
        TemplateSheet.Plan plan = new TemplateSheet(departments(account)).read(table, reader, changeable(reader), ids);
        if (count("accountId", account.value()) + plan.created() > MOST_TEMPLATES) {
            throw full();
        }
        if (!save || plan.changes().isEmpty()) {
            return plan;
        }
        for (Template template : plan.changes()) {
            TemplateRow row = findById(template.templateId());
            if (row == null) {
                insert(account, template);
            } else {
                row.with(template);
            }
        }
        var summary =
                Map.of("created", plan.created(), "changed", plan.changes().size() - plan.created());
        note(reader, AuditAction.CHANGED, "import", null, summary);
        return plan;
    }

    /** @throws ProblemException with {@code still-in-use} while the department has templates */
    public void refuseUsed(AccountId account, String departmentId) {
        long having = count("accountId = ?1 and departmentId = ?2", account.value(), departmentId);
        if (having > 0) {
            throw new ProblemException(ErrorCode.STILL_IN_USE, "this is still used by templates: " + having);
        }
    }

    private Template checked(TemplateReader reader, TemplateDraft draft, String id, long version) {
        var fields = new Fields();
        Template template = draft.read(fields, reader.caller().operatorId(), id, version);
        DepartmentId department = template.departmentId();
        if (department != null
                && own(Setting.Department.class, department.value(), account(reader))
                        .isEmpty()) {
            fields.refuse("departmentId", "names no department of the account: " + department);
        }
        fields.done();
        if (!reader.mayChange(template.level())) {
            throw forbidden();
        }
        return template;
    }

    private static Template changeable(TemplateReader reader, TemplateRow row) {
        Template template = row.template();
        if (!reader.sees(template)) {
            throw SettingStore.notFound();
        }
        if (!reader.mayChange(template)) {
            throw forbidden();
        }
        return template;
    }

    private List<Template> changeable(TemplateReader reader) {
        return stored(account(reader)).stream().filter(reader::mayChange).toList();
    }

    private List<Template> stored(AccountId account) {
        return find("accountId", account.value()).stream()
                .map(TemplateRow::template)
                .toList();
    }

    private TemplateRow row(TemplateReader reader, String id) {
        TemplateRow row = findById(id);
        if (row == null || !row.accountId.equals(account(reader).value())) {
            throw SettingStore.notFound();
        }
        return row;
    }

    private void insert(AccountId account, Template template) {
        TemplateRow row = new TemplateRow().with(template);
        row.accountId = account.value();
        persist(row);
    }

    private void note(
            TemplateReader reader, AuditAction action, String id, @Nullable Object before, @Nullable Object after) {
        audit.append(
                Author.of(reader.caller()),
                action,
                new AuditStore.Subject(account(reader), KIND, id),
                before == null ? null : Json.text(before),
                after == null ? null : Json.text(after));
    }

    /** Makes the account's other changes wait, and everybody who has the templates in memory read them again. */
    private void raise(AccountId account) {
        entities.createNativeQuery("insert into template_revision values (:account, 1)"
                        + " on conflict (account_id) do update set revision = template_revision.revision + 1")
                .setParameter("account", account.value())
                .executeUpdate();
    }

    private long revision(AccountId account) {
        List<?> found = entities.createNativeQuery(
                        "select revision from template_revision where account_id = :account", Long.class)
                .setParameter("account", account.value())
                .getResultList();
        return found.isEmpty() ? 0 : (Long) found.getFirst();
    }

    private Map<DepartmentId, String> departments(AccountId account) {
        return settings.read(account).all(Setting.Department.class).stream()
                .collect(Collectors.toMap(Setting.Department::departmentId, Setting.Department::name));
    }

    private <S extends Setting> Optional<S> own(Class<S> kind, String id, AccountId account) {
        return settings.row(kind, id)
                .filter(row -> !row.removed && row.accountId.equals(account.value()))
                .map(SettingRow::setting)
                .map(kind::cast);
    }

    private static AccountId account(TemplateReader reader) {
        return reader.caller().accountId();
    }

    private static ProblemException forbidden() {
        return new ProblemException(ErrorCode.FORBIDDEN, "only administrators change templates that are not their own");
    }

    private static ProblemException full() {
        return new ProblemException(
                ErrorCode.INVALID_SETTING, "an account has at most " + MOST_TEMPLATES + " templates");
    }
}
