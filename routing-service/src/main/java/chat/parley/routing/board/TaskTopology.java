package chat.parley.routing.board;

import chat.parley.contracts.decision.RoutingDecision;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.presence.PresenceLease;
import chat.parley.contracts.presence.PresenceStatus;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.topic.Headers;
import chat.parley.platform.kafka.RecordHeaders;
import chat.parley.routing.presence.LeaseBook;
import chat.parley.routing.presence.LeaseBook.Holder;
import chat.parley.routing.presence.LeaseWatch;
import chat.parley.routing.presence.PresenceLog;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
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
final class TaskTopology implements BoardMemory {
    private static final Logger LOG = Logger.getLogger(TaskTopology.class);
    private static final String SERVICE = "routing-service";
    private static final Duration TICK = Duration.ofMillis(250);
    /** Between two goes of a great change there is time for a commit and for other accounts. */
    private static final Duration BREATH = Duration.ofMillis(10);

    private static final int TICKS_PER_LOOK_AT_RESERVATIONS = 4;

    private final Map<AccountId, RoutingBoard> boards = new HashMap<>();
    private final LeaseBook leases = new LeaseBook();
    private final ReservationWatch reservations = new ReservationWatch();
    private final ProcessorContext<String, RoutingDecision> context;
    private final KeyValueStore<String, AccountEntry> accounts;
    private final KeyValueStore<String, OperatorEntry> operators;
    private final KeyValueStore<String, DialogEntry> dialogs;
    private final PresenceLog presenceLog;
    private final MeterRegistry meters;
    private final Map<TaskId, Integer> waiting;
    private final InstantSource clock;
    private final LongSupplier monotonicMillis;
    private LeaseWatch watch;
    private final Set<RoutingBoard> unfinished = new LinkedHashSet<>();
    private @Nullable Cancellable ticking;
    private @Nullable Cancellable goingOn;
    private long presenceRead;
    private int ticks;

    TaskTopology(
            ProcessorContext<String, RoutingDecision> context,
            PresenceLog presenceLog,
            MeterRegistry meters,
            Map<TaskId, Integer> waiting,
            InstantSource clock,
            LongSupplier monotonicMillis) {
        this.context = context;
        this.accounts = context.getStateStore(BoardTopology.ACCOUNTS);
        this.operators = context.getStateStore(BoardTopology.OPERATORS);
        this.dialogs = context.getStateStore(BoardTopology.DIALOGS);
        this.presenceLog = presenceLog;
        this.meters = meters;
        this.waiting = waiting;
        this.clock = clock;
        this.monotonicMillis = monotonicMillis;
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
            case RoutingInput input -> decide(input, at, trace);
            case PresenceLease lease -> heard(lease, at);
            case Setting setting -> {
                var board = board(setting.accountId());
                tell(board, board.waiting(), board.on(setting, at), trace);
            }
            case null -> LOG.debug("a record without a readable body");
            default ->
                throw new IllegalStateException(
                        "no input of the board: " + record.value().getClass());
        }
        tickWhileNeeded();
    }

    void close() {
        waiting.remove(context.taskId());
    }

    private void decide(RoutingInput input, Instant at, @Nullable Header trace) {
        var board = board(input.accountId());
        var before = board.waiting();
        if (input.event() != null) {
            tell(board, before, board.on(input.event()), trace);
        } else if (input.refused() != null) {
            tell(board, before, board.on(input.refused(), at), trace);
        }
    }

    private void heard(PresenceLease lease, Instant at) {
        presenceRead = context.recordMetadata().orElseThrow().offset() + 1;
        var holder = new Holder(lease.accountId(), lease.operatorId(), lease.deviceId());
        if (lease.status() == PresenceStatus.OFFLINE) {
            leases.end(holder);
        } else {
            leases.renew(holder, lease.leaseMillis(), monotonicMillis.getAsLong());
        }
        var board = board(lease.accountId());
        tell(board, board.waiting(), board.on(lease, at), null);
    }

    private void tick(long wallMillis) {
        var now = monotonicMillis.getAsLong();
        for (var ended : watch.tick(now, presenceRead)) {
            var board = board(ended.accountId());
            var at = Instant.ofEpochMilli(wallMillis);
            tell(board, board.waiting(), board.leaseEnded(ended.operatorId(), ended.deviceId(), at), null);
        }
        if (ticks++ % TICKS_PER_LOOK_AT_RESERVATIONS == 0) {
            var underWay = underWay();
            var overdue = reservations.overdue(underWay, now);
            if (!overdue.isEmpty()) {
                meters.counter("parley.routing.overdue").increment(overdue.size());
                LOG.errorf(
                        "%d decisions have neither an event nor a refusal after 10 s, for example %s",
                        overdue.size(), overdue.getFirst());
            }
            if (leases.isEmpty() && underWay.isEmpty() && ticking != null) {
                ticking.cancel();
                ticking = null;
            }
        }
    }

    /** A tick is a transaction, so there is none while there is nothing to watch. */
    private void tickWhileNeeded() {
        if (ticking == null && (!leases.isEmpty() || boards.values().stream().anyMatch(RoutingBoard::hasUnderWay))) {
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

    private void tell(RoutingBoard board, int waitingBefore, List<RoutingDecision> decisions, @Nullable Header trace) {
        waiting.merge(context.taskId(), board.waiting() - waitingBefore, Integer::sum);
        for (var decision : decisions) {
            var headers = RecordHeaders.cloudEvent(
                    SERVICE,
                    decision.decisionId().value(),
                    "RoutingDecision",
                    decision.at(),
                    decision.conversationId().value(),
                    decision.accountId());
            if (trace != null) {
                headers.add(trace);
            }
            context.forward(new Record<>(
                    decision.conversationId().value(), decision, decision.at().toEpochMilli(), headers));
            measure(decision);
        }
        goOnIfUnfinished(board);
    }

    private void goOnIfUnfinished(RoutingBoard board) {
        if (board.isUnfinished()) {
            unfinished.add(board);
            if (goingOn == null) {
                goingOn = context.schedule(BREATH, PunctuationType.WALL_CLOCK_TIME, this::goOn);
            }
        }
    }

    private void goOn(long wallMillis) {
        var boardsToGoOn = List.copyOf(unfinished);
        unfinished.clear();
        for (var board : boardsToGoOn) {
            tell(board, board.waiting(), board.goOn(Instant.ofEpochMilli(wallMillis)), null);
        }
        if (unfinished.isEmpty() && goingOn != null) {
            goingOn.cancel();
            goingOn = null;
        }
        tickWhileNeeded();
    }

    private void measure(RoutingDecision decision) {
        var verdict = switch (decision.verdict()) {
            case RoutingDecision.Verdict.Assign a -> "assign";
            case RoutingDecision.Verdict.Wait w -> "wait";
            case RoutingDecision.Verdict.Requeue r -> "requeue";
        };
        meters.counter("parley.routing.decisions", "verdict", verdict).increment();
        meters.timer("parley.routing.decision.latency", "verdict", verdict)
                .record(Duration.between(decision.at(), clock.instant()));
    }

    private RoutingBoard board(AccountId accountId) {
        return boards.computeIfAbsent(accountId, id -> new RoutingBoard(id, this));
    }

    private void restore() {
        var now = monotonicMillis.getAsLong();
        try (var all = accounts.all()) {
            all.forEachRemaining(kept -> board(kept.value.accountId()).restore(kept.value));
        }
        try (var all = operators.all()) {
            all.forEachRemaining(kept -> {
                var entry = kept.value;
                board(entry.accountId()).restore(entry);
                entry.devices()
                        .forEach(device -> leases.renew(
                                new Holder(entry.accountId(), entry.operatorId(), device.deviceId()),
                                device.leaseMillis(),
                                now));
            });
        }
        try (var all = dialogs.all()) {
            all.forEachRemaining(kept -> board(kept.value.accountId()).restore(kept.value));
        }
        boards.values().forEach(board -> {
            board.restored();
            goOnIfUnfinished(board);
        });
    }

    @Override
    public void keep(AccountEntry entry) {
        accounts.put(entry.accountId().value(), entry);
    }

    @Override
    public void keep(OperatorEntry entry) {
        operators.put(entry.accountId() + "/" + entry.operatorId(), entry);
    }

    @Override
    public void keep(DialogEntry entry) {
        dialogs.put(key(entry), entry);
    }

    @Override
    public void forget(DialogEntry entry) {
        dialogs.delete(key(entry));
    }

    private String key(DialogEntry entry) {
        return entry.accountId() + "/" + entry.dialogId();
    }
}
