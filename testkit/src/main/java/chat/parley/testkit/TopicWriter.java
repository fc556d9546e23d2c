package chat.parley.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.decision.RoutingDecision;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.outcome.Outcome;
import chat.parley.contracts.presence.PresenceLease;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.signal.Signal;
import chat.parley.contracts.topic.Headers;
import chat.parley.contracts.topic.Topic;
import chat.parley.platform.json.Json;
import chat.parley.platform.kafka.AccountPartitioner;
import chat.parley.platform.kafka.RecordHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** Writes records as the services do, each on disk when the call returns. */
public final class TopicWriter implements AutoCloseable {
    private static final String SERVICE = "testkit";

    private final String bootstrapServers;
    private final KafkaProducer<String, byte[]> producer;
    private final Map<TopicPartition, Long> positions = new HashMap<>();

    public TopicWriter(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** As an edge sends it. */
    public RecordMetadata command(DialogCommand command) {
        var meta = command.meta();
        var key = meta.conversationId().value();
        return raw(
                Topic.COMMANDS,
                ofConversation(Topic.COMMANDS, key),
                key,
                cloudEvent(
                        meta.commandId().value(), command.getClass().getSimpleName(), meta.at(), key, meta.accountId()),
                Json.bytes(command));
    }

    /** As dialog-service publishes it, with the next position of its partition. */
    public RecordMetadata event(DialogEvent event) {
        var meta = event.meta();
        var key = meta.conversationId().value();
        int partition = ofConversation(Topic.EVENTS, key);
        var headers = new HashMap<>(
                cloudEvent(meta.eventId(), event.getClass().getSimpleName(), meta.at(), key, meta.accountId()));
        headers.put(Headers.SEQUENCE, Long.toString(meta.sequence()));
        headers.put(Headers.POSITION, Long.toString(nextPosition(new TopicPartition(Topic.EVENTS.name(), partition))));
        return raw(Topic.EVENTS, partition, key, headers, Json.bytes(event));
    }

    /** Leaves a hole in a partition of events, as a log that lost a record has it; the position that is missing. */
    public long skip(int partition) {
        return nextPosition(new TopicPartition(Topic.EVENTS.name(), partition));
    }

    /** As dialog-service publishes it, with the next position of its partition. */
    public RecordMetadata outcome(Outcome outcome) {
        var key = outcome.conversationId().value();
        int partition = ofConversation(Topic.OUTCOMES, key);
        var headers = new HashMap<>(cloudEvent(
                outcome.commandId().value(),
                outcome.getClass().getSimpleName(),
                Instant.now(),
                key,
                outcome.accountId()));
        headers.put(
                Headers.POSITION, Long.toString(nextPosition(new TopicPartition(Topic.OUTCOMES.name(), partition))));
        return raw(Topic.OUTCOMES, partition, key, headers, Json.bytes(outcome));
    }

    public RecordMetadata signal(Signal signal) {
        var key = signal.conversationId().value();
        var headers = cloudEvent(
                UUID.randomUUID().toString(),
                signal.getClass().getSimpleName(),
                Instant.now(),
                key,
                signal.accountId());
        return raw(Topic.SIGNALS, ofConversation(Topic.SIGNALS, key), key, headers, Json.bytes(signal));
    }

    public RecordMetadata setting(Setting setting) {
        int partition = AccountPartitioner.partition(setting.accountId(), partitions(Topic.SETTINGS));
        var headers = cloudEvent(
                setting.key() + ":" + setting.version(),
                setting.getClass().getSimpleName(),
                Instant.now(),
                setting.key(),
                setting.accountId());
        return raw(Topic.SETTINGS, partition, setting.key(), headers, Json.bytes(setting));
    }

    public RecordMetadata presence(PresenceLease lease) {
        return written(sent(lease));
    }

    /** As {@link #presence}, waiting once for all of them, as many consoles at once would. */
    public void presences(Collection<PresenceLease> leases) {
        leases.stream().map(this::sent).toList().forEach(TopicWriter::written);
    }

    private Future<RecordMetadata> sent(PresenceLease lease) {
        int partition = AccountPartitioner.partition(lease.accountId(), partitions(Topic.PRESENCE));
        var headers = cloudEvent(
                UUID.randomUUID().toString(), "PresenceLease", Instant.now(), lease.key(), lease.accountId());
        return send(Topic.PRESENCE, partition, lease.key(), headers, Json.bytes(lease));
    }

    public RecordMetadata decision(RoutingDecision decision) {
        var key = decision.conversationId().value();
        var headers =
                cloudEvent(decision.decisionId().value(), "RoutingDecision", decision.at(), key, decision.accountId());
        return raw(Topic.DECISIONS, ofConversation(Topic.DECISIONS, key), key, headers, Json.bytes(decision));
    }

    /**
     * Writes whatever is given, poison too.
     *
     * @param partition null for the one the key's hash gives
     * @param body null for a tombstone
     */
    public RecordMetadata raw(
            Topic topic,
            @Nullable Integer partition,
            @Nullable String key,
            Map<String, String> headers,
            byte @Nullable [] body) {
        return written(send(topic, partition, key, headers, body));
    }

    private Future<RecordMetadata> send(
            Topic topic,
            @Nullable Integer partition,
            @Nullable String key,
            Map<String, String> headers,
            byte @Nullable [] body) {
        List<Header> all = headers.entrySet().stream()
                .<Header>map(header ->
                        new RecordHeader(header.getKey(), header.getValue().getBytes(UTF_8)))
                .toList();
        return producer.send(new ProducerRecord<>(topic.name(), partition, key, body, all));
    }

    private static RecordMetadata written(Future<RecordMetadata> record) {
        try {
            return record.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot be written", e.getCause());
        }
    }

    /** The partition of a conversation's records, the same on commands, events and outcomes. */
    public int ofConversation(Topic topic, String conversationId) {
        return Utils.toPositive(Utils.murmur2(conversationId.getBytes(UTF_8))) % partitions(topic);
    }

    private int partitions(Topic topic) {
        return producer.partitionsFor(topic.name()).size();
    }

    private static Map<String, String> cloudEvent(
            String id, String type, Instant time, String subject, AccountId account) {
        var headers = new HashMap<String, String>();
        RecordHeaders.cloudEvent(SERVICE, id, type, time, subject, account)
                .forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        return headers;
    }

    private synchronized long nextPosition(TopicPartition partition) {
        return positions.merge(partition, lastPosition(partition) + 1, (known, found) -> known + 1);
    }

    private long lastPosition(TopicPartition partition) {
        if (positions.containsKey(partition)) {
            return 0;
        }
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToEnd(List.of(partition));
            long end = consumer.position(partition);
            long last = 0;
            consumer.seek(partition, Math.max(0, end - 1));
            while (consumer.position(partition) < end) {
                for (var record : consumer.poll(Duration.ofSeconds(1))) {
                    last = RecordHeaders.number(record.headers(), Headers.POSITION)
                            .orElse(0);
                }
            }
            return last;
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
