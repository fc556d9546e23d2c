package chat.parley.routing.board;

import chat.parley.contracts.topic.Topic;
import chat.parley.platform.json.Json;
import chat.parley.platform.kafka.AccountPartitioner;
import chat.parley.platform.kafka.CommandSender;
import chat.parley.routing.RoutingConfig;
import chat.parley.routing.log.CommittedConsumer;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The first half of routing: a reader that writes what the boards need into a topic keyed by account, each record at
 * least once and those of one source in their order. It needs no transaction: how far it came is kept with its offsets,
 * and the boards drop what they have had, see {@link TaskTopology}.
 */
final class RekeyJob implements AutoCloseable {
    static final String GROUP = StreamsJob.APPLICATION + "-by-account";

    private static final Logger LOG = Logger.getLogger(RekeyJob.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long COMMIT_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long LATEST_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long ALIVE_NANOS = TimeUnit.SECONDS.toNanos(15);

    private final RoutingConfig config;
    private final int partitions;
    private final Supplier<RekeyConsumer> reading;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean assigned;
    private volatile long lastTurn = System.nanoTime();

    /**
     * @param partitions how many partitions accounts are spread over
     * @param reading makes what a new reader re-keys with, which knows nothing yet
     */
    RekeyJob(RoutingConfig config, int partitions, Supplier<RekeyConsumer> reading) {
        this.config = config;
        this.partitions = partitions;
        this.reading = reading;
        this.thread = Thread.ofPlatform().name(GROUP).daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Whether it is a member of its group and goes on. */
    boolean isAlive() {
        return assigned && System.nanoTime() - lastTurn < ALIVE_NANOS;
    }

    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (stop.getCount() > 0) {
            try (var consumer = new KafkaConsumer<String, byte[]>(CommittedConsumer.settings(config, GROUP));
                    var producer = new KafkaProducer<String, byte[]>(producerSettings())) {
                new Reading(consumer, producer).run();
            } catch (RuntimeException e) {
                assigned = false;
                LOG.warnf(e, "what boards need is read again from where it was last noted");
                pause();
            }
        }
    }

    private void pause() {
        try {
            var stopping = stop.await(config.retryAfter().toMillis(), TimeUnit.MILLISECONDS);
            LOG.debugf("re-keying goes on, stopping: %s", stopping);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop.countDown();
        }
    }

    /** From one start of the reader to its end or its failure, after which everything unnoted is done again. */
    private final class Reading implements ConsumerRebalanceListener {
        private final KafkaConsumer<String, byte[]> consumer;
        private final KafkaProducer<String, byte[]> producer;
        private final RekeyConsumer rekeyed = reading.get();
        private final Map<TopicPartition, Long> unnoted = new HashMap<>();
        private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        private final AtomicLong settled = new AtomicLong();
        private long sent;
        private long notedAt = System.nanoTime();

        Reading(KafkaConsumer<String, byte[]> consumer, KafkaProducer<String, byte[]> producer) {
            this.consumer = consumer;
            this.producer = producer;
        }

        void run() {
            consumer.subscribe(List.of(Topic.EVENTS.name(), Topic.OUTCOMES.name()), this);
            while (stop.getCount() > 0) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    rekeyed.take(record).forEach(keyed -> send(keyed, record.timestamp()));
                    unnoted.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
                }
                noteWhenDue();
                assigned = consumer.groupMetadata().generationId() >= 0;
                lastTurn = System.nanoTime();
            }
            note();
        }

        private void send(RekeyConsumer.Keyed keyed, long timestamp) {
            var account = keyed.input().accountId();
            producer.send(
                    new ProducerRecord<>(
                            OwnTopicsClient.BY_ACCOUNT,
                            AccountPartitioner.partition(account, partitions),
                            timestamp,
                            account.value(),
                            Json.bytes(keyed.input()),
                            keyed.headers()),
                    (written, failed) -> {
                        if (failed != null) {
                            failure.compareAndSet(null, failed);
                        }
                        settled.incrementAndGet();
                    });
            sent++;
        }

        /** In passing, at a moment when nothing is on its way; records only wait for it when there is none for long. */
        private void noteWhenDue() {
            long since = System.nanoTime() - notedAt;
            if (since >= COMMIT_NANOS && settled.get() == sent) {
                notedAt = System.nanoTime();
                requireWritten();
                if (!unnoted.isEmpty()) {
                    consumer.commitAsync(offsets(), (offsets, failed) -> {
                        if (failed != null) {
                            LOG.debugf("how far the re-key came is noted later: %s", failed.toString());
                        }
                    });
                    unnoted.clear();
                }
            } else if (since >= LATEST_NANOS) {
                note();
            }
        }

        /** How far everything has been written, with the position in the log beside each offset. */
        private void note() {
            notedAt = System.nanoTime();
            producer.flush();
            requireWritten();
            if (!unnoted.isEmpty()) {
                consumer.commitSync(offsets());
                unnoted.clear();
            }
        }

        private void requireWritten() {
            var failed = failure.get();
            if (failed != null) {
                throw new IllegalStateException("a record for the boards could not be written", failed);
            }
        }

        private Map<TopicPartition, OffsetAndMetadata> offsets() {
            var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
            unnoted.forEach((from, offset) ->
                    offsets.put(from, new OffsetAndMetadata(offset, Long.toString(rekeyed.reached(from)))));
            return offsets;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> gone) {
            note();
            gone.forEach(rekeyed::forget);
        }

        /** Somebody else has them and does again what was not noted. */
        @Override
        public void onPartitionsLost(Collection<TopicPartition> gone) {
            gone.forEach(rekeyed::forget);
            gone.forEach(unnoted::remove);
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> given) {
            consumer.committed(Set.copyOf(given)).forEach((from, noted) -> {
                // Null where nothing was noted yet, whatever the type says.
                if (noted != null && !noted.metadata().isEmpty()) {
                    long position = Long.parseLong(noted.metadata());
                    if (position >= 0) {
                        rekeyed.resume(from, position);
                    }
                }
            });
        }
    }

    private Map<String, Object> producerSettings() {
        var settings = new HashMap<>(CommandSender.reliable(config.kafka(), GROUP));
        // A record that is given up lets the next ones pass it, and then it would be taken for a repeat.
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        return settings;
    }
}
