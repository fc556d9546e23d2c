package chat.parley.ingest.inbound;

import chat.parley.contracts.channel.ChannelHealth;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.signal.Signal;
import chat.parley.contracts.topic.Topic;
import chat.parley.contracts.visit.VisitorActivity;
import chat.parley.platform.json.Json;
import chat.parley.platform.kafka.CommandSender;
import chat.parley.platform.kafka.RecordHeaders;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Writes commands and signals to their topics and never blocks its caller, which may be an event loop: the producer
 * knows the topics before it is used, keeps that knowledge, and refuses at once what it has no room for.
 */
public final class IntakeClient implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(IntakeClient.class);
    private static final List<Topic> TOPICS = List.of(Topic.COMMANDS, Topic.SIGNALS, Topic.ACTIVITY, Topic.CHANNELS);
    /** Longer than any process lives; the longest there is would overflow when added to the present. */
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private static final Duration RETRY = Duration.ofMillis(200);

    private final String service;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Producer<String, byte[]> producer;
    private final CommandSender commands;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final CountDownLatch stop = new CountDownLatch(1);

    /**
     * @param producer must not block, see {@link #connect}
     * @param service the name of the service that writes
     * @param random where trace ids come from
     */
    public IntakeClient(
            Producer<String, byte[]> producer, String service, InstantSource clock, RandomGenerator random) {
        this.producer = producer;
        this.service = service;
        this.clock = clock;
        this.random = random;
        this.commands = new CommandSender(producer, service);
    }

    /** A client with a producer of its own that never blocks. */
    public static IntakeClient connect(
            String bootstrapServers, String service, InstantSource clock, RandomGenerator random) {
        var settings = new HashMap<>(CommandSender.reliable(bootstrapServers, service + "-intake"));
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0L);
        settings.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, FOR_EVER.toMillis());
        return new IntakeClient(new KafkaProducer<>(settings), service, clock, random);
    }

    /** Learns where the topics are, as soon as Kafka says so. */
    public IntakeClient start() {
        Thread.ofPlatform().name(service + "-intake-start").daemon().start(this::learn);
        return this;
    }

    /** Whether the topics are known, so that sending can work. */
    public boolean isReady() {
        return ready.getCount() == 0;
    }

    /** @return completes when every in-sync replica has the command; fails when it may not have been stored */
    public CompletionStage<Void> send(DialogCommand command) {
        return commands.send(command, TraceParent.begin(random));
    }

    /** @return completes when every in-sync replica has the news */
    public CompletionStage<Void> send(ChannelHealth health) {
        String key = health.accountId().value() + "/" + health.channelId().value();
        var headers = RecordHeaders.cloudEvent(
                service,
                new UUID(random.nextLong(), random.nextLong()).toString(),
                ChannelHealth.class.getSimpleName(),
                health.since(),
                key,
                health.accountId());
        var sent = new CompletableFuture<Void>();
        try {
            producer.send(
                    new ProducerRecord<>(Topic.CHANNELS.name(), null, null, key, Json.bytes(health), headers),
                    (metadata, failure) -> {
                        if (failure == null) {
                            sent.complete(null);
                        } else {
                            sent.completeExceptionally(failure);
                        }
                    });
        } catch (KafkaException e) {
            sent.completeExceptionally(e);
        }
        return sent;
    }

    /** Sends a signal; lost without harm when it cannot be sent now. */
    public void send(Signal signal) {
        say(
                Topic.SIGNALS,
                signal.conversationId().value(),
                signal.getClass().getSimpleName(),
                signal.accountId(),
                Json.bytes(signal));
    }

    /** Passes on what a visitor does on a site; lost without harm when it cannot be sent now: pages say it again. */
    public void send(VisitorActivity activity) {
        say(
                Topic.ACTIVITY,
                activity.visitorId().value(),
                activity.getClass().getSimpleName(),
                activity.accountId(),
                Json.bytes(activity));
    }

    private void say(Topic topic, String key, String type, AccountId account, byte[] body) {
        String id = new UUID(random.nextLong(), random.nextLong()).toString();
        var headers = RecordHeaders.cloudEvent(service, id, type, clock.instant(), key, account);
        try {
            producer.send(new ProducerRecord<>(topic.name(), null, null, key, body, headers));
        } catch (KafkaException e) {
            LOG.debugf(e, "%s was dropped", type);
        }
    }

    private void learn() {
        try {
            do {
                if (TOPICS.stream().allMatch(this::isKnown)) {
                    ready.countDown();
                    return;
                }
            } while (!stop.await(RETRY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isKnown(Topic topic) {
        try {
            return !producer.partitionsFor(topic.name()).isEmpty();
        } catch (KafkaException e) {
            LOG.debugf("%s is not known yet", topic.name());
            return false;
        }
    }

    @Override
    public void close() {
        stop.countDown();
        commands.close();
    }
}
