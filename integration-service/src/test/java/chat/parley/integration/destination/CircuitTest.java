package chat.parley.integration.destination;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P-19")
class CircuitTest {
    private static final Instant START = Instant.parse("2026-11-21T09:00:00Z");
    private static final double MIDDLE = 0.5;

    @Test
    void fiveFailuresInARowOpenIt() {
        var circuit = Circuit.CLOSED;
        for (int i = 1; i < 5; i++) {
            circuit = circuit.failed(START, null, MIDDLE);
            assertThat(circuit.state(START)).isEqualTo(Circuit.State.CLOSED);
        }

        circuit = circuit.failed(START, null, MIDDLE);

        assertThat(circuit.state(START)).isEqualTo(Circuit.State.OPEN);
        assertThat(circuit.state(START.plusSeconds(29))).isEqualTo(Circuit.State.OPEN);
        assertThat(circuit.state(START.plusSeconds(30))).isEqualTo(Circuit.State.HALF_OPEN);
    }

    @Test
    void eachTrialThatFailsMakesThePauseLongerUpToFiveMinutes() {
        var circuit = opened();
        var pauses = new ArrayList<Long>();
        for (int i = 0; i < 6; i++) {
            Instant trial = circuit.openUntil();
            circuit = circuit.failed(trial, null, MIDDLE);
            pauses.add(Duration.between(trial, circuit.openUntil()).toSeconds());
        }

        assertThat(pauses).containsExactly(60L, 120L, 240L, 300L, 300L, 300L);
    }

    @Test
    void whatComesBackLateWhileItIsOpenDoesNotLengthenThePause() {
        var circuit = opened();

        var later = circuit.failed(START.plusSeconds(10), null, MIDDLE);

        assertThat(later.openUntil()).isEqualTo(circuit.openUntil());
        assertThat(later.failures()).isEqualTo(circuit.failures() + 1);
    }

    @Test
    void chanceSpreadsTheTrials() {
        assertThat(opened(0).openUntil()).isEqualTo(START.plusSeconds(24));
        assertThat(opened(0.999).openUntil()).isBetween(START.plusSeconds(35), START.plusSeconds(36));
    }

    @Test
    @Tag("N-10")
    void whoAsksToBeLeftAloneIsLeftAloneAtOnce() {
        var circuit = Circuit.CLOSED.failed(START, Duration.ofMinutes(10), MIDDLE);

        assertThat(circuit.state(START.plusSeconds(599))).isEqualTo(Circuit.State.OPEN);
        assertThat(circuit.failed(START, Duration.ofMinutes(1), MIDDLE).openUntil())
                .isEqualTo(circuit.openUntil());
    }

    @Test
    void anAnswerThatIsFinalShowsThatSomebodyIsThere() {
        var circuit = opened().refused(START.plusSeconds(30));

        assertThat(circuit.state(START)).isEqualTo(Circuit.State.CLOSED);
        assertThat(Health.of(true, circuit)).isEqualTo(Health.FAILING);
    }

    @Test
    void afterADayOfFailuresAloneItIsSpent() {
        var day = START.plus(Duration.ofHours(24));

        assertThat(new Circuit(10, START, 3, null).isSpent(day)).isTrue();
        assertThat(new Circuit(10, START, 3, null).isSpent(day.minusMillis(1))).isFalse();
        assertThat(new Circuit(9, START, 3, null).isSpent(day.plusSeconds(1))).isFalse();
        assertThat(Circuit.CLOSED.isSpent(day)).isFalse();
    }

    @Test
    void healthIsWhatTheCircuitSays() {
        assertThat(Health.of(true, Circuit.CLOSED)).isEqualTo(Health.HEALTHY);
        assertThat(Health.of(true, Circuit.CLOSED.failed(START, null, MIDDLE))).isEqualTo(Health.FAILING);
        assertThat(Health.of(true, opened())).isEqualTo(Health.OPEN);
        assertThat(Health.of(false, opened())).isEqualTo(Health.DISABLED);
    }

    private static Circuit opened() {
        return opened(MIDDLE);
    }

    private static Circuit opened(double chance) {
        var circuit = Circuit.CLOSED;
        for (int i = 0; i < Circuit.THRESHOLD; i++) {
            circuit = circuit.failed(START, null, chance);
        }
        return circuit;
    }
}
