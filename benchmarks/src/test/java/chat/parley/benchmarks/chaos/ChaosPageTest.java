package chat.parley.benchmarks.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.launcher.suite.Part;
import chat.parley.launcher.suite.SuiteOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every run leaves a row that says how to make it again. */
@Tag("N-12")
class ChaosPageTest {
    private static final String PAGE =
            "# Words\n\n" + ChaosPage.head() + "\n|---|\n| before |\n\nMore words.\n\n| other |\n";

    @Test
    void aRowGoesToTheEndOfItsOwnTable() {
        assertThat(ChaosPage.withRow(PAGE, "| new |")).isEqualTo(PAGE.replace("| before |\n", "| before |\n| new |\n"));
    }

    @Test
    void aPageWithoutTheTableIsRefused() {
        assertThatThrownBy(() -> ChaosPage.withRow("# Words\n", "| new |")).hasMessageContaining("no table");
    }

    @Test
    void theProjectsOwnPageHasTheTableAsItsRowsAre() throws IOException {
        var page = Files.readString(SuiteOptions.rootAbove(Path.of("")).resolve("docs/reliability.md"));

        assertThat(page).contains("\n" + ChaosPage.head() + "\n|---|");
    }

    @Test
    void aRowHasAFigureForEachColumn() {
        var micros = new Histogram(3);
        micros.recordValue(12_000);
        var options = new ChaosOptions(Duration.ofMinutes(4), Duration.ofSeconds(20), 20, 40, 7, true);
        var result = new ChaosResult(
                List.of(new Aftermath(
                        new Fault(Duration.ofSeconds(20), FaultKind.KILL, Part.KAFKA, Duration.ZERO),
                        1,
                        Duration.ZERO,
                        0)),
                4_900,
                List.of(new Breach(Rule.NOT_LOST, "one"), new Breach(Rule.IN_ORDER, "two")),
                micros,
                micros,
                Map.of(),
                0,
                List.of());

        var row = ChaosPage.row(Instant.parse("2026-11-23T08:00:00.123Z"), "abc1234", options, result);

        assertThat(row)
                .isEqualTo("| 2026-11-23T08:00:00Z | abc1234 | 7 | 4.0 | 20 | 20 | 1 | 4900 |"
                        + " 1 | 0 | 0 | 1 | 0 | 0 | 0 | 0 | 0.012, 0.0, 0.0 | 0.012, 0.0, 0.0 |");
        assertThat(row.split("\\|")).hasSameSizeAs(ChaosPage.head().split("\\|"));
    }
}
