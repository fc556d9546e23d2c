package chat.parley.dialog.writer;

import chat.parley.contracts.command.CommandMeta;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.topic.Headers;
import chat.parley.platform.json.Json;
import chat.parley.platform.kafka.RecordHeaders;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** Understands records of the commands topic, or says why not. */
final class IntakeConsumer {
    private static final Pattern TRACE_PARENT = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private final int partitionCount;

    IntakeConsumer(int partitionCount) {
        this.partitionCount = partitionCount;
    }

    Incoming read(ConsumerRecord<byte[], byte[]> record) {
        String trace = RecordHeaders.text(record.headers(), Headers.TRACE_PARENT);
        return new Incoming(
                record.partition(),
                record.offset(),
                trace != null && TRACE_PARENT.matcher(trace).matches() ? trace : null,
                understood(record));
    }

    /** A record that makes reading itself fail must not stop those behind it. */
    private Incoming.Content understood(ConsumerRecord<byte[], byte[]> record) {
        try {
            return content(record);
        } catch (RuntimeException | StackOverflowError e) {
            return new Incoming.Unreadable(
                    ErrorCode.INTERNAL_ERROR,
                    "reading fails with " + e.getClass().getName(),
                    null,
                    false);
        }
    }

    private Incoming.Content content(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return new Incoming.Unreadable(ErrorCode.INVALID_REQUEST, "the record has no body", null, false);
        }
        DialogCommand command;
        try {
            Optional<DialogCommand> read = Json.read(record.value(), DialogCommand.class);
            if (read.isEmpty()) {
                return unreadable(record, ErrorCode.INVALID_REQUEST, "the type is unknown");
            }
            command = read.get();
        } catch (IOException e) {
            return violation(e)
                    .map(violation -> unreadable(record, violation.code(), "a value is not allowed"))
                    .orElseGet(() -> unreadable(record, ErrorCode.INVALID_REQUEST, "the body is not a command's JSON"));
        }
        String flaw = Soundness.flaw(command);
        if (flaw != null) {
            return unreadable(record, ErrorCode.INVALID_REQUEST, flaw);
        }
        String problem = misplaced(record, command.meta());
        return problem == null
                ? new Incoming.Understood(command)
                : new Incoming.Unreadable(ErrorCode.INVALID_REQUEST, problem, command.meta(), false);
    }

    private Incoming.Content unreadable(ConsumerRecord<byte[], byte[]> record, ErrorCode code, String reason) {
        CommandMeta meta = metaOf(record.value());
        boolean here = meta != null && misplaced(record, meta) == null;
        return new Incoming.Unreadable(code, reason, meta, here);
    }

    /** Two writers of one conversation would be the end of its order, so keys are not taken on trust. */
    private @Nullable String misplaced(ConsumerRecord<byte[], byte[]> record, CommandMeta meta) {
        if (record.key() == null) {
            return "the record has no key";
        }
        if (!new String(record.key(), StandardCharsets.UTF_8)
                .equals(meta.conversationId().value())) {
            return "the key is not the conversation's id";
        }
        int home = Utils.toPositive(Utils.murmur2(record.key())) % partitionCount;
        return home == record.partition() ? null : "the conversation does not belong to this partition";
    }

    private static @Nullable CommandMeta metaOf(byte[] body) {
        try {
            JsonNode tree = Json.mapper().readTree(body);
            JsonNode node = tree == null ? null : tree.get("meta");
            CommandMeta meta = node == null ? null : Json.mapper().treeToValue(node, CommandMeta.class);
            return meta == null || Soundness.flaw(meta) != null ? null : meta;
        } catch (JsonProcessingException e) {
            return null;
        } catch (IOException e) {
            return null;
        }
    }

    private static Optional<ContractViolation> violation(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ContractViolation violation) {
                return Optional.of(violation);
            }
        }
        return Optional.empty();
    }
}
