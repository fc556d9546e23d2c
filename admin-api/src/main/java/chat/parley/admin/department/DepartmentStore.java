package chat.parley.admin.department;

import chat.parley.admin.change.Author;
import chat.parley.admin.change.ChangeStore;
import chat.parley.admin.change.Versions;
import chat.parley.admin.field.Fields;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.settings.Setting;
import chat.parley.platform.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Departments in the database. */
@ApplicationScoped
@Transactional
public class DepartmentStore implements PanacheRepositoryBase<DepartmentRow, String> {
    private final ChangeStore changes;
    private final EntityManager entities;
    private final Supplier<String> ids;

    public DepartmentStore(ChangeStore changes, EntityManager entities, Supplier<String> ids) {
        this.changes = changes;
        this.entities = entities;
        this.ids = ids;
    }

    /** The account's departments, by name. */
    public List<Setting.Department> all(AccountId account) {
        return find("accountId = ?1 and removed = false order by name, departmentId", account.value()).stream()
                .map(DepartmentRow::setting)
                .toList();
    }

    public Setting.Department get(AccountId account, String id) {
        return row(account, id).setting();
    }

    public Setting.Department create(Author author, AccountId account, DepartmentDraft draft) {
        return create(author, account, new DepartmentId(ids.get()), draft);
    }

    /** As {@link #create(Author, AccountId, DepartmentDraft)}, with an id that is known before. */
    public Setting.Department create(Author author, AccountId account, DepartmentId id, DepartmentDraft draft) {
        changes.begin(account);
        String name = draft.checkedName(true);
        refuseTaken(account, name, "");
        var created = new Setting.Department(account, 1, false, id, name);
        persist(new DepartmentRow().with(created));
        changes.created(author, created);
        return created;
    }

    public Setting.Department change(Author author, AccountId account, String id, DepartmentDraft draft) {
        changes.begin(account);
        DepartmentRow row = row(account, id);
        String name = draft.checkedName(false);
        long version = Versions.next(row.version, draft.version());
        refuseTaken(account, name, id);
        Setting.Department before = row.setting();
        var after = new Setting.Department(account, version, false, before.departmentId(), name);
        row.with(after);
        changes.changed(author, before, after);
        return after;
    }

    /** @throws ProblemException with {@code still-in-use} while an operator, channel or placement names it */
    public void remove(Author author, AccountId account, String id, @Nullable Long read) {
        changes.begin(account);
        DepartmentRow row = row(account, id);
        long version = Versions.next(row.version, read);
        refuseUsed(account, id);
        Setting.Department before = row.setting();
        var after = new Setting.Department(account, version, true, before.departmentId(), before.name());
        row.with(after);
        changes.removed(author, before, after);
    }

    /** Notes in {@code fields} which of these departments the account does not have. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void check(AccountId account, Fields fields, String field, Collection<DepartmentId> wanted) {
        Set<DepartmentId> known =
                all(account).stream().map(Setting.Department::departmentId).collect(Collectors.toSet());
        for (DepartmentId department : wanted) {
            if (!known.contains(department)) {
                fields.refuse(field, "names a department that does not exist: " + department.value());
            }
        }
    }

    private DepartmentRow row(AccountId account, String id) {
        return find("departmentId = ?1 and accountId = ?2 and removed = false", id, account.value())
                .firstResultOptional()
                .orElseThrow(ChangeStore::notFound);
    }

    private void refuseTaken(AccountId account, String name, String except) {
        long others = count(
                "accountId = ?1 and lower(name) = lower(?2) and departmentId <> ?3 and removed = false",
                account.value(),
                name,
                except);
        if (others > 0) {
            var fields = new Fields();
            fields.taken("name", "is another department's already");
            fields.done();
        }
    }

    private void refuseUsed(AccountId account, String id) {
        for (var user : List.of(
                List.of("operators", "OperatorRow o where array_contains(o.departments, :id)"),
                List.of("channels", "ChannelRow o where o.departmentId = :id"),
                List.of("placements", "PlacementRow o where o.departmentId = :id"))) {
            long uses = entities.createQuery(
                            "select count(*) from " + user.getLast() + " and o.accountId = :account and not o.removed",
                            Long.class)
                    .setParameter("id", id)
                    .setParameter("account", account.value())
                    .getSingleResult();
            if (uses > 0) {
                throw new ProblemException(
                        ErrorCode.STILL_IN_USE, uses + " " + user.getFirst() + " belong to this department");
            }
        }
    }
}
