package chat.parley.launcher.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReliabilityPageTest {
    private static final Instant BEGAN = Instant.parse("2026-11-21T10:00:00.123Z");
    private static final Instant ENDED = Instant.parse("2026-11-21T10:42:10Z");

    @TempDir
    Path root;

    @Test
    void a_full_run_is_one_row() {
        var count = new TestCount(120, List.of("a"), 0);

        assertThat(ReliabilityPage.row(BEGAN, ENDED, "abc1234+", List.of(), count))
                .isEqualTo("| 2026-11-21T10:00:00Z | abc1234+ | all | 120 | 1 | 42 |");
    }

    @Test
    void the_first_run_begins_the_page_and_the_next_one_adds_to_it() throws IOException {
        ReliabilityPage.append(root, BEGAN, ENDED, List.of("launcher"), TestCount.NONE);
        ReliabilityPage.append(root, BEGAN, ENDED, List.of(), TestCount.NONE);

        var lines = Files.readAllLines(root.resolve("docs/reliability.md"));
        assertThat(lines.getFirst()).isEqualTo("# Reliability");
        assertThat(lines).filteredOn(line -> line.startsWith("| 2026")).hasSize(2);
    }
}
