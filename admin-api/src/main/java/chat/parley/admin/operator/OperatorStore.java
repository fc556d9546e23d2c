package chat.parley.admin.operator;

import chat.parley.admin.account.AccountRow;
import chat.parley.admin.change.Author;
import chat.parley.admin.change.ChangeStore;
import chat.parley.admin.change.Versions;
import chat.parley.admin.department.DepartmentStore;
import chat.parley.admin.field.Fields;
import chat.parley.contracts.actor.Role;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.settings.Setting;
import chat.parley.platform.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Operators in the database. What an operator's login must know is changed inside the same transaction, last: when
 * the identity provider fails, nothing here has changed.
 */
@ApplicationScoped
@Transactional
public class OperatorStore implements PanacheRepositoryBase<OperatorRow, String> {
    private final ChangeStore changes;
    private final DepartmentStore departments;
    private final IdentityProvider identity;

    public OperatorStore(ChangeStore changes, DepartmentStore departments, IdentityProvider identity) {
        this.changes = changes;
        this.departments = departments;
        this.identity = identity;
    }

    /** The account's operators, by name. */
    public List<Setting.Operator> all(AccountId account) {
        return find("accountId = ?1 and removed = false order by name, operatorId", account.value()).stream()
                .map(OperatorRow::setting)
                .toList();
    }

    public Setting.Operator get(AccountId account, String id) {
        return row(account, id).setting();
    }

    /** Adds an operator whose login exists already. */
    public Setting.Operator add(Author author, AccountId account, OperatorId id, OperatorDraft draft) {
        Setting.Operator added = checked(changes.begin(account), id, 1, draft);
        persistAndFlush(new OperatorRow().with(added));
        changes.created(author, added);
        return added;
    }

    /** Brings back an operator who was removed. */
    public Setting.Operator restore(Author author, AccountId account, OperatorId id, OperatorDraft draft) {
        AccountRow owner = changes.begin(account);
        OperatorRow row = find("operatorId = ?1 and accountId = ?2 and removed = true", id.value(), account.value())
                .firstResultOptional()
                .orElseThrow(ChangeStore::notFound);
        Setting.Operator restored = checked(owner, id, row.version + 1, draft);
        row.with(restored);
        flush();
        changes.created(author, restored);
        return restored;
    }

    /** Replaces an operator, here and at the identity provider. */
    public Setting.Operator change(Author author, AccountId account, String id, OperatorDraft draft) {
        AccountRow owner = changes.begin(account);
        OperatorRow row = row(account, id);
        Setting.Operator before = row.setting();
        Setting.Operator after = checked(owner, before.operatorId(), before.version() + 1, draft);
        requireVersion(draft);
        Versions.next(before.version(), draft.version());
        if (before.role() == Role.ADMINISTRATOR && after.role() != Role.ADMINISTRATOR && isLastAdministrator(before)) {
            throw new ProblemException(
                    ErrorCode.STILL_IN_USE, "the account's last administrator must stay administrator");
        }
        row.with(after);
        changes.changed(author, before, after);
        flush();
        if (!person(before).equals(person(after))) {
            identity.update(after.operatorId(), person(after));
        }
        return after;
    }

    /** Removes an operator, and ends and forbids their logins. */
    public void remove(Author author, AccountId account, String id, @Nullable Long read) {
        changes.begin(account);
        OperatorRow row = row(account, id);
        Setting.Operator before = row.setting();
        long version = Versions.next(before.version(), read);
        if (author.id().equals(id)) {
            throw new ProblemException(ErrorCode.STILL_IN_USE, "nobody can remove themselves");
        }
        if (isLastAdministrator(before)) {
            throw new ProblemException(ErrorCode.STILL_IN_USE, "the account's last administrator cannot be removed");
        }
        var after = new Setting.Operator(
                account,
                version,
                true,
                before.operatorId(),
                before.name(),
                before.email(),
                before.role(),
                before.departments(),
                before.languages(),
                before.maxDialogs());
        row.with(after);
        changes.removed(author, before, after);
        flush();
        identity.disable(after.operatorId());
    }

    /**
     * The draft as it would be saved; nothing is saved.
     *
     * @throws ProblemException naming every bad field, an address in use among them
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Setting.Operator checked(AccountRow owner, OperatorId id, long version, OperatorDraft draft) {
        var account = new AccountId(owner.accountId);
        var fields = new Fields();
        Setting.Operator operator = draft.read(fields, account, id, version, owner.language);
        departments.check(account, fields, "departments", operator.departments());
        if (count("email = ?1 and operatorId <> ?2 and removed = false", operator.email(), id.value()) > 0) {
            fields.taken("email", "is another operator's already");
        }
        fields.done();
        return operator;
    }

    /** What the identity provider must know of an operator. */
    static IdentityProvider.Person person(Setting.Operator operator) {
        return new IdentityProvider.Person(operator.accountId(), operator.name(), operator.email(), operator.role());
    }

    private boolean isLastAdministrator(Setting.Operator operator) {
        return operator.role() == Role.ADMINISTRATOR
                && count(
                                "accountId = ?1 and role = ?2 and operatorId <> ?3 and removed = false",
                                operator.accountId().value(),
                                Role.ADMINISTRATOR,
                                operator.operatorId().value())
                        == 0;
    }

    private static void requireVersion(OperatorDraft draft) {
        var fields = new Fields();
        fields.version(draft.version());
        fields.done();
    }

    private OperatorRow row(AccountId account, String id) {
        return find("operatorId = ?1 and accountId = ?2 and removed = false", id, account.value())
                .firstResultOptional()
                .orElseThrow(ChangeStore::notFound);
    }
}
