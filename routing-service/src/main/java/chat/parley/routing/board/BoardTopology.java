package chat.parley.routing.board;

import chat.parley.contracts.decision.RoutingDecision;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.presence.PresenceLease;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.signal.Signal;
import chat.parley.contracts.topic.Topic;
import chat.parley.platform.kafka.AccountPartitioner;
import chat.parley.routing.presence.PresenceLog;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Events and refusals re-keyed by account (see {@link RekeyJob}), presence and settings go into one processor, which holds the boards of its
 * accounts; decisions come out. What a board takes in, what it keeps and what it decides is one transaction.
 */
public final class BoardTopology {
    static final String ACCOUNTS = "accounts";
    static final String OPERATORS = "operators";
    private static final String IDENTITY = "identity";
    static final String DIALOGS = "dialogs";
    /** How far each source of a task's inputs was taken. */
    static final String POSITIONS = "positions";

    /** Stores are restored from the whole changelog, so it must stay short. */
    private static final Map<String, String> CHANGELOG =
            Map.of("segment.ms", "600000", "min.cleanable.dirty.ratio", "0.1");

    private final JsonTopology json;
    private final PresenceLog presenceLog;
    private final Consumer<Signal.QueuePlace> places;
    private final MeterRegistry meters;
    private final InstantSource clock;
    private final LongSupplier monotonicMillis;
    private final ThreadLocal<CommitPace> paces;
    private final Map<TaskId, Integer> waiting = new ConcurrentHashMap<>();

    /**
     * @param places tells visitors where they stand; must not block
     * @param clock for measuring how late decisions are
     * @param monotonicMillis counts leases
     */
    public BoardTopology(
            PresenceLog presenceLog,
            Consumer<Signal.QueuePlace> places,
            MeterRegistry meters,
            InstantSource clock,
            LongSupplier monotonicMillis) {
        this.json = new JsonTopology(meters);
        this.paces = ThreadLocal.withInitial(() -> new CommitPace(monotonicMillis));
        this.presenceLog = presenceLog;
        this.places = places;
        this.meters = meters;
        this.clock = clock;
        this.monotonicMillis = monotonicMillis;
        meters.gauge(
                "parley.routing.waiting",
                waiting,
                w -> w.values().stream().mapToInt(Integer::intValue).sum());
    }

    /** The clients to run it with. */
    KafkaClientSupplier clients() {
        return new TimedCommitClient(paces::get);
    }

    public Topology build() {
        var builder = new StreamsBuilder();
        store(builder, ACCOUNTS, json.of(AccountEntry.class));
        store(builder, OPERATORS, json.of(OperatorEntry.class));
        store(builder, DIALOGS, json.of(DialogEntry.class));
        builder.addStateStore(
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(POSITIONS), Serdes.String(), Serdes.Long())
                        .withLoggingEnabled(CHANGELOG)
                        .withCachingEnabled());
        builder.addStateStore(IdentityStore.named(IDENTITY));
        var outputs = byAccount(builder, OwnTopicsClient.BY_ACCOUNT, RoutingInput.class)
                .merge(byAccount(builder, Topic.PRESENCE.name(), PresenceLease.class))
                .merge(byAccount(builder, Topic.SETTINGS.name(), Setting.class))
                .process(BoardProcessor::new, Named.as("boards"), ACCOUNTS, OPERATORS, DIALOGS, POSITIONS, IDENTITY);
        outputs.to(
                Topic.DECISIONS.name(),
                sink(OutputTopology.DECISIONS).withStreamPartitioner(BoardTopology::ofDecision));
        outputs.to(Topic.QUEUES.name(), sink(OutputTopology.QUEUES).withStreamPartitioner(BoardTopology::ofAccount));
        outputs.to(OwnTopicsClient.INPUTS, sink(OutputTopology.INPUTS).withStreamPartitioner(BoardTopology::ofAccount));
        return builder.build();
    }

    private Produced<String, Object> sink(String name) {
        return Produced.<String, Object>as(name).withKeySerde(Serdes.String()).withValueSerde(json.of(Object.class));
    }

    private static Optional<Set<Integer>> ofAccount(String topic, String account, Object value, int count) {
        return Optional.of(Set.of(AccountPartitioner.partition(new AccountId(account), count)));
    }

    /** Those of an account stand in the order in which they were made, and a transaction touches one partition. */
    private static Optional<Set<Integer>> ofDecision(String topic, String conversation, Object value, int count) {
        return value instanceof RoutingDecision decision
                ? ofAccount(topic, decision.accountId().value(), value, count)
                : Optional.empty();
    }

    /** Already partitioned by account by its writer. */
    private <T> KStream<String, Object> byAccount(StreamsBuilder builder, String topic, Class<T> type) {
        return builder.stream(topic, Consumed.with(Serdes.String(), json.of(type)))
                .mapValues(value -> (Object) value);
    }

    private static <T> void store(StreamsBuilder builder, String name, Serde<T> entries) {
        builder.addStateStore(Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), entries)
                .withLoggingEnabled(CHANGELOG));
    }

    private final class BoardProcessor implements Processor<String, Object, String, Object> {
        private @Nullable TaskTopology task;

        /** Also called when a task is revived on this same object, with what the stores hold by then. */
        @Override
        public void init(ProcessorContext<String, Object> context) {
            task = new TaskTopology(context, presenceLog, places, meters, waiting, clock, monotonicMillis, paces::get);
        }

        @Override
        public void process(Record<String, Object> record) {
            if (task == null) {
                throw new IllegalStateException("not initialised");
            }
            task.process(record);
        }

        @Override
        public void close() {
            if (task != null) {
                task.close();
            }
        }
    }
}
