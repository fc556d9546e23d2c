package chat.parley.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@code ./parley replay} understands. */
@Tag("N-08")
class ReplayOptionsTest {
    private static final List<String> TIMES =
            List.of("--from", "2026-11-20T12:00:00+03:00", "--to", "2026-11-21T00:00:00Z");

    @Test
    void timesHaveTheirZone() throws UsageException {
        var options = ReplayOptions.parse(TIMES);

        assertThat(options.from()).isEqualTo(Instant.parse("2026-11-20T09:00:00Z"));
        assertThat(options.policy()).isNull();
        assertThat(options.door()).isNull();
        assertThatThrownBy(() -> ReplayOptions.parse(List.of("--from", "2026-11-20", "--to", "now")))
                .hasMessageStartingWith("--from needs a time with its zone");
    }

    @Test
    void bothTimesAreNeeded() {
        assertThatThrownBy(() -> ReplayOptions.parse(TIMES.subList(0, 2))).hasMessageContaining("--from and --to");
    }

    @Test
    void aPolicyAndAnotherSuiteMayBeNamed() throws UsageException {
        var options = ReplayOptions.parse(List.of(
                TIMES.get(0),
                TIMES.get(1),
                TIMES.get(2),
                TIMES.get(3),
                "--policy",
                "p.json",
                "--door",
                "https://chat.example.com/",
                "--json"));

        assertThat(options.policy()).isEqualTo(Path.of("p.json"));
        assertThat(options.door()).isEqualTo(URI.create("https://chat.example.com"));
        assertThat(options.json()).isTrue();
    }

    @Test
    void whatCannotBeUnderstoodIsNamed() {
        assertThatThrownBy(() -> ReplayOptions.parse(List.of("--fast"))).hasMessageContaining("--fast");
        assertThatThrownBy(() -> ReplayOptions.parse(List.of("--door", "ftp://x")))
                .hasMessageContaining("ftp://x");
        assertThatThrownBy(() -> ReplayOptions.parse(List.of("--policy"))).hasMessageContaining("needs a value");
    }
}
