package chat.parley.benchmarks.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.benchmarks.chaos.History.Answer;
import chat.parley.benchmarks.chaos.History.Seen;
import chat.parley.benchmarks.chaos.History.Sent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What clients do is taken down as it was. */
@Tag("N-12")
class RecorderTest {
    private static final long MILLI = 1_000_000;

    private final Recorder recorder = new Recorder();

    @Test
    void aPauseCountsFromWhenTheMessageWasDue() {
        recorder.sent("v1", "a", List.of("desk", "v1"), 100 * MILLI);

        recorder.accepted("a", 150 * MILLI);
        recorder.accepted("a", 900 * MILLI);
        recorder.seen("v1", "a", 200 * MILLI);
        recorder.seen("desk", "a", 350 * MILLI);

        assertThat(recorder.acknowledged().getTotalCount()).isEqualTo(1);
        assertThat(recorder.acknowledged().getMaxValue()).isBetween(50_000L, 50_100L);
        assertThat(recorder.pauses(60 * MILLI))
                .containsExactly(new Aftermath.Pause(Duration.ofMillis(40), Duration.ofMillis(50)));
        assertThat(recorder.shown().getTotalCount()).isEqualTo(1);
        assertThat(recorder.shown().getMaxValue()).isBetween(250_000L, 250_300L);
    }

    @Test
    void itIsCompleteOnceEveryReaderHasShownWhatWasAccepted() {
        recorder.sent("v1", "a", List.of("desk", "v1"), 0);
        recorder.sent("v1", "given up", List.of("desk", "v1"), 0);
        recorder.accepted("a", 1);
        recorder.seen("desk", "a", 2);
        assertThat(recorder.complete()).isFalse();

        recorder.seen("v1", "a", 3);

        assertThat(recorder.complete()).isTrue();
    }

    @Test
    void theHistorySaysWhatEachClientWasToldLast() {
        recorder.sent("v1", "a", List.of("desk"), 0);
        recorder.sent("v1", "b", List.of("desk"), 0);
        recorder.sent("v1", "c", List.of("desk"), 0);
        recorder.refused("a", "unavailable", false);
        recorder.accepted("a", 1);
        recorder.refused("b", "dialog-closed", true);
        recorder.seen("desk", "a", 2);

        var history = recorder.history(List.of(), List.of(), 5);

        assertThat(history.sent())
                .containsExactly(
                        new Sent("v1", "a", List.of("desk"), Answer.ACCEPTED, 1),
                        new Sent("v1", "b", List.of("desk"), Answer.REFUSED, 1),
                        new Sent("v1", "c", List.of("desk"), Answer.NONE, 0));
        assertThat(history.seen()).containsExactly(new Seen("desk", "a"));
        assertThat(recorder.refusals()).containsEntry("unavailable", 1).containsEntry("dialog-closed", 1);
    }
}
