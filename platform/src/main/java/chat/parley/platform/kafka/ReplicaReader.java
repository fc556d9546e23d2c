package chat.parley.platform.kafka;

import chat.parley.contracts.topic.Headers;
import chat.parley.contracts.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads whole topics on one thread of its own, without a group and without committing anything: every replica sees
 * everything and keeps nothing that a restart would miss. Events and outcomes pass the reader's rule on the way, so
 * the handler sees each once. While Kafka cannot be reached it keeps trying.
 */
public final class ReplicaReader implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ReplicaReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long RETRY_MILLIS = 500;

    /** Where a reader begins. */
    public enum Start {
        /** Only what is written from now on. */
        END,
        /** Everything the topics hold. */
        BEGINNING
    }

    /** Takes each record, on the reader's thread; must not block and must not throw for a bad body. */
    @FunctionalInterface
    public interface Handler {
        void on(ConsumerRecord<String, byte[]> record);
    }

    private final String bootstrapServers;
    private final String name;
    private final List<Topic> topics;
    private final Start start;
    private final Haste haste;
    private final Handler handler;
    private final Map<String, PositionFilter> filters = new HashMap<>();
    private final CountDownLatch ready = new CountDownLatch(1);
    private final CountDownLatch stop = new CountDownLatch(1);
    private final AtomicLong jumps = new AtomicLong();
    private volatile boolean connected;
    private volatile long lastPollNanos = System.nanoTime();
    private final Thread thread;

    /** @param name of the reader, for its thread, its client id and its log lines */
    public ReplicaReader(String bootstrapServers, String name, List<Topic> topics, Start start, Handler handler) {
        this(bootstrapServers, name, topics, start, Haste.AT_ONCE, handler);
    }

    /** @param name of the reader, for its thread, its client id and its log lines */
    public ReplicaReader(
            String bootstrapServers, String name, List<Topic> topics, Start start, Haste haste, Handler handler) {
        this.bootstrapServers = bootstrapServers;
        this.name = name;
        this.topics = List.copyOf(topics);
        this.start = start;
        this.haste = haste;
        this.handler = handler;
        filters.put(Topic.EVENTS.name(), new PositionFilter());
        filters.put(Topic.OUTCOMES.name(), new PositionFilter());
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    public ReplicaReader start() {
        thread.start();
        return this;
    }

    /**
     * Whether the reader has its place in every partition, has read what was there when it began (if it began at the
     * beginning), and is still polling.
     */
    public boolean isReady() {
        return ready.getCount() == 0 && connected && System.nanoTime() - lastPollNanos < TimeUnit.SECONDS.toNanos(10);
    }

    /** Waits until {@link #isReady} for the first time; false when the time was not enough. */
    public boolean awaitReady(Duration patience) throws InterruptedException {
        return ready.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** How often positions were missing: always 0 unless the log lost something. */
    public long jumps() {
        return jumps.get();
    }

    private void run() {
        while (stop.getCount() > 0) {
            try (Consumer<String, byte[]> consumer = new KafkaConsumer<>(haste.with(BrokerAccess.with(Map.ofEntries(
                    Map.entry(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                    Map.entry(ConsumerConfig.CLIENT_ID_CONFIG, name),
                    Map.entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
                    Map.entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
                    Map.entry(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false),
                    Map.entry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"),
                    Map.entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000),
                    Map.entry(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000L),
                    Map.entry(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class),
                    Map.entry(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class)))))) {
                read(consumer);
            } catch (WakeupException e) {
                LOG.debugf("%s stops", name);
            } catch (RuntimeException e) {
                connected = false;
                LOG.warnf("%s lost its place and starts again: %s", name, e.toString());
                pause();
            }
        }
    }

    private void read(Consumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = partitions(consumer);
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        boolean again = !places.isEmpty();
        for (TopicPartition partition : partitions) {
            Long place = places.get(partition);
            if (place != null) {
                consumer.seek(partition, place);
            } else if (start == Start.END && !again) {
                consumer.seek(partition, ends.getOrDefault(partition, 0L));
            } else {
                consumer.seekToBeginning(List.of(partition));
            }
        }
        for (TopicPartition partition : partitions) {
            places.put(partition, consumer.position(partition));
        }
        connected = true;
        while (stop.getCount() > 0) {
            if (ready.getCount() > 0 && partitions.stream().allMatch(p -> reached(p, ends))) {
                ready.countDown();
            }
            var records = consumer.poll(ready.getCount() > 0 ? Duration.ofMillis(20) : POLL);
            lastPollNanos = System.nanoTime();
            for (ConsumerRecord<String, byte[]> record : records) {
                if (isFresh(record)) {
                    hand(record);
                }
            }
            // Where nothing came nothing has moved, but for the marks of transactions: worth a look only at the start.
            for (TopicPartition partition : ready.getCount() > 0 ? partitions : records.partitions()) {
                places.put(partition, consumer.position(partition));
            }
        }
    }

    /** The next offset of each partition, kept over a reconnect so that a replica skips nothing while it lives. */
    private final Map<TopicPartition, Long> places = new HashMap<>();

    private boolean reached(TopicPartition partition, Map<TopicPartition, Long> ends) {
        return places.getOrDefault(partition, 0L) >= ends.getOrDefault(partition, 0L);
    }

    private List<TopicPartition> partitions(Consumer<String, byte[]> consumer) {
        var all = new ArrayList<TopicPartition>();
        for (Topic topic : topics) {
            var infos = consumer.partitionsFor(topic.name(), Duration.ofSeconds(10));
            if (infos == null || infos.isEmpty()) {
                throw new IllegalStateException("topic " + topic.name() + " does not exist yet");
            }
            infos.forEach(info -> all.add(new TopicPartition(info.topic(), info.partition())));
        }
        return all;
    }

    private boolean isFresh(ConsumerRecord<String, byte[]> record) {
        PositionFilter filter = filters.get(record.topic());
        if (filter == null) {
            return true;
        }
        OptionalLong position = RecordHeaders.number(record.headers(), Headers.POSITION);
        if (position.isEmpty()) {
            LOG.errorf(
                    "%s: record without a position at %s-%d@%d",
                    name, record.topic(), record.partition(), record.offset());
            return false;
        }
        return switch (filter.judge(record.partition(), position.getAsLong())) {
            case PositionFilter.Verdict.Fresh f -> true;
            case PositionFilter.Verdict.Repeat r -> false;
            case PositionFilter.Verdict.Jump jump -> {
                jumps.incrementAndGet();
                LOG.errorf(
                        "%s: positions %d to %d are missing in %s-%d",
                        name, jump.missingFrom(), jump.missingTo(), record.topic(), record.partition());
                yield true;
            }
        };
    }

    private void hand(ConsumerRecord<String, byte[]> record) {
        try {
            handler.on(record);
        } catch (RuntimeException e) {
            LOG.errorf(e, "%s could not use %s-%d@%d", name, record.topic(), record.partition(), record.offset());
        }
    }

    private void pause() {
        try {
            boolean stopping = stop.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
            LOG.debugf("%s tries again, stopping: %s", name, stopping);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop.countDown();
        }
    }

    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join(Duration.ofSeconds(3));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
