package chat.parley.routing.log;

import chat.parley.platform.kafka.BrokerAccess;
import chat.parley.platform.kafka.Haste;
import chat.parley.routing.RoutingConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * Hands every committed record of a topic of routing to somebody, at least once and in order per partition: offsets are
 * noted after the whole batch has been taken, a moment later and several batches together, and a batch that could not
 * be taken is read again.
 *
 * @param <T> what the records are read as
 */
public final class CommittedConsumer<T> {
    private static final Logger LOG = Logger.getLogger(CommittedConsumer.class);
    private static final Duration POLL = Duration.ofMillis(500);
    /** What is taken again after a kill is at most what came in this time. */
    private static final long NOTE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private static final long ALIVE_NANOS = TimeUnit.SECONDS.toNanos(15);

    /** Takes a batch, or throws and gets it again. */
    @FunctionalInterface
    public interface Taker<T> {
        void take(List<T> batch) throws Exception;
    }

    /**
     * Reads a record, and looks at nothing else: empty for one of a newer version, fails for one that is none, which is
     * skipped whatever the failure.
     */
    @FunctionalInterface
    public interface Reader<T> {
        Optional<T> read(ConsumerRecord<String, byte[]> record) throws IOException;
    }

    private final RoutingConfig config;
    private final String topic;
    private final String group;
    private final Haste haste;
    private final Reader<T> reader;
    private final Taker<T> taker;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean assigned;
    private volatile long lastTurn = System.nanoTime();

    /** @param group the consumer group, which also names the thread */
    public CommittedConsumer(
            RoutingConfig config, String topic, String group, Haste haste, Reader<T> reader, Taker<T> taker) {
        this.config = config;
        this.topic = topic;
        this.group = group;
        this.haste = haste;
        this.reader = reader;
        this.taker = taker;
        this.thread = Thread.ofPlatform().name(group).daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Also of one that was never started. */
    public void stop() {
        stop.countDown();
        if (!thread.isAlive()) {
            return;
        }
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it is a member of its group, takes what it reads and goes on. */
    public boolean isAlive() {
        return assigned && System.nanoTime() - lastTurn < ALIVE_NANOS;
    }

    private void run() {
        while (stop.getCount() > 0) {
            try (var consumer = new KafkaConsumer<String, byte[]>(haste.with(settings(config, group)))) {
                new Reading(consumer).run();
            } catch (Exception | AssertionError e) {
                // PostgreSQL's driver throws the latter when the server ends a connection within a batch.
                assigned = false;
                LOG.warnf("%s reads its last batch again: %s", group, e.toString());
                pause();
            }
        }
    }

    /** From one start of the reader to its end or its failure. */
    private final class Reading implements ConsumerRebalanceListener {
        private final KafkaConsumer<String, byte[]> consumer;
        private final Map<TopicPartition, OffsetAndMetadata> unnoted = new HashMap<>();
        private long notedAt = System.nanoTime();

        Reading(KafkaConsumer<String, byte[]> consumer) {
            this.consumer = consumer;
        }

        void run() throws Exception {
            consumer.subscribe(List.of(topic), this);
            while (stop.getCount() > 0) {
                var records = consumer.poll(POLL);
                if (!records.isEmpty()) {
                    take(records);
                }
                if (!unnoted.isEmpty() && System.nanoTime() - notedAt >= NOTE_NANOS) {
                    noteInPassing();
                }
                // A member without a partition is as good as one with: another process has them all.
                assigned = consumer.groupMetadata().generationId() >= 0;
                lastTurn = System.nanoTime();
            }
            note();
        }

        private void take(ConsumerRecords<String, byte[]> records) throws Exception {
            try {
                taker.take(read(records));
            } catch (Exception | AssertionError e) {
                note();
                throw e;
            }
            unnoted.putAll(records.nextOffsets());
        }

        /** Whoever waits for what follows from a batch does not wait for the note that it was taken. */
        private void noteInPassing() {
            notedAt = System.nanoTime();
            consumer.commitAsync(Map.copyOf(unnoted), (offsets, failure) -> {
                if (failure != null) {
                    LOG.debugf("%s notes later how far it came: %s", group, failure.toString());
                }
            });
            unnoted.clear();
        }

        private void note() {
            if (!unnoted.isEmpty()) {
                consumer.commitSync(Map.copyOf(unnoted));
                unnoted.clear();
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> gone) {
            note();
        }

        /** Somebody else has them and takes again what was not noted. */
        @Override
        public void onPartitionsLost(Collection<TopicPartition> gone) {
            gone.forEach(unnoted::remove);
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> given) {}
    }

    private List<T> read(ConsumerRecords<String, byte[]> records) {
        var batch = new ArrayList<T>(records.count());
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                reader.read(record).ifPresent(batch::add);
            } catch (IOException | RuntimeException e) {
                // A reader looks at nothing but the record, so what fails now fails whenever it is read again.
                LOG.errorf(
                        "%s skips %s-%d@%d: it cannot be read: %s",
                        group,
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        e.getClass().getName());
            }
        }
        return batch;
    }

    /** How a process reads what is committed as the member of a group, and comes back to its partitions. */
    public static Map<String, Object> settings(RoutingConfig config, String group) {
        int session = (int) config.sessionTimeout().toMillis();
        return BrokerAccess.with(Map.ofEntries(
                Map.entry(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, config.kafka()),
                Map.entry(ConsumerConfig.GROUP_ID_CONFIG, group),
                Map.entry(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, group + "-" + config.slot()),
                Map.entry(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, session),
                Map.entry(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, session / 4),
                Map.entry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"),
                Map.entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
                Map.entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
                Map.entry(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false),
                Map.entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500),
                Map.entry(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000L),
                Map.entry(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class),
                Map.entry(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class)));
    }

    private void pause() {
        try {
            var stopping = stop.await(config.retryAfter().toMillis(), TimeUnit.MILLISECONDS);
            LOG.debugf("%s goes on, stopping: %s", group, stopping);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop.countDown();
        }
    }
}
