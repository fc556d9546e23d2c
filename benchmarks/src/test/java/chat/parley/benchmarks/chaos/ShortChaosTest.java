package chat.parley.benchmarks.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.launcher.suite.SuiteOptions;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The short version of {@code ./parley chaos}: the packaged suite under a small load. Three faults that need no
 * luck to meet a message: the writer is killed, every socket of visitors is lost, and the writer's commits go unheard.
 */
@Tag("N-12")
@Tag("full")
class ShortChaosTest {
    private static final long SEED = 29_592;
    private static final Duration STEP = Duration.ofSeconds(15);

    @TempDir
    Path home;

    @Test
    void nothingIsLostDoubledOrReorderedWhilePartsDieUnderLoad() throws Exception {
        var options = new ChaosOptions(STEP.multipliedBy(4), STEP, 10, 20, SEED, false);

        var result = new ChaosRun(System.out, SuiteOptions.rootAbove(Path.of("")), home).run(options);

        assertThat(result.breaches()).isEmpty();
        assertThat(result.late()).isEmpty();
        assertThat(result.aftermaths()).hasSize(3);
        assertThat(result.messages()).isGreaterThan(600);
    }
}
