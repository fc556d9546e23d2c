package chat.parley.dialog.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UnderWayTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    @Test
    void aCommandMayGetItsOutcomeForAsLongAsTheTopicKeepsIt() {
        assertThat(may(NOW)).isTrue();
        assertThat(may(NOW.minus(UnderWay.KEPT).plusMillis(1))).isTrue();
        assertThat(may(NOW.minus(UnderWay.KEPT))).isFalse();
        assertThat(UnderWay.KEPT).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void aTimeThatNobodyGaveOutIsNoReasonToWait() {
        assertThat(UnderWay.may(null, NOW)).isFalse();
        assertThat(may(NOW.plus(UnderWay.SKEW).plusMillis(1))).isFalse();
        assertThat(may(NOW.plus(UnderWay.SKEW))).as("clocks differ a little").isTrue();
        assertThat(UnderWay.may(Long.MIN_VALUE, NOW)).isFalse();
        assertThat(UnderWay.may(Long.MAX_VALUE, NOW)).isFalse();
    }

    private static boolean may(Instant sent) {
        return UnderWay.may(sent.toEpochMilli(), NOW);
    }
}
