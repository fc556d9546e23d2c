package chat.parley.admin.change;

import chat.parley.admin.account.AccountRow;
import chat.parley.admin.audit.AuditAction;
import chat.parley.admin.audit.AuditStore;
import chat.parley.admin.relay.OutboxStore;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.settings.Setting;
import chat.parley.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/**
 * Every change of an account's settings begins and ends here. It holds the account's row until it commits: changes
 * of one account follow each other, so a check («does this department exist?») still holds at the commit, and the
 * outbox is in the order of the versions.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class ChangeStore {
    private final EntityManager entities;
    private final OutboxStore outbox;
    private final AuditStore audit;

    public ChangeStore(EntityManager entities, OutboxStore outbox, AuditStore audit) {
        this.entities = entities;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** Waits for the account's other changes; then the account itself, fresh. */
    public AccountRow begin(AccountId account) {
        AccountRow row = entities.find(AccountRow.class, account.value(), LockModeType.PESSIMISTIC_WRITE);
        if (row == null || row.removed) {
            throw notFound();
        }
        return row;
    }

    /** Notes that a thing is new. */
    public void created(Author author, Setting after) {
        record(author, AuditAction.CREATED, null, after);
    }

    /** Notes that a thing changed. */
    public void changed(Author author, Setting before, Setting after) {
        record(author, AuditAction.CHANGED, before, after);
    }

    /** @param after the thing with {@code removed} set */
    public void removed(Author author, Setting before, Setting after) {
        record(author, AuditAction.REMOVED, before, after);
    }

    /** The one answer to an id that is unknown, removed or of another account: nothing tells them apart [P-21]. */
    public static ProblemException notFound() {
        return new ProblemException(ErrorCode.NOT_FOUND, "nothing with this id exists in your account");
    }

    private void record(Author author, AuditAction action, @Nullable Setting before, Setting after) {
        audit.append(author, action, before, after);
        outbox.append(after);
    }
}
