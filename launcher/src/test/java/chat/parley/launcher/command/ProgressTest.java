package chat.parley.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.launcher.process.Supervised;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

    @Test
    void without_a_terminal_only_news_are_printed_one_line_each() {
        var progress = new Progress(out, false, List.of("kafka", "keycloak"));

        progress.changed("kafka", Supervised.State.STARTING, "");
        progress.changed("kafka", Supervised.State.READY, "");
        progress.changed("keycloak", Supervised.State.DOWN, "ended; starting again in 0.5 s");

        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .hasSize(2)
                .first()
                .asString()
                .matches("  kafka +ready in +\\d+\\.\\d s");
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("down: ended; starting again in 0.5 s");
    }

    @Test
    void on_a_terminal_the_lines_are_drawn_over() {
        var progress = new Progress(out, true, List.of("kafka", "keycloak"));

        progress.changed("kafka", Supervised.State.STARTING, "");
        progress.changed("kafka", Supervised.State.READY, "");

        assertThat(said.toString(StandardCharsets.UTF_8)).contains("\u001b[2A").contains("waiting");
    }

    @Test
    void what_ends_because_it_was_told_to_is_no_news() {
        var progress = new Progress(out, false, List.of("kafka"));
        progress.silence();

        progress.changed("kafka", Supervised.State.DOWN, "ended");

        assertThat(said.size()).isZero();
    }
}
