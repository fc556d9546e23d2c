package chat.parley.persistence;

import chat.parley.contracts.topic.Headers;
import chat.parley.platform.kafka.PositionFilter;
import chat.parley.platform.kafka.RecordHeaders;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the event log into the database by the reader's rule: a batch per transaction, together with how far the log is
 * read. So each event is taken once, whatever is repeated and whoever is restarted; what the log lost is fetched from
 * the store of dialogs and comes first. A record whose own content cannot be stored, now or ever, is found by taking
 * its batch one record at a time, and is skipped, counted and logged like one that cannot be read: it stops nobody.
 *
 * @param <T> what a record is read as
 */
public final class LogConsumer<T> {
    private static final Logger LOG = Logger.getLogger(LogConsumer.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final SchemaJob schema;
    private final TransactionStore transactions;
    private final LostRecords lost;
    private final Reader<T> reader;
    private final Taker<T> taker;
    private final Runnable news;
    private final Counter jumps;
    private final Counter poison;

    /** Reads a record; empty for one of a newer version, fails for one that is none. */
    @FunctionalInterface
    public interface Reader<T> {
        Optional<T> read(byte[] body) throws IOException;
    }

    /** Takes events within the transaction; says how many things came of them that somebody waits for. */
    @FunctionalInterface
    public interface Taker<T> {
        int take(Connection connection, List<T> events) throws SQLException;
    }

    /** @param news told after a transaction out of which something came */
    public LogConsumer(
            SchemaJob schema,
            TransactionStore transactions,
            LostRecords lost,
            MeterRegistry metrics,
            Reader<T> reader,
            Taker<T> taker,
            Runnable news) {
        this.schema = schema;
        this.transactions = transactions;
        this.lost = lost;
        this.reader = reader;
        this.taker = taker;
        this.news = news;
        this.jumps = metrics.counter("parley.feed.jumps");
        this.poison = metrics.counter("parley.feed.poison");
    }

    /**
     * Takes a batch; returns when it is stored, however long the database is away. Not for several threads at once.
     *
     * @throws IllegalStateException when the service stops before the database was up to date
     */
    public void take(ConsumerRecords<String, byte[]> batch) throws InterruptedException {
        if (!schema.awaitDone()) {
            throw new IllegalStateException("stopping before the database was up to date");
        }
        if (!stored(batch)) {
            for (ConsumerRecord<String, byte[]> record : batch) {
                ConsumerRecords<String, byte[]> one = only(record);
                if (!stored(one)) {
                    skip(record, "its content cannot be stored");
                    passed(one);
                }
            }
        }
    }

    /** Whether the batch is stored; false where its content is why it never will be. */
    private boolean stored(ConsumerRecords<String, byte[]> batch) throws InterruptedException {
        while (true) {
            try {
                if (transactions.run(connection -> take(connection, batch)) > 0) {
                    news.run();
                }
                return true;
            } catch (RuntimeException e) {
                if (Poison.made(e)) {
                    LOG.errorf("a batch of %d has content that cannot be stored: %s", batch.count(), e.getClass());
                    return false;
                }
                rest(e);
            }
        }
    }

    /** Notes that a record is done with although nothing came of it. */
    private void passed(ConsumerRecords<String, byte[]> one) throws InterruptedException {
        while (true) {
            try {
                transactions.run(connection -> {
                    var filter = new PositionFilter();
                    var partitions = partitions(one);
                    ReadPositionStore.resume(connection, partitions, filter);
                    for (ConsumerRecord<String, byte[]> record : one) {
                        RecordHeaders.number(record.headers(), Headers.POSITION)
                                .ifPresent(position -> filter.judge(record.partition(), position));
                    }
                    ReadPositionStore.note(connection, partitions, filter);
                    return true;
                });
                return;
            } catch (RuntimeException e) {
                rest(e);
            }
        }
    }

    private static void rest(RuntimeException failure) throws InterruptedException {
        LOG.warnf("events cannot be stored now and are tried again: %s", failure.toString());
        LockSupport.parkNanos(PAUSE.toNanos());
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private static ConsumerRecords<String, byte[]> only(ConsumerRecord<String, byte[]> record) {
        return new ConsumerRecords<>(
                Map.of(new TopicPartition(record.topic(), record.partition()), List.of(record)), Map.of());
    }

    private static TreeSet<Integer> partitions(ConsumerRecords<String, byte[]> batch) {
        var partitions = new TreeSet<Integer>();
        batch.partitions().forEach(partition -> partitions.add(partition.partition()));
        return partitions;
    }

    private int take(Connection connection, ConsumerRecords<String, byte[]> batch) throws SQLException {
        var filter = new PositionFilter();
        var partitions = partitions(batch);
        ReadPositionStore.resume(connection, partitions, filter);
        var events = new ArrayList<T>();
        for (ConsumerRecord<String, byte[]> record : batch) {
            if (isFresh(filter, record, events)) {
                read(record.value(), record).ifPresent(events::add);
            }
        }
        ReadPositionStore.note(connection, partitions, filter);
        return taker.take(connection, List.copyOf(events));
    }

    private boolean isFresh(PositionFilter filter, ConsumerRecord<String, byte[]> record, List<T> events) {
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

    private Optional<T> read(byte @Nullable [] body, ConsumerRecord<String, byte[]> record) {
        if (body == null) {
            skip(record, "it has no body");
            return Optional.empty();
        }
        try {
            return reader.read(body);
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
