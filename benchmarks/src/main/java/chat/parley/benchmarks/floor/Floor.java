package chat.parley.benchmarks.floor;

import chat.parley.benchmarks.measure.Figures;
import chat.parley.benchmarks.measure.Pace;
import chat.parley.benchmarks.measure.Stopwatch;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * One loop without any of Parley's code: poll a batch, store it in one transaction that begins with the same kind of
 * ledger row, publish it, wait for every acknowledgement. Broker, database, partitions, record size, greatest batch,
 * {@code acks=all}, {@code fsync} and {@code synchronous_commit} are those of the suite in the same run.
 */
public final class Floor implements AutoCloseable {
    private static final String IN = "bench.floor.in";
    private static final String OUT = "bench.floor.out";
    private static final int PARTITIONS = 12;
    private static final int GREATEST_BATCH = 500;
    private static final int RECORD_BYTES = 600;

    private final String kafka;
    private final Connection database;
    private final Producer<byte[], byte[]> feeding;
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final Thread loop;
    private final Thread listening;
    private volatile Stopwatch stopwatch = new Stopwatch(1);

    /** @param url of a database in which the user may make a table */
    public Floor(String kafka, String url, String user, String password)
            throws SQLException, ExecutionException, InterruptedException {
        this.kafka = kafka;
        this.database = DriverManager.getConnection(url + "?reWriteBatchedInserts=true", user, password);
        try (Statement statement = database.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS bench_event; DROP TABLE IF EXISTS bench_ledger");
            statement.execute(
                    "CREATE TABLE bench_event (partition int, position bigint, conversation text, payload text)");
            statement.execute("CREATE INDEX bench_event_position ON bench_event (partition, position)");
            statement.execute("CREATE TABLE bench_ledger (partition int PRIMARY KEY, next_offset bigint)");
            statement.execute("INSERT INTO bench_ledger SELECT p, 0 FROM generate_series(0, 11) p");
        }
        database.setAutoCommit(false);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.createTopics(
                            List.of(new NewTopic(IN, PARTITIONS, (short) 1), new NewTopic(OUT, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
        this.feeding = producer();
        this.loop = Thread.ofPlatform().name("floor").daemon().start(this::work);
        this.listening = Thread.ofPlatform().name("floor-out").daemon().start(this::listen);
    }

    /** Messages at a rate, from due instant to arrival behind the loop. */
    public Figures latency(double perSecond, Duration over) throws InterruptedException {
        int count = (int) (perSecond * over.toSeconds());
        stopwatch = new Stopwatch(count);
        Pace.run(count, perSecond, stopwatch::due, this::feed);
        await(count);
        return stopwatch.figures(count, over);
    }

    /** How many messages a second go through the loop when there are always more. */
    public double throughput(int count) throws InterruptedException {
        stopwatch = new Stopwatch(count);
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            stopwatch.due(i, System.nanoTime());
            feed(i);
        }
        await(count);
        return count * 1e9 / (System.nanoTime() - start);
    }

    private void feed(int number) {
        var body = ByteBuffer.allocate(RECORD_BYTES);
        while (body.remaining() >= 4) {
            body.putInt(0x61616161);
        }
        byte[] value = body.array();
        byte[] digits = String.format(java.util.Locale.ROOT, "%010d", number)
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, value, 0, digits.length);
        feeding.send(new ProducerRecord<>(IN, number % PARTITIONS, digits, value));
    }

    private void await(int count) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (stopwatch.count() < count && System.nanoTime() < end) {
            java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    private void work() {
        try (Consumer<byte[], byte[]> consumer = consumer();
                Producer<byte[], byte[]> producer = producer()) {
            consumer.assign(partitions(IN));
            while (running.get()) {
                var records = consumer.poll(Duration.ofMillis(100));
                if (!records.isEmpty()) {
                    store(records);
                    publish(producer, records);
                }
            }
        } catch (SQLException | ExecutionException e) {
            throw new IllegalStateException("the floor broke", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void store(Iterable<ConsumerRecord<byte[], byte[]>> records) throws SQLException {
        try (var ledger = database.prepareStatement("UPDATE bench_ledger SET next_offset = ? WHERE partition = ?");
                var insert = database.prepareStatement("INSERT INTO bench_event VALUES (?, ?, ?, ?)")) {
            var ends = new java.util.TreeMap<Integer, Long>();
            for (var record : records) {
                ends.put(record.partition(), record.offset() + 1);
                insert.setInt(1, record.partition());
                insert.setLong(2, record.offset());
                insert.setString(3, "conversation");
                insert.setString(4, new String(record.value(), java.nio.charset.StandardCharsets.UTF_8));
                insert.addBatch();
            }
            for (var end : ends.entrySet()) {
                ledger.setLong(1, end.getValue());
                ledger.setInt(2, end.getKey());
                ledger.addBatch();
            }
            ledger.executeBatch();
            insert.executeBatch();
            database.commit();
        }
    }

    private static void publish(Producer<byte[], byte[]> producer, Iterable<ConsumerRecord<byte[], byte[]>> records)
            throws ExecutionException, InterruptedException {
        var acknowledgements = new ArrayList<java.util.concurrent.Future<RecordMetadata>>();
        for (var record : records) {
            acknowledgements.add(
                    producer.send(new ProducerRecord<>(OUT, record.partition(), record.key(), record.value())));
        }
        for (var acknowledgement : acknowledgements) {
            acknowledgement.get();
        }
    }

    private void listen() {
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            consumer.assign(partitions(OUT));
            while (running.get()) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    stopwatch.arrived(
                            Integer.parseInt(new String(record.key(), java.nio.charset.StandardCharsets.US_ASCII)));
                }
            }
        }
    }

    private static List<TopicPartition> partitions(String topic) {
        return java.util.stream.IntStream.range(0, PARTITIONS)
                .mapToObj(number -> new TopicPartition(topic, number))
                .toList();
    }

    private Consumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(Map.of(
                "bootstrap.servers",
                kafka,
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false,
                "max.poll.records",
                GREATEST_BATCH,
                "key.deserializer",
                ByteArrayDeserializer.class,
                "value.deserializer",
                ByteArrayDeserializer.class));
    }

    private Producer<byte[], byte[]> producer() {
        return new KafkaProducer<>(Map.of(
                "bootstrap.servers",
                kafka,
                "acks",
                "all",
                "linger.ms",
                0,
                "batch.size",
                64 * 1024,
                "key.serializer",
                ByteArraySerializer.class,
                "value.serializer",
                ByteArraySerializer.class));
    }

    @Override
    public void close() throws SQLException {
        running.set(false);
        try {
            loop.join(Duration.ofSeconds(5));
            listening.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        feeding.close(Duration.ofSeconds(5));
        database.setAutoCommit(true);
        try (Statement statement = database.createStatement()) {
            statement.execute("DROP TABLE bench_event; DROP TABLE bench_ledger");
        }
        database.close();
    }
}
