package chat.parley.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N-29")
class BurstTest {
    private static final Burst BURST = new Burst(100, 10, Duration.ofSeconds(5), Duration.ofSeconds(30));

    @Test
    void theBurstIsDueTenTimesAsDenseAndWhatFollowsIsNot() {
        assertThat(BURST.count()).isEqualTo(500 + 30_000 + 500);
        assertThat(BURST.due(1) - BURST.due(0)).isEqualTo(10_000_000);
        assertThat(BURST.due(500)).isEqualTo(Duration.ofSeconds(5).toNanos());
        assertThat(BURST.due(501) - BURST.due(500)).isEqualTo(1_000_000);
        assertThat(BURST.due(30_500)).isEqualTo(Duration.ofSeconds(35).toNanos());
        assertThat(BURST.due(30_501) - BURST.due(30_500)).isEqualTo(10_000_000);
    }

    @Test
    void usualIsAgainWhatStaysUsual() {
        double[] seconds = {900, 300, 20, 12, 11};

        assertThat(BURST.usualAgain(10, second -> seconds[second])).hasValue(2);
    }

    @Test
    void whatNeverGetsUsualAgainIsSaid() {
        assertThat(BURST.usualAgain(10, second -> 21)).isEmpty();
    }
}
