package chat.parley.benchmarks.scenario;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.actor.Role;
import chat.parley.contracts.decision.RoutingDecision;
import chat.parley.contracts.decision.RoutingDecision.Verdict;
import chat.parley.contracts.dialog.AssignmentCause;
import chat.parley.contracts.dialog.CloseReason;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.event.EventMeta;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DeviceId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.presence.PresenceLease;
import chat.parley.contracts.presence.PresenceStatus;
import chat.parley.contracts.settings.Setting;
import chat.parley.routing.board.AccountEntry;
import chat.parley.routing.board.BoardMemory;
import chat.parley.routing.board.DialogEntry;
import chat.parley.routing.board.OperatorEntry;
import chat.parley.routing.board.RoutingBoard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The pure core of routing, on one thread, without Kafka and without a database [N-04, N-13]. */
public final class RoutingScenario {
    private static final AccountId ACCOUNT = new AccountId("bench");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int DRAINED = 10_000;
    private static final int DRAINING_OPERATORS = 100;
    private static final int ASSIGNING_OPERATORS = 20;
    private static final int ROUNDS = 5;

    /**
     * The figures.
     *
     * @param assignmentsPerSecond dialogs queued, given, taken over and closed, with 20 operators
     * @param drainSeconds from 100 operators coming online to the last of 10,000 waiting dialogs being given
     * @param drainedInOrder whether they were given in the order in which they came
     * @param presenceMicrosWith10 one operator's change of presence in an account of ten
     * @param presenceMicrosWith1000 the same in an account of a thousand
     */
    public record Result(
            double assignmentsPerSecond,
            double drainSeconds,
            boolean drainedInOrder,
            double presenceMicrosWith10,
            double presenceMicrosWith1000) {}

    /**
     * Measures everything; the best of five rounds each, because what else the machine does only ever slows it down.
     *
     * @param repeats how many assignments and changes of presence in each round
     */
    public Result run(int repeats) {
        double assignments = 0;
        double drain = Double.MAX_VALUE;
        boolean inOrder = true;
        double few = Double.MAX_VALUE;
        double many = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            assignments = Math.max(assignments, assignmentsPerSecond(repeats));
            var drained = new Office(DRAINING_OPERATORS);
            drain = Math.min(drain, drained.drainSeconds());
            inOrder &= drained.inOrder;
            few = Math.min(few, presenceMicros(10, repeats));
            many = Math.min(many, presenceMicros(1_000, repeats));
        }
        return new Result(assignments, drain, inOrder, few, many);
    }

    private static double assignmentsPerSecond(int repeats) {
        var office = new Office(ASSIGNING_OPERATORS);
        office.everybodyComes();
        long begun = System.nanoTime();
        int open = ASSIGNING_OPERATORS * 3;
        for (int i = 0; i < repeats; i++) {
            office.assign(i);
            if (i >= open) {
                office.close(i - open);
            }
        }
        return repeats * 1e9 / (System.nanoTime() - begun);
    }

    private static double presenceMicros(int operators, int repeats) {
        var office = new Office(operators);
        office.everybodyComes();
        var somebody = office.names.get(operators / 2);
        long begun = System.nanoTime();
        for (int i = 0; i < repeats; i++) {
            office.presence(somebody, i % 2 == 0 ? PresenceStatus.AWAY : PresenceStatus.ONLINE);
        }
        return (System.nanoTime() - begun) / 1e3 / repeats;
    }

    /** An account with automatic assignment, and what its board decides. */
    private static final class Office implements BoardMemory {
        private final RoutingBoard board = new RoutingBoard(ACCOUNT, this);
        private final List<OperatorId> names = new ArrayList<>();
        private Instant now = START;
        private boolean inOrder = true;

        private Office(int operators) {
            board.on(
                    new Setting.Account(ACCOUNT, 1, false, "Bench", "UTC", "en", false, true, 1_000, false, 0, "", 0),
                    now);
            for (int i = 0; i < operators; i++) {
                var id = new OperatorId("operator-" + (10_000 + i));
                names.add(id);
                board.on(
                        new Setting.Operator(
                                ACCOUNT,
                                1,
                                false,
                                id,
                                id.value(),
                                "",
                                Role.OPERATOR,
                                Set.of(),
                                Set.of("en"),
                                null,
                                Set.of(),
                                null),
                        now);
            }
        }

        private void everybodyComes() {
            names.forEach(id -> presence(id, PresenceStatus.ONLINE));
        }

        private List<RoutingDecision> presence(OperatorId id, PresenceStatus status) {
            return board.on(new PresenceLease(ACCOUNT, id, new DeviceId("laptop"), status, 15_000), tick());
        }

        private void assign(int dialog) {
            for (var decision : board.on(queued(dialog))) {
                if (decision.verdict() instanceof Verdict.Assign assign) {
                    board.on(new DialogEvent.OperatorAssigned(
                            meta(dialog, 2),
                            assign.operatorId(),
                            assign.operatorName(),
                            AssignmentCause.AUTOMATIC,
                            null,
                            decision.decisionId(),
                            null,
                            null,
                            null));
                }
            }
        }

        private void close(int dialog) {
            board.on(new DialogEvent.DialogClosed(meta(dialog, 3), CloseReason.BY_OPERATOR, null));
        }

        private double drainSeconds() {
            for (int i = 0; i < DRAINED; i++) {
                board.on(queued(i));
            }
            var decisions = new ArrayList<RoutingDecision>();
            long begun = System.nanoTime();
            for (var name : names) {
                decisions.addAll(presence(name, PresenceStatus.ONLINE));
            }
            while (board.isUnfinished()) {
                decisions.addAll(board.goOn(tick()));
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            int next = 0;
            for (var decision : decisions) {
                if (decision.verdict() instanceof Verdict.Assign) {
                    inOrder &= decision.dialogId().equals(dialog(next));
                    next++;
                }
            }
            inOrder &= next == DRAINED;
            return seconds;
        }

        private DialogEvent queued(int dialog) {
            return new DialogEvent.DialogQueued(meta(dialog, 1), QueueReason.OPENED, null, "en", null);
        }

        private EventMeta meta(int dialog, long sequence) {
            var id = dialog(dialog);
            return new EventMeta(
                    ACCOUNT,
                    new ConversationId("c-" + id),
                    id,
                    sequence,
                    null,
                    tick(),
                    new Actor.System("bench"),
                    new CommandId("bench"));
        }

        private static DialogId dialog(int number) {
            return new DialogId("d-" + number);
        }

        private Instant tick() {
            now = now.plusMillis(1);
            return now;
        }

        @Override
        public void keep(AccountEntry entry) {}

        @Override
        public void keep(OperatorEntry entry) {}

        @Override
        public void keep(DialogEntry entry) {}

        @Override
        public void forget(DialogEntry entry) {}
    }
}
