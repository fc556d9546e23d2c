package chat.parley.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.contracts.topic.Headers;
import chat.parley.platform.kafka.PositionFilter;
import chat.parley.testkit.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The reader's rule, kept by the database: each event is taken once, whatever is repeated, lost or away. */
@Tag("N-03")
class LogConsumerTest {
    private static final TopicPartition PLACE = new TopicPartition("dialog.events.v1", 3);
    private static DataSource database;
    private static SchemaJob schema;

    private final TransactionStore transactions = new TransactionStore(database);
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final List<Long> asked = new ArrayList<>();
    private final AtomicInteger news = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();

    @BeforeAll
    static void theDatabaseIsBroughtUpToDate() throws InterruptedException {
        database = TestDatabase.fresh("log").dataSource();
        schema = new SchemaJob(Flyway.configure().dataSource(database).load());
        assertThat(schema.isDone()).isFalse();
        schema.start(new StartupEvent());
        assertThat(schema.awaitDone()).isTrue();
    }

    @BeforeEach
    void nothingIsRead() {
        run("TRUNCATE taken, feed_position");
    }

    @Test
    void whatIsRepeatedIsTakenOnceAlsoByAnotherProcess() throws InterruptedException {
        consumer().take(batch(record(1, "a"), record(2, "b"), record(2, "b")));
        consumer().take(batch(record(1, "a"), record(2, "b"), record(3, "c")));

        assertThat(taken()).containsExactly("a", "b", "c");
    }

    @Test
    void whatTheLogLostIsFetchedAndComesFirst() throws InterruptedException {
        consumer().take(batch(record(1, "a")));
        consumer().take(batch(record(4, "d")));

        assertThat(asked).containsExactly(2L, 3L);
        assertThat(taken()).containsExactly("a", "lost 2", "lost 3", "d");
        assertThat(metrics.counter("parley.feed.jumps").count()).isEqualTo(1);
    }

    @Test
    void whatCannotBeReadOrHasNoPositionIsSkippedAndCounted() throws InterruptedException {
        var without = new ConsumerRecord<>(PLACE.topic(), PLACE.partition(), 9, "key", "x".getBytes(UTF_8));
        consumer().take(batch(record(1, "rubbish"), without, record(2, "newer"), record(3, "c")));

        assertThat(taken()).containsExactly("c");
        assertThat(metrics.counter("parley.feed.poison").count()).isEqualTo(2);
    }

    @Test
    @Tag("N-12")
    void aRecordWhoseContentCanNeverBeStoredStopsNobody() throws InterruptedException {
        var nothing = new ConsumerRecord<String, byte[]>(PLACE.topic(), PLACE.partition(), 105, "key", null);
        nothing.headers().add(Headers.POSITION, "5".getBytes(UTF_8));
        var consumer = consumer();

        consumer.take(batch(record(1, "a"), record(2, "nul\u0000"), record(3, "c"), record(4, "half"), nothing));
        consumer.take(batch(record(2, "nul\u0000"), record(4, "half"), record(6, "f")));

        assertThat(taken()).containsExactly("a", "c", "f");
        assertThat(asked).as("what was skipped is not missed").isEmpty();
        assertThat(metrics.counter("parley.feed.poison").count()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void aBatchThatCouldNotBeStoredLeavesNothingAndIsTriedAgain() throws InterruptedException {
        failures.set(1);
        consumer().take(batch(record(1, "a"), record(2, "b")));

        assertThat(taken()).containsExactly("a", "b");
        assertThat(news).as("who waits is told once").hasValue(1);
    }

    @Test
    void nobodyIsToldOfABatchWithoutAnythingNew() throws InterruptedException {
        consumer().take(batch(record(1, "a")));
        consumer().take(batch(record(1, "a")));

        assertThat(news).hasValue(1);
    }

    @Test
    void aServiceThatStopsBeforeItsDatabaseIsThereTakesNothing() {
        var never = new SchemaJob(Flyway.configure().dataSource(database).load());
        never.stop(new ShutdownEvent());

        assertThatThrownBy(() -> consumer(never).take(batch(record(1, "a")))).isInstanceOf(IllegalStateException.class);
        assertThat(taken()).isEmpty();
    }

    @Test
    void aPositionIsRememberedOnlyWithWhatItsTransactionDid() {
        note(3, 17);
        assertThat(resumed(3)).isEqualTo(17);

        transactions.run(connection -> {
            var filter = new PositionFilter();
            ReadPositionStore.resume(connection, List.of(3), filter);
            filter.judge(3, 18);
            ReadPositionStore.note(connection, List.of(3), filter);
            connection.rollback();
            return true;
        });

        assertThat(resumed(3)).isEqualTo(17);
        assertThat(resumed(4)).isEqualTo(-1);
    }

    private void note(int partition, long position) {
        transactions.run(connection -> {
            var filter = new PositionFilter();
            ReadPositionStore.resume(connection, List.of(partition), filter);
            filter.judge(partition, position);
            ReadPositionStore.note(connection, List.of(partition), filter);
            return true;
        });
    }

    private long resumed(int partition) {
        return transactions.run(connection -> {
            var filter = new PositionFilter();
            ReadPositionStore.resume(connection, List.of(partition), filter);
            return filter.greatest(partition);
        });
    }

    private LogConsumer<String> consumer() {
        return consumer(schema);
    }

    private LogConsumer<String> consumer(SchemaJob job) {
        return new LogConsumer<>(
                job, transactions, this::lost, metrics, LogConsumerTest::read, this::store, news::incrementAndGet);
    }

    private static Optional<String> read(byte[] body) throws IOException {
        String text = new String(body, UTF_8);
        if (text.equals("rubbish")) {
            throw new IOException("rubbish");
        }
        return text.equals("newer") ? Optional.empty() : Optional.of(text);
    }

    private List<byte[]> lost(int partition, long first, long last) {
        var bodies = new ArrayList<byte[]>();
        for (long position = first; position <= last; position++) {
            asked.add(position);
            bodies.add(("lost " + position).getBytes(UTF_8));
        }
        return bodies;
    }

    private int store(Connection connection, List<String> events) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT INTO taken (body) VALUES (?)")) {
            for (String event : events) {
                if (event.equals("half")) {
                    throw new NullPointerException("a required field is missing");
                }
                insert.setString(1, event);
                insert.executeUpdate();
            }
        }
        if (failures.getAndDecrement() > 0) {
            throw new SQLException("away", "08006");
        }
        return events.size();
    }

    private static ConsumerRecord<String, byte[]> record(long position, String body) {
        var record =
                new ConsumerRecord<>(PLACE.topic(), PLACE.partition(), 100 + position, "key", body.getBytes(UTF_8));
        record.headers().add(Headers.POSITION, Long.toString(position).getBytes(UTF_8));
        return record;
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static ConsumerRecords<String, byte[]> batch(ConsumerRecord<String, byte[]>... records) {
        return new ConsumerRecords<>(Map.of(PLACE, List.of(records)), Map.of());
    }

    private List<String> taken() {
        return transactions.run(connection -> {
            try (var rows = connection.createStatement().executeQuery("SELECT body FROM taken ORDER BY id")) {
                var bodies = new ArrayList<String>();
                while (rows.next()) {
                    bodies.add(rows.getString(1));
                }
                return bodies;
            }
        });
    }

    private void run(String sql) {
        transactions.run(connection -> connection.createStatement().execute(sql));
    }
}
