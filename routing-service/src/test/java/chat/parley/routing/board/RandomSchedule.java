package chat.parley.routing.board;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.decision.RoutingDecision;
import chat.parley.contracts.decision.RoutingDecision.Verdict;
import chat.parley.contracts.dialog.AssignmentCause;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.dialog.DialogPriority;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.DeviceId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.outcome.Outcome;
import chat.parley.contracts.presence.PresenceLease;
import chat.parley.contracts.presence.PresenceStatus;
import chat.parley.contracts.settings.Setting;
import chat.parley.routing.replay.Seen;
import chat.parley.routing.replay.Trimmed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A random schedule: visitors, people and routing act on the same dialogs, commands and events are late and repeated,
 * and the process crashes before and after its commits. A referee judges every decision.
 */
final class RandomSchedule {
    static final List<OperatorId> OPERATORS =
            IntStream.range(0, 6).mapToObj(i -> new OperatorId("op" + i)).toList();

    final DialogWorld world = new DialogWorld();
    final Referee referee = new Referee();
    final Random random;
    /** What was recorded as taken in. */
    final List<Seen> seen = new ArrayList<>();
    /** Every decision, in order. */
    final List<RoutingDecision> made = new ArrayList<>();

    private final MemoryOfEntries memory = new MemoryOfEntries();
    private final Settings settings = new Settings();
    private final List<RoutingDecision> commands = new ArrayList<>();
    private final Set<DialogId> closed = new HashSet<>();
    private RoutingBoard board = new RoutingBoard(Office.ACCOUNT, memory);
    private InputRecorder recorder = new InputRecorder(seen::add);
    private int eventsRead;
    private int outcomesRead;

    RandomSchedule(int seed) {
        random = new Random(seed);
    }

    /** Settings of all kinds at the start. */
    RandomSchedule everything() {
        OPERATORS.forEach(id -> setting(operator(id, 1 + random.nextInt(4))));
        setting(weights());
        setting(account(true, 2 + random.nextInt(3)));
        return this;
    }

    long count(Class<? extends Verdict> verdict) {
        return made.stream()
                .map(RoutingDecision::verdict)
                .filter(verdict::isInstance)
                .count();
    }

    void anything() {
        switch (random.nextInt(28)) {
            case 4 -> setting(weights());
            case 5 -> setting(department());
            case 6 -> world.reopen(anOperator());
            case 0 -> setting(account(random.nextInt(4) > 0, 1 + random.nextInt(4)));
            case 1 -> setting(operator(anOperator(), random.nextBoolean() ? null : random.nextInt(4)));
            case 2 -> anOpenOne().ifPresent(d -> world.assign(d, anOperator(), AssignmentCause.TAKEN, null));
            case 3 -> anOpenOne().ifPresent(d -> world.queue(d, QueueReason.TRANSFERRED));
            default -> withoutPeople();
        }
    }

    void withoutPeople() {
        var open = world.openOnes();
        switch (random.nextInt(25)) {
            case 22 -> anOpenOne().ifPresent(d -> world.prioritise(d, DialogPriority.values()[random.nextInt(4)]));
            case 23 ->
                open.stream()
                        .filter(d -> !d.skills.isEmpty())
                        .skip(random.nextInt(3))
                        .findFirst()
                        .ifPresent(world::waiveSkills);
            case 24 -> world.end();
            case 0, 1, 2 -> {
                if (open.size() < 40) {
                    world.open(
                            random.nextInt(3) == 0 ? aDepartment() : null,
                            aLanguage(),
                            aKind(),
                            random.nextInt(4) == 0 ? Set.of(aSkill()) : Set.of(),
                            random.nextInt(3) == 0 ? anOperator() : null);
                }
            }
            case 3, 4 -> anOpenOne().ifPresent(world::close);
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
                    rebuild();
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
            input(new Seen.Happened(Office.ACCOUNT, event.meta().at(), Trimmed.of(event)), () -> board.on(event));
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
            if (outcome instanceof Outcome.Refused refused) {
                input(new Seen.Refused(Office.ACCOUNT, world.now, refused), () -> board.on(outcome, world.now));
            }
        }
    }

    private void presence(OperatorId operator, DeviceId device, PresenceStatus status) {
        var lease = new PresenceLease(Office.ACCOUNT, operator, device, status, 15_000);
        var before = referee.status(operator);
        referee.saw(lease);
        input(new Seen.Heard(Office.ACCOUNT, world.now, lease), () -> board.on(lease, world.now));
        keepsNothingOnceLost(operator, before);
    }

    private void leaseEnds(OperatorId operator, DeviceId device) {
        var before = referee.status(operator);
        referee.saw(new PresenceLease(Office.ACCOUNT, operator, device, PresenceStatus.OFFLINE, 0));
        input(
                new Seen.LeaseEnded(Office.ACCOUNT, world.now, operator, device),
                () -> board.leaseEnded(operator, device, world.now));
        keepsNothingOnceLost(operator, before);
    }

    private void keepsNothingOnceLost(OperatorId operator, PresenceStatus before) {
        if (before != PresenceStatus.OFFLINE && referee.status(operator) == PresenceStatus.OFFLINE) {
            assertThat(referee.keepsNothing(operator)).isTrue();
        }
    }

    void setting(Setting setting) {
        referee.saw(setting);
        input(new Seen.Configured(Office.ACCOUNT, world.now, Trimmed.of(setting)), () -> board.on(setting, world.now));
    }

    private void input(Seen input, Supplier<List<RoutingDecision>> takes) {
        var recordedBefore = seen.size();
        recorder.before(Office.ACCOUNT, board, input.at());
        var writesBefore = memory.writes;
        var decisions = takes.get();
        if (random.nextInt(50) == 0) {
            memory.abort();
            seen.subList(recordedBefore, seen.size()).clear();
            rebuild();
            recorder.before(Office.ACCOUNT, board, input.at());
            writesBefore = memory.writes;
            assertThat(takes.get()).as("decided again as before the crash").isEqualTo(decisions);
        }
        if (memory.writes != writesBefore || !decisions.isEmpty()) {
            recorder.after(input);
        }
        made.addAll(decisions);
        memory.commit();
        referee.judge(decisions);
        referee.nothingLeftToDecide();
        for (var decision : decisions) {
            if (!(decision.verdict() instanceof Verdict.Wait)) {
                commands.add(decision);
            }
        }
    }

    private void rebuild() {
        board = memory.rebuilt(Office.ACCOUNT);
        recorder = new InputRecorder(seen::add);
        recorder.restarted(Office.ACCOUNT);
    }

    Setting account(boolean automatic, int maxDialogs) {
        return settings.account(automatic, random.nextInt(4) > 0, maxDialogs);
    }

    Setting operator(OperatorId id, @Nullable Integer maxDialogs) {
        var languages = random.nextBoolean() ? Set.of("en", "ru") : Set.of(aLanguage());
        var departments = random.nextBoolean() ? Set.of(aDepartment()) : Set.<DepartmentId>of();
        var skills = random.nextBoolean() ? Set.of("law", "refunds") : Set.of(aSkill());
        return settings.operator(id.value(), departments, maxDialogs, languages, random.nextInt(20) == 0, skills);
    }

    Setting weights() {
        return settings.weights(
                random.nextInt(3) == 0
                        ? Map.of()
                        : Map.of(new ChannelKind("mail"), random.nextInt(4), ChannelKind.WEB, 1 + random.nextInt(2)));
    }

    private Setting department() {
        return settings.department(aDepartment(), false, random.nextInt(3) == 0 ? null : random.nextInt(4) > 0);
    }

    private ChannelKind aKind() {
        return random.nextInt(3) == 0 ? new ChannelKind("mail") : ChannelKind.WEB;
    }

    private String aSkill() {
        return random.nextBoolean() ? "law" : "refunds";
    }

    /** Sometimes none. */
    private Optional<DialogWorld.Dialog> anOpenOne() {
        var open = world.openOnes();
        return open.stream().skip(random.nextInt(open.size() + 1)).findFirst();
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
