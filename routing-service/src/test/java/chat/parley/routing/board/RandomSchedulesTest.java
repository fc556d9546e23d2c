package chat.parley.routing.board;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.decision.RoutingDecision;
import chat.parley.contracts.decision.RoutingDecision.Verdict;
import chat.parley.contracts.dialog.AssignmentCause;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.DeviceId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.presence.PresenceLease;
import chat.parley.contracts.presence.PresenceStatus;
import chat.parley.contracts.settings.Setting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random schedules: visitors, people and routing act on the same dialogs, commands and events are late and repeated,
 * and the process crashes before and after its commits. A referee judges every decision.
 */
@Tag("N-04")
@Tag("N-05")
class RandomSchedulesTest {
    private static final int STEPS = 5_000;
    private static final List<OperatorId> OPERATORS =
            IntStream.range(0, 6).mapToObj(i -> new OperatorId("op" + i)).toList();

    private Random random = new Random();
    private MemoryOfEntries memory = new MemoryOfEntries();
    private RoutingBoard board = new RoutingBoard(Office.ACCOUNT, memory);
    private DialogWorld world = new DialogWorld();
    private Referee referee = new Referee();
    private final List<RoutingDecision> commands = new ArrayList<>();
    private final Map<String, Long> versions = new HashMap<>();
    private final Set<DialogId> closed = new HashSet<>();
    private int eventsRead;
    private int outcomesRead;
    private int automatic;
    private int requeued;

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyDecisionIsSafeAndNoneIsMissing(int seed) {
        random = new Random(seed);
        OPERATORS.forEach(id -> setting(operator(id, 1 + random.nextInt(4))));
        setting(account(true, 2 + random.nextInt(3)));

        for (int step = 0; step < STEPS; step++) {
            anything();
        }

        assertThat(automatic).as("dialogs were assigned").isGreaterThan(50);
        assertThat(requeued).as("dialogs were taken back").isGreaterThan(5);
    }

    /** Where nobody acts by hand and limits stay, what holds for the board holds for the dialogs themselves. */
    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("P-02")
    void noOperatorEverOwnsMoreThanTheLimitByAutomaticAssignment(int seed) {
        random = new Random(1_000 + seed);
        OPERATORS.forEach(id -> setting(operator(id, null)));
        setting(account(true, 3));

        for (int step = 0; step < STEPS; step++) {
            withoutPeople();

            for (var operator : OPERATORS) {
                var owned = world.openOnes().stream()
                        .filter(d -> operator.equals(d.owner))
                        .count();
                assertThat(owned).isLessThanOrEqualTo(3);
            }
        }

        assertThat(automatic).isGreaterThan(50);
    }

    private void anything() {
        var open = world.openOnes();
        switch (random.nextInt(24)) {
            case 0 -> setting(account(random.nextInt(4) > 0, 1 + random.nextInt(4)));
            case 1 -> setting(operator(anOperator(), random.nextBoolean() ? null : random.nextInt(4)));
            case 2 ->
                open.stream()
                        .skip(random.nextInt(open.size() + 1))
                        .findFirst()
                        .ifPresent(d -> world.assign(d, anOperator(), AssignmentCause.TAKEN, null));
            case 3 ->
                open.stream()
                        .skip(random.nextInt(open.size() + 1))
                        .findFirst()
                        .ifPresent(d -> world.queue(d, QueueReason.TRANSFERRED));
            default -> withoutPeople();
        }
    }

    private void withoutPeople() {
        var open = world.openOnes();
        switch (random.nextInt(22)) {
            case 0, 1, 2 -> {
                if (open.size() < 40) {
                    world.open(random.nextInt(3) == 0 ? aDepartment() : null, aLanguage());
                }
            }
            case 3, 4 ->
                open.stream().skip(random.nextInt(open.size() + 1)).findFirst().ifPresent(world::close);
            case 5 ->
                open.stream()
                        .filter(d -> d.owner != null)
                        .skip(random.nextInt(5))
                        .findFirst()
                        .ifPresent(d -> world.queue(d, QueueReason.UNANSWERED));
            case 6, 7 -> presence(anOperator(), aDevice(), PresenceStatus.ONLINE);
            case 8 -> presence(anOperator(), aDevice(), PresenceStatus.values()[random.nextInt(4)]);
            case 9 -> leaseEnds(anOperator(), aDevice());
            case 10, 11, 12, 13, 14 -> readEvents(1 + random.nextInt(4));
            case 15, 16, 17, 18 -> readOutcome();
            case 19 -> repeatedRecord();
            case 20 -> {
                if (random.nextInt(5) == 0) {
                    board = memory.rebuilt(Office.ACCOUNT);
                }
            }
            default -> carryOut();
        }
        if (commands.size() > 5) {
            carryOut();
        }
    }

    private void carryOut() {
        if (commands.isEmpty()) {
            return;
        }
        // Commands of one dialog keep their order; those of different ones do not.
        var any = commands.get(random.nextInt(commands.size()));
        var next = commands.stream()
                .filter(c -> c.dialogId().equals(any.dialogId()))
                .findFirst()
                .orElseThrow();
        if (random.nextInt(10) > 0) {
            commands.remove(next);
        }
        world.carryOut(next, random.nextInt(50) == 0);
    }

    private void readEvents(int count) {
        for (int i = 0; i < count && eventsRead < world.events.size(); i++) {
            var event = world.events.get(eventsRead++);
            referee.saw(event);
            if (event instanceof DialogEvent.DialogClosed) {
                closed.add(event.meta().dialogId());
            }
            input(() -> board.on(event));
        }
    }

    /** The reader's rule lets nothing old through; what a live dialog has seen does not move the board either. */
    private void repeatedRecord() {
        if (eventsRead > 0) {
            var event = world.events.get(random.nextInt(eventsRead));
            if (!closed.contains(event.meta().dialogId())) {
                assertThat(board.on(event)).isEmpty();
            }
        }
    }

    private void readOutcome() {
        if (outcomesRead < world.outcomes.size()) {
            var outcome = world.outcomes.get(outcomesRead++);
            referee.saw(outcome);
            input(() -> board.on(outcome, world.now));
        }
    }

    private void presence(OperatorId operator, DeviceId device, PresenceStatus status) {
        var lease = new PresenceLease(Office.ACCOUNT, operator, device, status, 15_000);
        var before = referee.status(operator);
        referee.saw(lease);
        input(() -> board.on(lease, world.now));
        keepsNothingOnceLost(operator, before);
    }

    private void leaseEnds(OperatorId operator, DeviceId device) {
        var before = referee.status(operator);
        referee.saw(new PresenceLease(Office.ACCOUNT, operator, device, PresenceStatus.OFFLINE, 0));
        input(() -> board.leaseEnded(operator, device, world.now));
        keepsNothingOnceLost(operator, before);
    }

    private void keepsNothingOnceLost(OperatorId operator, PresenceStatus before) {
        if (before != PresenceStatus.OFFLINE && referee.status(operator) == PresenceStatus.OFFLINE) {
            assertThat(referee.keepsNothing(operator)).isTrue();
        }
    }

    private void setting(Setting setting) {
        referee.saw(setting);
        input(() -> board.on(setting, world.now));
    }

    private void input(Supplier<List<RoutingDecision>> input) {
        var decisions = input.get();
        if (random.nextInt(50) == 0) {
            memory.abort();
            board = memory.rebuilt(Office.ACCOUNT);
            assertThat(input.get()).as("decided again as before the crash").isEqualTo(decisions);
        }
        memory.commit();
        referee.judge(decisions);
        referee.nothingLeftToDecide();
        for (var decision : decisions) {
            switch (decision.verdict()) {
                case Verdict.Assign a -> automatic++;
                case Verdict.Requeue r -> requeued++;
                case Verdict.Wait w -> {}
            }
            if (!(decision.verdict() instanceof Verdict.Wait)) {
                commands.add(decision);
            }
        }
    }

    private Setting account(boolean automatic, int maxDialogs) {
        return new Setting.Account(
                Office.ACCOUNT,
                version("account"),
                false,
                "Acme",
                "UTC",
                "en",
                random.nextInt(4) > 0,
                automatic,
                maxDialogs,
                false,
                0,
                "",
                0);
    }

    private Setting operator(OperatorId id, @Nullable Integer maxDialogs) {
        var languages = random.nextBoolean() ? Set.of("en", "ru") : Set.of(aLanguage());
        var departments = random.nextBoolean() ? Set.of(aDepartment()) : Set.<DepartmentId>of();
        var removed = random.nextInt(20) == 0;
        return new Setting.Operator(
                Office.ACCOUNT,
                version(id.value()),
                removed,
                id,
                id.value(),
                "",
                Role.OPERATOR,
                departments,
                languages,
                maxDialogs);
    }

    private long version(String of) {
        return versions.merge(of, 1L, Long::sum);
    }

    private OperatorId anOperator() {
        return OPERATORS.get(random.nextInt(OPERATORS.size()));
    }

    private DeviceId aDevice() {
        return new DeviceId(random.nextInt(3) == 0 ? "phone" : "laptop");
    }

    private DepartmentId aDepartment() {
        return new DepartmentId(random.nextBoolean() ? "sales" : "help");
    }

    private String aLanguage() {
        return random.nextBoolean() ? "en" : "ru";
    }
}
