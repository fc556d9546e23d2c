package chat.parley.integration.bot;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.testkit.MutableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** For how long a visitor waits for a bot, on a clock that the test moves. */
@Tag("J-07")
@Tag("T-12")
class TriesTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final MutableClock clock = MutableClock.at(NOON);
    private final Tries tries = new Tries(Duration.ofSeconds(3));
    private int asked;

    /** A bot that answers so long after it was asked. */
    private Tries.Attempt answersAfter(Duration time, int status) {
        return patience -> {
            asked++;
            boolean inTime = time.compareTo(patience) <= 0;
            clock.advance(inTime ? time : patience);
            return inTime
                    ? new Tries.Outcome(status == 200, status == 404, status, "answered " + status)
                    : new Tries.Outcome(false, false, null, "no answer");
        };
    }

    private Duration waited() {
        return Duration.between(NOON, clock.instant());
    }

    @Test
    void aBotThatIsJustInTimeIsAskedOnce() {
        assertThat(tries.of(answersAfter(Duration.ofMillis(3_000), 200)).taken())
                .isTrue();
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void aBotThatIsTooLateIsAskedThreeTimesAndNobodyWaitsLongerThanNineSeconds() {
        assertThat(tries.of(answersAfter(Duration.ofMillis(3_001), 200)).taken())
                .isFalse();
        assertThat(asked).isEqualTo(3);
        assertThat(waited()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void whatWouldComeToTheSameIsNotTriedAgain() {
        assertThat(tries.of(answersAfter(Duration.ZERO, 404)).taken()).isFalse();
        assertThat(asked).isEqualTo(1);
        assertThat(tries.of(answersAfter(Duration.ZERO, 500)).taken()).isFalse();
        assertThat(asked).isEqualTo(4);
    }
}
