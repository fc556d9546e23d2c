package chat.parley.benchmarks.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Clients of the run keep to the rules of the real ones. */
@Tag("N-12")
class OutboxTest {
    private static final long NOW = Duration.ofHours(1).toNanos();

    private final Outbox outbox = new Outbox();

    OutboxTest() {
        outbox.add("1", "first", NOW);
        outbox.add("2", "second", NOW);
    }

    @Test
    void whatIsNewGoesOutOnceAndInOrder() {
        assertThat(outbox.due(NOW)).containsExactly("first", "second");
        assertThat(outbox.due(NOW + seconds(7))).isEmpty();
    }

    @Test
    void whatIsNotAnsweredGoesOutAgainAfterAWhile() {
        outbox.due(NOW);
        outbox.answered("1");

        assertThat(outbox.due(NOW + seconds(8))).containsExactly("second");
    }

    @Test
    void aNewConnectionGetsEverythingAgain() {
        outbox.due(NOW);

        outbox.connected(NOW + 1);

        assertThat(outbox.due(NOW + 1)).containsExactly("first", "second");
    }

    @Test
    void whatIsRefusedGoesOutAgainSoon() {
        outbox.due(NOW);

        outbox.refused("2", NOW);

        assertThat(outbox.due(NOW + seconds(1))).isEmpty();
        assertThat(outbox.due(NOW + seconds(2))).containsExactly("second");
    }

    @Test
    void anAnswerThatComesAgainIsNoAnswer() {
        assertThat(outbox.answered("1")).isTrue();
        assertThat(outbox.answered("1")).isFalse();
        assertThat(outbox.isEmpty()).isFalse();

        outbox.answered("2");

        assertThat(outbox.isEmpty()).isTrue();
    }

    private static long seconds(int seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
