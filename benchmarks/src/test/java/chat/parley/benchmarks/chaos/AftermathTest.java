package chat.parley.benchmarks.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.benchmarks.chaos.Aftermath.Pause;
import chat.parley.launcher.suite.Part;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each wait is put down to the fault that came before it. */
@Tag("N-12")
class AftermathTest {
    private static final Fault FIRST = new Fault(Duration.ofSeconds(20), FaultKind.KILL, Part.KAFKA, Duration.ZERO);
    private static final Fault SECOND =
            new Fault(Duration.ofSeconds(40), FaultKind.RESTART, Part.KEYCLOAK, Duration.ZERO);

    @Test
    void aWaitBelongsToTheFaultBeforeItOrThatMetItOnItsWay() {
        var pauses = List.of(
                pause(5_000, 9_000), pause(19_500, 6_000), pause(30_000, 100), pause(39_500, 300), pause(50_000, 20));

        assertThat(Aftermath.of(List.of(FIRST, SECOND), pauses))
                .containsExactly(
                        new Aftermath(FIRST, 2, Duration.ofSeconds(6), 1),
                        new Aftermath(SECOND, 2, Duration.ofMillis(300), 0));
    }

    @Test
    void aFaultThatNobodyNoticedHasNone() {
        assertThat(Aftermath.of(List.of(FIRST), List.of())).containsExactly(new Aftermath(FIRST, 0, Duration.ZERO, 0));
    }

    @Test
    void itIsReadInOneLine() {
        assertThat(new Aftermath(FIRST, 2, Duration.ofSeconds(6), 1).line())
                .startsWith("  20.0 s  kafka: kill -9 ")
                .endsWith(" longest wait   6.0 s, 1 of 2 over 5 s");
    }

    private static Pause pause(int due, int length) {
        return new Pause(Duration.ofMillis(due), Duration.ofMillis(length));
    }
}
