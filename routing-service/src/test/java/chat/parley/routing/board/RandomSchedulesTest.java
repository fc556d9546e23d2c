package chat.parley.routing.board;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.decision.RoutingDecision;
import chat.parley.contracts.decision.RoutingDecision.Rejection;
import chat.parley.contracts.decision.RoutingDecision.Verdict;
import chat.parley.platform.json.Json;
import chat.parley.routing.replay.Policy;
import chat.parley.routing.replay.Replay;
import chat.parley.routing.replay.Seen;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds in every schedule, see {@link RandomSchedule}. */
@Tag("N-04")
@Tag("N-05")
class RandomSchedulesTest {
    private static final int STEPS = 5_000;

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 10);
    }

    static IntStream manySeeds() {
        return IntStream.rangeClosed(11, 200);
    }

    static IntStream fewSeeds() {
        return IntStream.rangeClosed(1, 4);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("P-05")
    @Tag("P-08")
    @Tag("P-22")
    void everyDecisionIsSafeAndNoneIsMissing(int seed) {
        decide(seed);
    }

    @ParameterizedTest
    @MethodSource("manySeeds")
    @Tag("full")
    void everyDecisionOfManySchedulesIsSafe(int seed) {
        decide(seed);
    }

    private static void decide(int seed) {
        var schedule = new RandomSchedule(seed).everything();

        for (int step = 0; step < STEPS; step++) {
            schedule.anything();
        }

        assertThat(schedule.count(Verdict.Assign.class)).as("were assigned").isGreaterThan(50);
        assertThat(schedule.count(Verdict.Requeue.class)).as("were taken back").isGreaterThan(5);
    }

    /** Where nobody acts by hand and limits stay, what holds for the board holds for the dialogs themselves. */
    @ParameterizedTest
    @MethodSource("fewSeeds")
    @Tag("P-02")
    @Tag("P-22")
    void noOperatorEverOwnsMoreThanTheLimitByAutomaticAssignment(int seed) {
        var schedule = new RandomSchedule(1_000 + seed);
        RandomSchedule.OPERATORS.forEach(id -> schedule.setting(schedule.operator(id, null)));
        schedule.setting(schedule.weights());
        schedule.setting(schedule.account(true, 4));

        for (int step = 0; step < STEPS; step++) {
            schedule.withoutPeople();

            for (var operator : RandomSchedule.OPERATORS) {
                var owned = schedule.world.openOnes().stream()
                        .filter(d -> operator.equals(d.owner))
                        .mapToInt(d -> schedule.referee.weightOf(d.id))
                        .sum();
                assertThat(owned).isLessThanOrEqualTo(4);
            }
        }

        assertThat(schedule.count(Verdict.Assign.class)).isGreaterThan(50);
    }

    /** From the middle on, and with every input written and read as it is recorded. */
    @ParameterizedTest
    @MethodSource("fewSeeds")
    @Tag("N-08")
    void aReplayByTheSamePolicyDecidesExactlyTheSame(int seed) throws IOException {
        var schedule = new RandomSchedule(2_000 + seed).everything();
        for (int step = 0; step < STEPS / 2; step++) {
            schedule.anything();
        }
        var before = schedule.made.size();
        var from = schedule.world.now.plusMillis(1);
        schedule.world.now = from;
        for (int step = 0; step < STEPS / 2; step++) {
            schedule.anything();
        }

        var replayed = new ArrayList<RoutingDecision>();
        var replay = new Replay(Office.ACCOUNT, Policy.SAME, from, schedule.world.now, replayed::add);
        var read = new ArrayList<Seen>();
        for (var input : schedule.seen) {
            read.add(Json.read(Json.bytes(input), Seen.class).orElseThrow());
        }
        read.forEach(replay::survey);
        read.forEach(replay::take);

        // Events that are read late are of before; the replay begins with the first input of after.
        var made = schedule.made;
        assertThat(made.size() - replayed.size()).isBetween(before, before + 20);
        assertThat(made.subList(made.size() - replayed.size(), made.size())).isEqualTo(replayed);
        var result = replay.result();
        assertThat(result.identical()).isTrue();
        assertThat(result.diverged()).isZero();
        assertThat(result.replayed()).isEqualTo(result.real());
        assertThat(result.real().assigned()).isGreaterThan(50);
    }

    @ParameterizedTest
    @MethodSource("fewSeeds")
    @Tag("N-08")
    void whereAnotherPolicyAllowsMoreItsReplayWaitsLess(int seed) {
        var schedule = new RandomSchedule(3_000 + seed);
        RandomSchedule.OPERATORS.forEach(id -> schedule.setting(schedule.operator(id, null)));
        schedule.setting(schedule.account(true, 1));
        for (int step = 0; step < STEPS; step++) {
            schedule.withoutPeople();
        }
        var generous = new Policy(true, false, 50, Map.of(), Map.of(), Map.of(), Set.of(Rejection.SKILLS));

        var replay = new Replay(Office.ACCOUNT, generous, Office.START, schedule.world.now, decision -> {});
        schedule.seen.forEach(replay::survey);
        schedule.seen.forEach(replay::take);

        var result = replay.result();
        assertThat(result.identical()).isFalse();
        assertThat(result.diverged()).isPositive();
        assertThat(result.replayed().stillWaiting())
                .isLessThanOrEqualTo(result.real().stillWaiting());
        assertThat(result.replayed().averageSeconds()).isLessThan(result.real().averageSeconds());
    }
}
