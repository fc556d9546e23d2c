package chat.parley.routing.decision;

import chat.parley.contracts.decision.RoutingDecision;
import chat.parley.contracts.topic.Topic;
import chat.parley.platform.json.Json;
import chat.parley.routing.RoutingConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * Hands every committed decision to somebody, at least once and in order per conversation: offsets are committed after
 * the whole batch has been taken, and a batch that could not be taken is read again.
 */
final class DecisionConsumer {
    private static final Logger LOG = Logger.getLogger(DecisionConsumer.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long ALIVE_NANOS = TimeUnit.SECONDS.toNanos(15);

    /** Takes a batch, or throws and gets it again. */
    @FunctionalInterface
    interface Taker {
        void take(List<RoutingDecision> decisions) throws Exception;
    }

    private final RoutingConfig config;
    private final String group;
    private final Taker taker;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean assigned;
    private volatile long lastTurn = System.nanoTime();

    /** @param group the consumer group, which also names the thread */
    DecisionConsumer(RoutingConfig config, String group, Taker taker) {
        this.config = config;
        this.group = group;
        this.taker = taker;
        this.thread = Thread.ofPlatform().name(group).daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Also of one that was never started. */
    void stop() {
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
    boolean isAlive() {
        return assigned && System.nanoTime() - lastTurn < ALIVE_NANOS;
    }

    private void run() {
        while (stop.getCount() > 0) {
            try (var consumer = new KafkaConsumer<String, byte[]>(settings())) {
                consumer.subscribe(List.of(Topic.DECISIONS.name()));
                while (stop.getCount() > 0) {
                    turn(consumer);
                }
            } catch (Exception e) {
                assigned = false;
                LOG.warnf("%s reads its last batch again: %s", group, e.toString());
                pause();
            }
        }
    }

    private void turn(KafkaConsumer<String, byte[]> consumer) throws Exception {
        var records = consumer.poll(POLL);
        if (!records.isEmpty()) {
            taker.take(decisions(records));
            consumer.commitSync();
        }
        // A member without a partition is as good as one with: another process has them all.
        assigned = consumer.groupMetadata().generationId() >= 0;
        lastTurn = System.nanoTime();
    }

    private List<RoutingDecision> decisions(ConsumerRecords<String, byte[]> records) {
        var decisions = new ArrayList<RoutingDecision>(records.count());
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                Json.read(record.value(), RoutingDecision.class).ifPresent(decisions::add);
            } catch (IOException e) {
                LOG.errorf(
                        "%s skips %s-%d@%d: no decision", group, record.topic(), record.partition(), record.offset());
            }
        }
        return decisions;
    }

    private Map<String, Object> settings() {
        int session = (int) config.sessionTimeout().toMillis();
        return Map.ofEntries(
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
                Map.entry(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class));
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
