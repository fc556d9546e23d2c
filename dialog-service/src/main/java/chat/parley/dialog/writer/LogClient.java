package chat.parley.dialog.writer;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.topic.Headers;
import chat.parley.contracts.topic.Topic;
import chat.parley.platform.json.Json;
import chat.parley.platform.kafka.CommandSender;
import chat.parley.platform.kafka.RecordHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what was committed. One request is under way at a time, and the first failure closes the producer before
 * anything else can leave: nothing ever overtakes a failed record.
 */
final class LogClient implements AutoCloseable {
    static final String SERVICE = "dialog-service";

    private final WriterConfig config;
    private final Interruptions interruptions;
    private @Nullable KafkaProducer<String, byte[]> producer;

    LogClient(WriterConfig config, Interruptions interruptions) {
        this.config = config;
        this.interruptions = interruptions;
    }

    /** Publishes rows of the store in their order; events and outcomes go to their own topics. */
    Pending publish(List<? extends Rows.Published> rows) {
        var records = new ArrayList<ProducerRecord<String, byte[]>>(rows.size());
        rows.forEach(row -> records.add(record(row)));
        return send(records, true);
    }

    /** Sends commands to a partition of the commands topic. */
    Pending command(int partition, List<? extends DialogCommand> commands) {
        var records = new ArrayList<ProducerRecord<String, byte[]>>(commands.size());
        for (DialogCommand command : commands) {
            var meta = command.meta();
            records.add(new ProducerRecord<>(
                    Topic.COMMANDS.name(),
                    partition,
                    null,
                    meta.conversationId().value(),
                    Json.bytes(command),
                    RecordHeaders.cloudEvent(
                            SERVICE,
                            meta.commandId().value(),
                            command.getClass().getSimpleName(),
                            meta.at(),
                            meta.conversationId().value(),
                            meta.accountId())));
        }
        return send(records, false);
    }

    /** Puts a record among the dead letters, as it came, with the reason. */
    Pending bury(ConsumerRecord<byte[], byte[]> record, String reason) {
        var headers = new org.apache.kafka.common.header.internals.RecordHeaders(
                record.headers().toArray());
        headers.add(Headers.REASON, reason.getBytes(UTF_8));
        headers.add(
                Headers.ORIGIN, (record.topic() + "-" + record.partition() + "-" + record.offset()).getBytes(UTF_8));
        String key = record.key() == null ? null : new String(record.key(), UTF_8);
        return send(
                List.of(new ProducerRecord<>(
                        Topic.COMMANDS_DLQ.name(), record.partition(), null, key, record.value(), headers)),
                false);
    }

    private static ProducerRecord<String, byte[]> record(Rows.Published row) {
        String id = switch (row) {
            case Rows.EventRow event -> event.conversationId() + ":" + event.sequence();
            case Rows.OutcomeRow outcome -> outcome.commandId();
        };
        var headers = RecordHeaders.cloudEvent(
                SERVICE, id, row.type(), row.at(), row.conversationId(), new AccountId(row.accountId()));
        headers.add(Headers.POSITION, Long.toString(row.position()).getBytes(UTF_8));
        if (row instanceof Rows.EventRow event) {
            headers.add(Headers.SEQUENCE, Long.toString(event.sequence()).getBytes(UTF_8));
        }
        String trace = row.traceParent();
        if (trace != null) {
            headers.add(Headers.TRACE_PARENT, trace.getBytes(UTF_8));
        }
        Topic topic = switch (row) {
            case Rows.EventRow event -> Topic.EVENTS;
            case Rows.OutcomeRow outcome -> Topic.OUTCOMES;
        };
        return new ProducerRecord<>(
                topic.name(),
                row.partition(),
                row.recordedAt().toEpochMilli(),
                row.conversationId(),
                row.payload().getBytes(UTF_8),
                headers);
    }

    private Pending send(List<ProducerRecord<String, byte[]>> records, boolean interruptible) {
        var pending = new Pending(records.size(), System.nanoTime());
        var sender = producer();
        int sent = 0;
        for (ProducerRecord<String, byte[]> record : records) {
            if (pending.failure() != null) {
                break;
            }
            try {
                sender.send(record, (metadata, failure) -> {
                    if (failure == null) {
                        pending.arrived(System.nanoTime());
                    } else {
                        pending.failed(failure);
                        // Called on the sender's own thread: nothing behind this record leaves any more.
                        sender.close(Duration.ZERO);
                    }
                });
            } catch (KafkaException | IllegalStateException e) {
                pending.failed(e);
                sender.close(Duration.ZERO);
            }
            if (interruptible && ++sent == (records.size() + 1) / 2) {
                interruptions.at(Step.MID_PUBLISH);
            }
        }
        return pending;
    }

    private KafkaProducer<String, byte[]> producer() {
        var open = producer;
        if (open == null) {
            var settings = new HashMap<String, Object>(
                    CommandSender.reliable(config.bootstrapServers(), SERVICE + "-" + config.slot()));
            settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
            // A broker that restarts is waited for; giving up and taking over again would only repeat records.
            settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int)
                    Duration.ofMinutes(2).toMillis());
            settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
            settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 2 * 1024 * 1024);
            open = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
            producer = open;
        }
        return open;
    }

    /** Gives up whatever is still on its way; what comes next begins with a new producer. */
    void reset() {
        var open = producer;
        producer = null;
        if (open != null) {
            open.close(Duration.ZERO);
        }
    }

    @Override
    public void close() {
        reset();
    }
}
