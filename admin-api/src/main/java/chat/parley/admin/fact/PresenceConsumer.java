package chat.parley.admin.fact;

import chat.parley.contracts.presence.PresenceLease;
import chat.parley.persistence.SchemaJob;
import chat.parley.persistence.TransactionStore;
import chat.parley.platform.json.Json;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Reads presence into spans. A lease that comes twice changes nothing, so no position is kept. */
@ApplicationScoped
public class PresenceConsumer {
    private static final Logger LOG = Logger.getLogger(PresenceConsumer.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final SchemaJob schema;
    private final TransactionStore transactions;
    private final PresenceStore spans;

    PresenceConsumer(SchemaJob schema, TransactionStore transactions, PresenceStore spans) {
        this.schema = schema;
        this.transactions = transactions;
        this.spans = spans;
    }

    /** Takes a batch; returns when it is stored, however long the database is away. */
    @Incoming("operator-presence")
    @Blocking // in the order of each device
    void on(ConsumerRecords<String, byte[]> batch) throws InterruptedException {
        if (!schema.awaitDone()) {
            throw new IllegalStateException("stopping before the database was up to date");
        }
        List<PresenceStore.Heard> heard = read(batch);
        while (true) {
            try {
                transactions.run(connection -> spans.take(connection, heard));
                return;
            } catch (RuntimeException e) {
                LOG.warnf("presence cannot be stored now and is tried again: %s", e.toString());
                LockSupport.parkNanos(PAUSE.toNanos());
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        }
    }

    private static List<PresenceStore.Heard> read(ConsumerRecords<String, byte[]> batch) {
        var heard = new ArrayList<PresenceStore.Heard>();
        for (ConsumerRecord<String, byte[]> record : batch) {
            if (record.value() == null) {
                continue;
            }
            try {
                Instant at = Instant.ofEpochMilli(record.timestamp());
                Json.read(record.value(), PresenceLease.class)
                        .ifPresent(lease -> heard.add(new PresenceStore.Heard(lease, at)));
            } catch (IOException e) {
                LOG.errorf(
                        "%s-%d@%d is skipped: it cannot be read", record.topic(), record.partition(), record.offset());
            }
        }
        return heard;
    }
}
