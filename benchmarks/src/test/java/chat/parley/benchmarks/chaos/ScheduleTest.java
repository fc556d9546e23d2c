package chat.parley.benchmarks.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.launcher.suite.Part;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A failure that was seen once can be made again. */
@Tag("N-12")
class ScheduleTest {
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final Duration EVERY = Duration.ofSeconds(20);

    private final List<Fault> faults = Schedule.of(7, HALF_AN_HOUR, EVERY);

    @Test
    void theSameSeedGivesTheSameFaults() {
        assertThat(Schedule.of(7, HALF_AN_HOUR, EVERY)).isEqualTo(faults);
        assertThat(Schedule.of(8, HALF_AN_HOUR, EVERY)).isNotEqualTo(faults);
    }

    @Test
    void theSeedMeansTheSameInLaterVersionsToo() {
        assertThat(Schedule.of(7, Duration.ofSeconds(80), EVERY))
                .extracting(Fault::line)
                .containsExactly(
                        "  20.0 s  keycloak: kill -9",
                        "  40.0 s  integration-service: kill -9",
                        "  60.0 s  admin-api: stop and go on for 10.5 s");
    }

    @Test
    void aFaultComesAtEachStepAndTheLastLeavesTimeToRecover() {
        assertThat(faults).hasSize(89);
        assertThat(faults.getFirst().at()).isEqualTo(EVERY);
        assertThat(faults.getLast().at()).isEqualTo(HALF_AN_HOUR.minus(EVERY));
    }

    @Test
    void everyPartMeetsEveryFaultThatItCanBeforeAnyComesAgain() {
        var first = new HashSet<String>();
        int all = 3 * Part.values().length + 7;

        faults.subList(0, all).forEach(fault -> first.add(fault.kind() + " " + fault.part()));

        assertThat(first).hasSize(all).doesNotContain("CUT KAFKA", "CUT DATABASE");
    }

    @Test
    void whatIsHeldStillOrCutIsSoForAWhileAndNothingElseIs() {
        assertThat(faults).allSatisfy(fault -> {
            if (fault.kind().lasts()) {
                assertThat(fault.lasts()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(12));
            } else {
                assertThat(fault.lasts()).isZero();
            }
        });
    }

    @Test
    void aLengthWithoutRoomForAFaultHasNone() {
        assertThat(Schedule.of(1, Duration.ofSeconds(39), EVERY)).isEmpty();
    }
}
