package chat.parley.platform.kafka;

import chat.parley.contracts.command.CommandMeta;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.topic.Headers;
import chat.parley.contracts.topic.Topic;
import chat.parley.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Sends commands to their topic; a completed stage means that every in-sync replica has the command. */
public final class CommandSender implements AutoCloseable {
    private final Producer<String, byte[]> producer;
    private final String service;

    /** @param service the name of the service that sends, for the CloudEvents source */
    public CommandSender(Producer<String, byte[]> producer, String service) {
        this.producer = producer;
        this.service = service;
    }

    /** A sender with a producer of its own. */
    public static CommandSender connect(String bootstrapServers, String service) {
        return new CommandSender(new KafkaProducer<>(reliable(bootstrapServers, service)), service);
    }

    /** Producer settings for records that must not be lost, and soon either be there or have failed. */
    public static Map<String, Object> reliable(String bootstrapServers, String clientId) {
        return BrokerAccess.with(Map.ofEntries(
                Map.entry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                Map.entry(ProducerConfig.CLIENT_ID_CONFIG, clientId),
                Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
                Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
                Map.entry(ProducerConfig.LINGER_MS_CONFIG, 0),
                Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, 64 * 1024),
                Map.entry(ProducerConfig.BUFFER_MEMORY_CONFIG, 16L * 1024 * 1024),
                Map.entry(
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        Duration.ofSeconds(5).toMillis()),
                Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000),
                Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000),
                Map.entry(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000L),
                Map.entry(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class),
                Map.entry(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class)));
    }

    public CompletionStage<Void> send(DialogCommand command) {
        return send(command, null);
    }

    /**
     * Sends a command.
     *
     * @param traceParent W3C trace context of the request it came with; null for none
     * @return fails when the command may not have been stored; send it again with the same id
     */
    public CompletionStage<Void> send(DialogCommand command, @Nullable String traceParent) {
        CommandMeta meta = command.meta();
        var headers = RecordHeaders.cloudEvent(
                service,
                meta.commandId().value(),
                command.getClass().getSimpleName(),
                meta.at(),
                meta.conversationId().value(),
                meta.accountId());
        if (traceParent != null) {
            headers.add(Headers.TRACE_PARENT, traceParent.getBytes(StandardCharsets.US_ASCII));
        }
        var stored = new CompletableFuture<Void>();
        try {
            producer.send(
                    new ProducerRecord<>(
                            Topic.COMMANDS.name(),
                            null,
                            null,
                            meta.conversationId().value(),
                            Json.bytes(command),
                            headers),
                    (metadata, failure) -> {
                        if (failure == null) {
                            stored.complete(null);
                        } else {
                            stored.completeExceptionally(failure);
                        }
                    });
        } catch (RuntimeException e) {
            stored.completeExceptionally(e);
        }
        return stored;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
