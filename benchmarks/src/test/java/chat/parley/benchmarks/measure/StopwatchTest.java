package chat.parley.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N-29")
class StopwatchTest {
    @Test
    void aMessageCountsFromTheInstantItWasDueAndNotFromWhenItWasSent() {
        var stopwatch = new Stopwatch(1);

        stopwatch.due(0, System.nanoTime() - Duration.ofMillis(500).toNanos());
        stopwatch.arrived(0);

        assertThat(stopwatch.figures(1, Duration.ofSeconds(1)).p50()).isGreaterThanOrEqualTo(500);
    }

    @Test
    void whatArrivesTwiceIsCountedApart() {
        var stopwatch = new Stopwatch(2);
        stopwatch.due(0, System.nanoTime());
        stopwatch.arrived(0);
        stopwatch.arrived(0);

        assertThat(stopwatch.count()).isEqualTo(1);
        assertThat(stopwatch.repeats()).isEqualTo(1);
        assertThat(stopwatch.figures(2, Duration.ofSeconds(1)).complete()).isFalse();
    }

    @Test
    void someOfTheMessagesHaveFiguresOfTheirOwn() {
        var stopwatch = new Stopwatch(3);
        stopwatch.due(0, System.nanoTime() - Duration.ofMillis(500).toNanos());
        stopwatch.due(1, System.nanoTime());
        stopwatch.arrived(0);
        stopwatch.arrived(1);

        var some = stopwatch.figures(1, 3, Duration.ofSeconds(1));

        assertThat(some.sent()).isEqualTo(2);
        assertThat(some.arrived()).isEqualTo(1);
        assertThat(some.max()).isLessThan(500);
    }

    @Test
    void aLateCallDoesNotMoveTheDueInstantsOfTheOthers() {
        var due = new long[5];

        Pace.run(5, 1_000, (call, nanos) -> due[call] = nanos, call -> {
            if (call == 1) {
                long until = System.nanoTime() + 5_000_000;
                while (System.nanoTime() < until) {
                    Thread.onSpinWait();
                }
            }
        });

        for (int call = 1; call < 5; call++) {
            assertThat(due[call] - due[call - 1]).isEqualTo(1_000_000);
        }
    }
}
