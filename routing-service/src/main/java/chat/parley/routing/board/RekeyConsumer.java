package chat.parley.routing.board;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.event.EventMeta;
import chat.parley.contracts.outcome.Outcome;
import chat.parley.contracts.topic.Headers;
import chat.parley.contracts.topic.Topic;
import chat.parley.platform.json.Json;
import chat.parley.platform.kafka.PositionFilter;
import chat.parley.platform.kafka.RecordHeaders;
import chat.parley.routing.replay.Trimmed;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Events and refusals, keyed by conversation, become inputs keyed by account. Repeats are dropped here, by the reader's
 * rule, and what the log has lost is fetched: behind the re-key the positions of one account have gaps. What no board
 * needs is dropped by its header, unread. One reader, one of these; not thread-safe.
 */
final class RekeyConsumer {
    /** Says in which topic and partition a record's position counts. */
    static final String SOURCE = "parleysource";

    private static final Logger LOG = Logger.getLogger(RekeyConsumer.class);
    /** Who the boards' own commands are issued by. */
    private static final String ISSUER = "routing";

    private static final String TYPES = "chat.parley.";
    private static final Set<String> NEEDED = Set.of(
            "chat.parley.DialogOpened",
            "chat.parley.DialogQueued",
            "chat.parley.OperatorAssigned",
            "chat.parley.DialogPriorityChanged",
            "chat.parley.SkillsWaived",
            "chat.parley.DialogClosed",
            "chat.parley.DialogReopened",
            "chat.parley.DialogReturned",
            "chat.parley.DialogEnded",
            "chat.parley.Refused");

    /** What goes to the board of {@code input}'s account, with its headers. */
    record Keyed(RoutingInput input, org.apache.kafka.common.header.Headers headers) {}

    private final MissedEvents missed;
    private final MeterRegistry meters;
    private final Map<String, PositionFilter> filters =
            Map.of(Topic.EVENTS.name(), new PositionFilter(), Topic.OUTCOMES.name(), new PositionFilter());

    RekeyConsumer(MissedEvents missed, MeterRegistry meters) {
        this.missed = missed;
        this.meters = meters;
    }

    /** Goes on after what another reader has re-keyed. */
    void resume(TopicPartition from, long position) {
        filter(from.topic()).resume(from.partition(), position);
    }

    /** Another reader has it now. */
    void forget(TopicPartition from) {
        filter(from.topic()).forget(from.partition());
    }

    /** How far a partition is re-keyed; -1 for not at all. */
    long reached(TopicPartition from) {
        return filter(from.topic()).greatest(from.partition());
    }

    /**
     * What a record gives, in order: mostly nothing or one input, more where events before it were lost.
     *
     * @throws java.io.UncheckedIOException when lost events cannot be fetched now: give it again, to a new reader
     */
    List<Keyed> take(ConsumerRecord<String, byte[]> record) {
        OptionalLong position = RecordHeaders.number(record.headers(), Headers.POSITION);
        if (position.isEmpty()) {
            poison(record, "has no position");
            return List.of();
        }
        return switch (filter(record.topic()).judge(record.partition(), position.getAsLong())) {
            case PositionFilter.Verdict.Fresh f -> keyed(record, position.getAsLong());
            case PositionFilter.Verdict.Repeat r -> List.of();
            case PositionFilter.Verdict.Jump jump -> {
                var all = new ArrayList<>(lost(record, jump));
                all.addAll(keyed(record, position.getAsLong()));
                yield all;
            }
        };
    }

    private List<Keyed> lost(ConsumerRecord<String, byte[]> record, PositionFilter.Verdict.Jump jump) {
        meters.counter("parley.routing.jumps", "topic", record.topic()).increment();
        LOG.errorf(
                "positions %d to %d are missing in %s-%d",
                jump.missingFrom(), jump.missingTo(), record.topic(), record.partition());
        if (!record.topic().equals(Topic.EVENTS.name())) {
            return List.of();
        }
        return missed.between(record.partition(), jump.missingFrom(), jump.missingTo()).stream()
                .filter(found -> isNeeded(found.event()))
                .map(found -> keyed(new RoutingInput(Trimmed.of(found.event()), null), record, found.position()))
                .toList();
    }

    private List<Keyed> keyed(ConsumerRecord<String, byte[]> record, long position) {
        var type = RecordHeaders.text(record.headers(), Headers.TYPE);
        if (type != null && !NEEDED.contains(type)) {
            return List.of();
        }
        try {
            return input(record).stream()
                    .map(input -> keyed(input, record, position))
                    .toList();
        } catch (IOException | RuntimeException e) {
            // Nothing but the body is looked at here, so what fails now fails whenever it is read again.
            poison(record, "cannot be read: " + e.getClass().getName());
            return List.of();
        }
    }

    private static Optional<RoutingInput> input(ConsumerRecord<String, byte[]> record) throws IOException {
        if (record.value() == null) {
            throw new IOException("the record has no body");
        }
        Optional<RoutingInput> input = record.topic().equals(Topic.EVENTS.name())
                ? Json.read(record.value(), DialogEvent.class)
                        .filter(RekeyConsumer::isNeeded)
                        .map(event -> new RoutingInput(Trimmed.of(event), null))
                : Json.read(record.value(), Outcome.class)
                        .filter(RekeyConsumer::refusesUs)
                        .map(outcome -> new RoutingInput(null, (Outcome.Refused) outcome));
        input.ifPresent(RekeyConsumer::requireWhole);
        return input;
    }

    /** What every board asks of every input; without it the board itself would fail, again and again. */
    private static void requireWhole(RoutingInput input) {
        Objects.requireNonNull(input.accountId(), "accountId");
        if (input.event() != null) {
            EventMeta meta = input.event().meta();
            Objects.requireNonNull(meta.conversationId(), "conversationId");
            Objects.requireNonNull(meta.dialogId(), "dialogId");
            Objects.requireNonNull(meta.at(), "at");
        }
    }

    private static Keyed keyed(RoutingInput input, ConsumerRecord<String, byte[]> record, long position) {
        var headers = new org.apache.kafka.common.header.internals.RecordHeaders();
        headers.add(SOURCE, (record.topic() + "-" + record.partition()).getBytes(UTF_8));
        headers.add(Headers.POSITION, Long.toString(position).getBytes(UTF_8));
        var trace = record.headers().lastHeader(Headers.TRACE_PARENT);
        if (trace != null) {
            headers.add(trace);
        }
        return new Keyed(input, headers);
    }

    private static boolean isNeeded(DialogEvent event) {
        return NEEDED.contains(TYPES + event.getClass().getSimpleName());
    }

    private static boolean refusesUs(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused
                && refused.issuer() instanceof Actor.System system
                && system.part().equals(ISSUER);
    }

    private void poison(ConsumerRecord<String, byte[]> record, String what) {
        meters.counter("parley.routing.poison", "topic", record.topic()).increment();
        LOG.errorf("the record at %s-%d@%d %s", record.topic(), record.partition(), record.offset(), what);
    }

    private PositionFilter filter(String topic) {
        var filter = filters.get(topic);
        if (filter == null) {
            throw new IllegalStateException("no reader's rule for " + topic);
        }
        return filter;
    }
}
