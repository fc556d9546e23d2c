package chat.parley.routing.board;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.outcome.Outcome;
import chat.parley.contracts.topic.Headers;
import chat.parley.contracts.topic.Topic;
import chat.parley.platform.kafka.AccountPartitioner;
import chat.parley.platform.kafka.PositionFilter;
import chat.parley.platform.kafka.RecordHeaders;
import chat.parley.routing.replay.Trimmed;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jboss.logging.Logger;

/**
 * The first half: events and refusals, keyed by conversation, become inputs keyed by account. Repeats are dropped here,
 * by the reader's rule, because behind the re-key the positions of one account have gaps. What no board needs is
 * dropped by its header, unread.
 */
final class RekeyTopology {
    static final String POSITIONS = "positions";
    /** Who the boards' own commands are issued by. */
    static final String ISSUER = "routing";

    private static final Logger LOG = Logger.getLogger(RekeyTopology.class);
    private static final Set<String> NEEDED = Set.of(
            "chat.parley.DialogOpened",
            "chat.parley.DialogQueued",
            "chat.parley.OperatorAssigned",
            "chat.parley.DialogPriorityChanged",
            "chat.parley.SkillsWaived",
            "chat.parley.DialogClosed",
            "chat.parley.DialogReopened",
            "chat.parley.DialogEnded",
            "chat.parley.Refused");

    private final JsonTopology json;
    private final MissedEvents missed;
    private final MeterRegistry meters;
    private final int partitions;
    private final Supplier<CommitPace> pace;

    RekeyTopology(
            JsonTopology json, MissedEvents missed, MeterRegistry meters, int partitions, Supplier<CommitPace> pace) {
        this.json = json;
        this.missed = missed;
        this.meters = meters;
        this.partitions = partitions;
        this.pace = pace;
    }

    KStream<String, RoutingInput> addTo(StreamsBuilder builder, Map<String, String> changelog) {
        builder.addStateStore(
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(POSITIONS), Serdes.String(), Serdes.Long())
                        .withLoggingEnabled(changelog)
                        .withCachingEnabled());
        return builder.stream(
                        List.of(Topic.EVENTS.name(), Topic.OUTCOMES.name()),
                        Consumed.with(Serdes.String(), Serdes.ByteArray()))
                .process(RekeyProcessor::new, Named.as("first-occurrences"), POSITIONS)
                .repartition(Repartitioned.<String, RoutingInput>as("by-account")
                        .withKeySerde(Serdes.String())
                        .withValueSerde(json.of(RoutingInput.class))
                        .withNumberOfPartitions(partitions)
                        .withStreamPartitioner((topic, account, input, count) ->
                                Optional.of(Set.of(AccountPartitioner.partition(new AccountId(account), count)))));
    }

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else.
    private final class RekeyProcessor implements Processor<String, byte[], String, RoutingInput> {
        private final Serde<DialogEvent> events = json.of(DialogEvent.class);
        private final Serde<Outcome> outcomes = json.of(Outcome.class);
        private ProcessorContext<String, RoutingInput> context;
        private CommitTopology commits;
        private KeyValueStore<String, Long> positions;
        private Map<String, PositionFilter> filters = Map.of();

        @Override
        public void init(ProcessorContext<String, RoutingInput> given) {
            context = given;
            commits = new CommitTopology(given, pace);
            positions = given.getStateStore(POSITIONS);
            filters = Map.of(Topic.EVENTS.name(), new PositionFilter(), Topic.OUTCOMES.name(), new PositionFilter());
            var partition = given.taskId().partition();
            filters.forEach((topic, filter) -> {
                var position = positions.get(topic);
                if (position != null) {
                    filter.resume(partition, position);
                }
            });
        }

        @Override
        public void process(Record<String, byte[]> record) {
            commits.turn();
            var from = context.recordMetadata().orElseThrow();
            var position = RecordHeaders.number(record.headers(), Headers.POSITION);
            if (position.isEmpty()) {
                meters.counter("parley.routing.poison", "topic", from.topic()).increment();
                LOG.errorf("record without a position at %s-%d@%d", from.topic(), from.partition(), from.offset());
                return;
            }
            if (isFresh(record, from, position)) {
                positions.put(from.topic(), position.getAsLong());
                forward(record, from);
            }
        }

        private boolean isFresh(Record<String, byte[]> record, RecordMetadata from, OptionalLong position) {
            var filter = filters.get(from.topic());
            if (filter == null) {
                throw new IllegalStateException("no reader's rule for " + from.topic());
            }
            return switch (filter.judge(from.partition(), position.getAsLong())) {
                case PositionFilter.Verdict.Fresh f -> true;
                case PositionFilter.Verdict.Repeat r -> false;
                case PositionFilter.Verdict.Jump jump -> {
                    meters.counter("parley.routing.jumps", "topic", from.topic())
                            .increment();
                    LOG.errorf(
                            "positions %d to %d are missing in %s-%d",
                            jump.missingFrom(), jump.missingTo(), from.topic(), from.partition());
                    if (from.topic().equals(Topic.EVENTS.name())) {
                        missed.between(from.partition(), jump.missingFrom(), jump.missingTo())
                                .forEach(event -> forward(event, record));
                    }
                    yield true;
                }
            };
        }

        private void forward(Record<String, byte[]> record, RecordMetadata from) {
            var type = RecordHeaders.text(record.headers(), Headers.TYPE);
            if (type != null && !NEEDED.contains(type)) {
                return;
            }
            if (from.topic().equals(Topic.EVENTS.name())) {
                var event = events.deserializer().deserialize(from.topic(), record.value());
                if (event != null) {
                    forward(event, record);
                }
            } else if (outcomes.deserializer().deserialize(from.topic(), record.value())
                            instanceof Outcome.Refused refused
                    && refused.issuer() instanceof Actor.System system
                    && system.part().equals(ISSUER)) {
                forward(new RoutingInput(null, refused), record);
            }
        }

        private void forward(DialogEvent event, Record<String, byte[]> record) {
            if (NEEDED.contains("chat.parley." + event.getClass().getSimpleName())) {
                forward(new RoutingInput(Trimmed.of(event), null), record);
            }
        }

        private void forward(RoutingInput input, Record<String, byte[]> record) {
            var headers = new org.apache.kafka.common.header.internals.RecordHeaders();
            var trace = record.headers().lastHeader(Headers.TRACE_PARENT);
            if (trace != null) {
                headers.add(trace);
            }
            context.forward(new Record<>(input.accountId().value(), input, record.timestamp(), headers));
            // The second half sees it when it is committed.
            commits.soon();
        }
    }
}
