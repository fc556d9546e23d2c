package chat.parley.admin.privacy;

import chat.parley.admin.audit.AuditAction;
import chat.parley.admin.audit.AuditStore;
import chat.parley.admin.change.Author;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reports of erasures in the database. */
@ApplicationScoped
@Transactional
public class ErasureStore {
    private static final String KIND = "Erasure";

    private final EntityManager entities;
    private final AuditStore audit;

    public ErasureStore(EntityManager entities, AuditStore audit) {
        this.entities = entities;
        this.audit = audit;
    }

    /** A report as it was read; only who has read the present version may replace it. */
    record Kept(AccountId accountId, long version, ErasureReport report) {}

    /** Begins an erasure, unless one of this visitor runs; the one that runs then. */
    ErasureReport begin(Author author, AccountId account, ErasureReport asked) {
        int made = entities.createNativeQuery("insert into erasure (erasure_id, account_id, visitor_id, asked_at,"
                        + " running, version, report) values (?1, ?2, ?3, ?4, true, 1, ?5)"
                        + " on conflict (account_id, visitor_id) where running do nothing")
                .setParameter(1, asked.erasureId())
                .setParameter(2, account.value())
                .setParameter(3, asked.visitorId().value())
                .setParameter(4, asked.askedAt())
                .setParameter(5, Json.text(asked))
                .executeUpdate();
        if (made == 0) {
            return rows(
                            "account_id = ?1 and visitor_id = ?2 and running",
                            1,
                            account.value(),
                            asked.visitorId().value())
                    .findFirst()
                    .map(Kept::report)
                    .orElse(asked);
        }
        audit.append(
                author,
                AuditAction.CREATED,
                new AuditStore.Subject(account, KIND, asked.erasureId()),
                null,
                Json.text(Map.of(
                        "visitorId",
                        asked.visitorId().value(),
                        "conversations",
                        asked.parts().size())));
        return asked;
    }

    /** Notes that somebody took a copy of what is kept of a visitor. */
    void exported(Author author, AccountId account, VisitorId visitor) {
        audit.append(
                author,
                AuditAction.CREATED,
                new AuditStore.Subject(account, "VisitorExport", visitor.value()),
                null,
                Json.text(Map.of("visitorId", visitor.value())));
    }

    /** Those that are under way, of all accounts. */
    List<Kept> running() {
        return rows("running", 100).toList();
    }

    Optional<ErasureReport> find(AccountId account, String erasureId) {
        return rows("account_id = ?1 and erasure_id = ?2", 1, account.value(), erasureId)
                .findFirst()
                .map(Kept::report);
    }

    /** The newest ones. */
    List<ErasureReport> newest(AccountId account, int most) {
        return rows("account_id = ?1", most, account.value()).map(Kept::report).toList();
    }

    /** Replaces a report; nothing happens where another process did so first. */
    void save(Kept before, ErasureReport after) {
        entities.createNativeQuery("update erasure set report = ?1, running = ?2, version = version + 1"
                        + " where erasure_id = ?3 and version = ?4")
                .setParameter(1, Json.text(after))
                .setParameter(2, after.isRunning())
                .setParameter(3, after.erasureId())
                .setParameter(4, before.version())
                .executeUpdate();
    }

    private Stream<Kept> rows(String condition, int most, Object... values) {
        var query = entities.createNativeQuery(
                "select account_id, version, report from erasure where " + condition
                        + " order by asked_at desc, erasure_id",
                Object[].class);
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
        query.setMaxResults(most);
        List<?> found = query.getResultList();
        return found.stream().map(Object[].class::cast).map(ErasureStore::kept);
    }

    private static Kept kept(Object[] row) {
        try {
            return new Kept(
                    new AccountId((String) row[0]),
                    ((Number) row[1]).longValue(),
                    Json.mapper().readValue((String) row[2], ErasureReport.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report is read as it was written", e);
        }
    }
}
