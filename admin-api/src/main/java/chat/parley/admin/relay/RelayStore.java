package chat.parley.admin.relay;

import chat.parley.admin.change.SettingRow;
import chat.parley.contracts.topic.Topic;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What the relay reads and notes. Every step is one transaction that holds one lock of the whole installation, so
 * only one relay publishes at a time and the records are in the outbox's order.
 */
@ApplicationScoped
public class RelayStore {
    private static final int BATCH = 500;
    private static final long LOCK = 0x7061726c6579L;

    private final EntityManager entities;
    private final OutboxStore outbox;
    private final InstantSource clock;

    public RelayStore(EntityManager entities, OutboxStore outbox, InstantSource clock) {
        this.entities = entities;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Publishes the oldest rows of the outbox and deletes them.
     *
     * @param publish returns only when every row is stored by the broker, else throws: nothing is deleted then
     * @return whether there may be more
     */
    @Transactional
    public boolean relay(Consumer<List<OutboxRow>> publish) {
        lock();
        List<OutboxRow> rows =
                outbox.find("order by outboxId").page(Page.ofSize(BATCH)).list();
        if (rows.isEmpty()) {
            return false;
        }
        publish.accept(rows);
        outbox.delete("outboxId in ?1", rows.stream().map(row -> row.outboxId).toList());
        return rows.size() == BATCH;
    }

    /**
     * Publishes every setting of every account when the topic is not the one that holds them.
     *
     * @param topicId the broker's id of the present topic
     * @param anyway to publish them in any case
     * @param publish as for {@link #relay}
     * @return whether they were published
     */
    @Transactional
    public boolean fill(String topicId, boolean anyway, Consumer<List<OutboxRow>> publish) {
        lock();
        RelayedTopicRow known = entities.find(RelayedTopicRow.class, Topic.SETTINGS.name());
        if (known != null && known.topicId.equals(topicId) && !anyway) {
            return false;
        }
        // First what waits, then what is stored: what is stored is at least as new.
        List<Long> waiting = entities.createQuery("select o.outboxId from OutboxRow o", Long.class)
                .getResultList();
        List<OutboxRow> rows = everything();
        for (int from = 0; from < rows.size(); from += BATCH) {
            publish.accept(rows.subList(from, Math.min(rows.size(), from + BATCH)));
        }
        outbox.delete("outboxId in ?1", waiting);
        if (known == null) {
            known = new RelayedTopicRow();
            known.name = Topic.SETTINGS.name();
            known.topicId = topicId;
            entities.persist(known);
        } else {
            known.topicId = topicId;
        }
        return true;
    }

    private List<OutboxRow> everything() {
        try (Stream<SettingRow> found = entities.createQuery("from SettingRow order by key", SettingRow.class)
                .getResultStream()) {
            return found.map(SettingRow::setting)
                    .map(setting -> OutboxRow.of(setting, clock.instant()))
                    .toList();
        }
    }

    private void lock() {
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(:lock)", Integer.class)
                .setParameter("lock", LOCK)
                .getSingleResult();
    }
}
