package chat.parley.routing.board;

import chat.parley.contracts.decision.RoutingDecision;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.presence.PresenceLease;
import chat.parley.contracts.presence.PresenceStatus;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.signal.Signal;
import chat.parley.contracts.topic.Headers;
import chat.parley.platform.kafka.RecordHeaders;
import chat.parley.routing.presence.LeaseBook;
import chat.parley.routing.presence.LeaseBook.Holder;
import chat.parley.routing.presence.LeaseWatch;
import chat.parley.routing.presence.PresenceLog;
import chat.parley.routing.replay.Seen;
import chat.parley.routing.replay.Trimmed;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The boards of the accounts of one task, from one start of the task to its end. */
final class TaskTopology {
    private static final Logger LOG = Logger.getLogger(TaskTopology.class);
    private static final Duration TICK = Duration.ofMillis(250);
    /** Between two goes of a great change there is time for a commit and for other accounts. */
    private static final Duration BREATH = Duration.ofMillis(10);

    private static final int TICKS_PER_LOOK_AT_RESERVATIONS = 4;

    private final Map<AccountId, RoutingBoard> boards = new HashMap<>();
    private final LeaseBook leases = new LeaseBook();
    private final ReservationWatch reservations = new ReservationWatch();
    private final Map<AccountId, BoardFacts> facts = new HashMap<>();
    private final Set<BoardFacts> owing = new LinkedHashSet<>();
    private final ProcessorContext<String, Object> context;
    private final OutputTopology output;
    private final InputRecorder recorder;
    private final Consumer<Signal.QueuePlace> places;
    private final EntryStore store;
    private final KeyValueStore<String, Long> positions;
    private final PresenceLog presenceLog;
    private final MeterRegistry meters;
    private final Map<TaskId, Integer> waiting;
    private final LongSupplier monotonicMillis;
    private LeaseWatch watch;
    private final Set<AccountId> unfinished = new LinkedHashSet<>();
    private @Nullable Cancellable ticking;
    private @Nullable Cancellable goingOn;
    private final CommitTopology commits;
    private long presenceRead;
    private int ticks;

    TaskTopology(
            ProcessorContext<String, Object> context,
            PresenceLog presenceLog,
            Consumer<Signal.QueuePlace> places,
            MeterRegistry meters,
            Map<TaskId, Integer> waiting,
            InstantSource clock,
            LongSupplier monotonicMillis,
            Supplier<CommitPace> pace) {
        this.context = context;
        this.output = new OutputTopology(context, meters, clock);
        this.recorder = new InputRecorder(output::seen);
        this.places = places;
        this.store = new EntryStore(context);
        this.positions = context.getStateStore(BoardTopology.POSITIONS);
        this.presenceLog = presenceLog;
        this.meters = meters;
        this.waiting = waiting;
        this.monotonicMillis = monotonicMillis;
        this.commits = new CommitTopology(context, pace);
        this.watch = newWatch();
        restore();
        waiting.put(
                context.taskId(),
                boards.values().stream().mapToInt(RoutingBoard::waiting).sum());
        tickWhileNeeded();
    }

    void process(Record<String, Object> record) {
        var at = Instant.ofEpochMilli(record.timestamp());
        var trace = record.headers().lastHeader(Headers.TRACE_PARENT);
        switch (record.value()) {
            case RoutingInput input -> {
                if (isFresh(record)) {
                    decide(input, at, trace);
                }
            }
            case PresenceLease lease -> heard(lease, at);
            case Setting setting ->
                take(
                        new Seen.Configured(setting.accountId(), at, Trimmed.of(setting)),
                        board -> board.on(setting, at),
                        trace);
            case null -> LOG.debug("a record without a readable body");
            default ->
                throw new IllegalStateException(
                        "no input of the board: " + record.value().getClass());
        }
        tickWhileNeeded();
    }

    /**
     * The re-key writes some records again after it was cut short. Those of one source come in their order, with gaps,
     * because its other records went to other accounts.
     */
    private boolean isFresh(Record<String, Object> record) {
        var source = RecordHeaders.text(record.headers(), RekeyConsumer.SOURCE);
        var position = RecordHeaders.number(record.headers(), Headers.POSITION);
        if (source == null || position.isEmpty()) {
            meters.counter("parley.routing.poison", "topic", OwnTopicsClient.BY_ACCOUNT)
                    .increment();
            LOG.error("an input does not say where it comes from");
            return false;
        }
        Long last = positions.get(source);
        if (last != null && position.getAsLong() <= last) {
            return false;
        }
        positions.put(source, position.getAsLong());
        return true;
    }

    void close() {
        waiting.remove(context.taskId());
    }

    private void decide(RoutingInput input, Instant at, @Nullable Header trace) {
        var account = input.accountId();
        if (input.event() != null) {
            var event = input.event();
            take(new Seen.Happened(account, event.meta().at(), event), board -> board.on(event), trace);
        } else if (input.refused() != null) {
            var refused = input.refused();
            take(new Seen.Refused(account, at, refused), board -> board.on(refused, at), trace);
        }
    }

    /** The one way into a board: what changed something is recorded, what follows from it goes out. */
    private void take(Seen input, Function<RoutingBoard, List<RoutingDecision>> on, @Nullable Header trace) {
        var account = input.accountId();
        var board = board(account);
        recorder.before(account, board, input.at());
        var waitingBefore = board.waiting();
        var writesBefore = store.writes();
        var decisions = on.apply(board);
        if (store.writes() != writesBefore || !decisions.isEmpty()) {
            recorder.after(input);
            tell(account, board, decisions, trace);
        }
        waiting.merge(context.taskId(), board.waiting() - waitingBefore, Integer::sum);
        goOnIfUnfinished(account, board);
    }

    private void heard(PresenceLease lease, Instant at) {
        presenceRead = context.recordMetadata().orElseThrow().offset() + 1;
        var holder = new Holder(lease.accountId(), lease.operatorId(), lease.deviceId());
        if (lease.status() == PresenceStatus.OFFLINE) {
            leases.end(holder);
        } else {
            leases.renew(holder, lease.leaseMillis(), monotonicMillis.getAsLong());
        }
        take(new Seen.Heard(lease.accountId(), at, lease), board -> board.on(lease, at), null);
    }

    private void tick(long wallMillis) {
        var now = monotonicMillis.getAsLong();
        for (var ended : watch.tick(now, presenceRead)) {
            var at = Instant.ofEpochMilli(wallMillis);
            take(
                    new Seen.LeaseEnded(ended.accountId(), at, ended.operatorId(), ended.deviceId()),
                    board -> board.leaseEnded(ended.operatorId(), ended.deviceId(), at),
                    null);
        }
        tellWhatIsOwed(now);
        if (ticks++ % TICKS_PER_LOOK_AT_RESERVATIONS == 0) {
            var underWay = underWay();
            var overdue = reservations.overdue(underWay, now);
            if (!overdue.isEmpty()) {
                meters.counter("parley.routing.overdue").increment(overdue.size());
                LOG.errorf(
                        "%d decisions have neither an event nor a refusal after 10 s, for example %s",
                        overdue.size(), overdue.getFirst());
            }
            if (leases.isEmpty() && underWay.isEmpty() && owing.isEmpty() && ticking != null) {
                ticking.cancel();
                ticking = null;
            }
        }
    }

    /** A tick is a transaction, so there is none while there is nothing to watch. */
    private void tickWhileNeeded() {
        if (ticking == null
                && (!leases.isEmpty()
                        || !owing.isEmpty()
                        || boards.values().stream().anyMatch(RoutingBoard::hasUnderWay))) {
            watch = newWatch();
            ticking = context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
        }
    }

    private LeaseWatch newWatch() {
        return new LeaseWatch(
                leases,
                () -> presenceLog.reach(context.taskId().partition()).toCompletableFuture(),
                monotonicMillis.getAsLong());
    }

    private Set<String> underWay() {
        return boards.values().stream()
                .flatMap(board -> board.underWay().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private void tell(AccountId account, RoutingBoard board, List<RoutingDecision> decisions, @Nullable Header trace) {
        decisions.forEach(decision -> output.decision(decision, board.queuedSequence(decision.dialogId()), trace));
        if (!decisions.isEmpty()) {
            commits.soon();
        }
        var now = monotonicMillis.getAsLong();
        var told = facts.computeIfAbsent(account, id -> new BoardFacts(id, board));
        told.moved(decisions, now);
        told.report(now).ifPresent(output::queue);
        owing.add(told);
    }

    private void tellWhatIsOwed(long now) {
        for (var told : owing) {
            told.report(now).ifPresent(output::queue);
            told.places(now).forEach(places);
        }
        owing.removeIf(told -> !told.owes());
    }

    private void goOnIfUnfinished(AccountId account, RoutingBoard board) {
        if (board.isUnfinished()) {
            unfinished.add(account);
            if (goingOn == null) {
                goingOn = context.schedule(BREATH, PunctuationType.WALL_CLOCK_TIME, this::goOn);
            }
        }
    }

    private void goOn(long wallMillis) {
        var accountsToGoOn = List.copyOf(unfinished);
        unfinished.clear();
        var at = Instant.ofEpochMilli(wallMillis);
        for (var account : accountsToGoOn) {
            take(new Seen.WentOn(account, at), board -> board.goOn(at), null);
        }
        if (unfinished.isEmpty() && goingOn != null) {
            goingOn.cancel();
            goingOn = null;
        }
        tickWhileNeeded();
    }

    private RoutingBoard board(AccountId accountId) {
        return boards.computeIfAbsent(accountId, id -> new RoutingBoard(id, store));
    }

    private void restore() {
        var now = monotonicMillis.getAsLong();
        store.accounts(entry -> board(entry.accountId()).restore(entry));
        store.operators(entry -> {
            board(entry.accountId()).restore(entry);
            entry.devices()
                    .forEach(device -> leases.renew(
                            new Holder(entry.accountId(), entry.operatorId(), device.deviceId()),
                            device.leaseMillis(),
                            now));
        });
        store.dialogs(entry -> board(entry.accountId()).restore(entry));
        boards.forEach((account, board) -> {
            board.restored();
            recorder.restarted(account);
            var untold = new BoardFacts(account, board);
            facts.put(account, untold);
            owing.add(untold);
            goOnIfUnfinished(account, board);
        });
    }
}
