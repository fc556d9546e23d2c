package chat.parley.ingest.outbound;

import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.topic.Headers;
import chat.parley.ingest.installation.SchemaJob;
import chat.parley.ingest.installation.TransactionStore;
import chat.parley.platform.json.Json;
import chat.parley.platform.kafka.LostRecords;
import chat.parley.platform.kafka.PositionFilter;
import chat.parley.platform.kafka.RecordHeaders;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Makes events into deliveries to providers, a batch per transaction, together with how far the log is read: so each
 * message becomes one delivery, whatever is repeated and whoever is restarted.
 */
@ApplicationScoped
public class OutboundConsumer {
    private static final Logger LOG = Logger.getLogger(OutboundConsumer.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final SchemaJob schema;
    private final TransactionStore transactions;
    private final OutboundStore store;
    private final DeliveryJob sender;
    private final LostRecords lost;
    private final Counter jumps;
    private final Counter poison;

    OutboundConsumer(
            SchemaJob schema,
            TransactionStore transactions,
            OutboundStore store,
            DeliveryJob sender,
            LostRecords lost,
            MeterRegistry metrics) {
        this.schema = schema;
        this.transactions = transactions;
        this.store = store;
        this.sender = sender;
        this.lost = lost;
        this.jumps = metrics.counter("parley.feed.jumps");
        this.poison = metrics.counter("parley.feed.poison");
    }

    /** Takes a batch; returns when it is stored, however long the database is away. */
    @Incoming("dialog-events")
    @Blocking // one batch after the other; on virtual threads they would run side by side and out of order
    void on(ConsumerRecords<String, byte[]> batch) throws InterruptedException {
        if (!schema.awaitDone()) {
            throw new IllegalStateException("stopping before the database was up to date");
        }
        while (true) {
            try {
                if (transactions.run(connection -> take(connection, batch)) > 0) {
                    sender.look();
                }
                return;
            } catch (RuntimeException e) {
                LOG.warnf("events cannot be stored now and are tried again: %s", e.toString());
                LockSupport.parkNanos(PAUSE.toNanos());
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        }
    }

    private int take(Connection connection, ConsumerRecords<String, byte[]> batch) throws SQLException {
        var filter = new PositionFilter();
        var partitions = new TreeSet<Integer>();
        batch.partitions().forEach(partition -> partitions.add(partition.partition()));
        store.resume(connection, partitions, filter);
        var events = new ArrayList<DialogEvent>();
        for (ConsumerRecord<String, byte[]> record : batch) {
            if (isFresh(filter, record, events)) {
                read(record.value(), record).ifPresent(events::add);
            }
        }
        store.note(connection, partitions, filter);
        return store.deliver(connection, List.copyOf(events));
    }

    /** What the log lost before the record is fetched and comes first. */
    private boolean isFresh(PositionFilter filter, ConsumerRecord<String, byte[]> record, List<DialogEvent> events) {
        OptionalLong position = RecordHeaders.number(record.headers(), Headers.POSITION);
        if (position.isEmpty()) {
            skip(record, "it has no position");
            return false;
        }
        return switch (filter.judge(record.partition(), position.getAsLong())) {
            case PositionFilter.Verdict.Fresh f -> true;
            case PositionFilter.Verdict.Repeat r -> false;
            case PositionFilter.Verdict.Jump jump -> {
                jumps.increment();
                LOG.errorf(
                        "positions %d to %d are missing in %s-%d",
                        jump.missingFrom(), jump.missingTo(), record.topic(), record.partition());
                for (byte[] body : lost.between(record.partition(), jump.missingFrom(), jump.missingTo())) {
                    read(body, record).ifPresent(events::add);
                }
                yield true;
            }
        };
    }

    private Optional<DialogEvent> read(byte[] body, ConsumerRecord<String, byte[]> record) {
        try {
            return Json.read(body, DialogEvent.class);
        } catch (IOException e) {
            skip(record, "it cannot be read");
            return Optional.empty();
        }
    }

    private void skip(ConsumerRecord<String, byte[]> record, String why) {
        poison.increment();
        LOG.errorf("%s-%d@%d is skipped: %s", record.topic(), record.partition(), record.offset(), why);
    }
}
