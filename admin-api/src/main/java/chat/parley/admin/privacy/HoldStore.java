package chat.parley.admin.privacy;

import chat.parley.admin.audit.AuditAction;
import chat.parley.admin.audit.AuditStore;
import chat.parley.admin.change.Author;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.platform.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;

/** Visitors of whom nothing may be erased, for legal reasons. */
@ApplicationScoped
@Transactional
public class HoldStore {
    private static final String KIND = "LegalHold";

    private final EntityManager entities;
    private final AuditStore audit;

    public HoldStore(EntityManager entities, AuditStore audit) {
        this.entities = entities;
        this.audit = audit;
    }

    boolean isHeld(AccountId account, VisitorId visitor) {
        return !entities.createNativeQuery("select 1 from legal_hold where account_id = ?1 and visitor_id = ?2")
                .setParameter(1, account.value())
                .setParameter(2, visitor.value())
                .getResultList()
                .isEmpty();
    }

    /** Holds a visitor; one who is held stays so. */
    void hold(Author author, AccountId account, VisitorId visitor, Instant now) {
        int changed = entities.createNativeQuery(
                        "insert into legal_hold values (?1, ?2, ?3, ?4) on conflict do nothing")
                .setParameter(1, account.value())
                .setParameter(2, visitor.value())
                .setParameter(3, now)
                .setParameter(4, author.id())
                .executeUpdate();
        if (changed > 0) {
            note(author, AuditAction.CREATED, account, visitor);
        }
    }

    /** Lets a visitor go. @return false where they were not held */
    boolean release(Author author, AccountId account, VisitorId visitor) {
        int changed = entities.createNativeQuery("delete from legal_hold where account_id = ?1 and visitor_id = ?2")
                .setParameter(1, account.value())
                .setParameter(2, visitor.value())
                .executeUpdate();
        if (changed > 0) {
            note(author, AuditAction.REMOVED, account, visitor);
        }
        return changed > 0;
    }

    private void note(Author author, AuditAction action, AccountId account, VisitorId visitor) {
        String what = Json.text(Map.of("visitorId", visitor.value()));
        boolean made = action == AuditAction.CREATED;
        audit.append(
                author,
                action,
                new AuditStore.Subject(account, KIND, visitor.value()),
                made ? null : what,
                made ? what : null);
    }
}
