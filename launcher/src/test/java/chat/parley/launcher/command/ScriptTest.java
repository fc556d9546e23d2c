package chat.parley.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code ./parley} says before it builds or starts anything. */
final class ScriptTest {
    private record Said(int code, String text) {}

    @Test
    void aMisspeltOptionIsToldBeforeTheBuild() throws Exception {
        assertThat(run("up", "--prot", "8081"))
                .isEqualTo(new Said(2, "up has no option --prot; see ./parley --help.\n"));
        assertThat(run("up", "--port")).isEqualTo(new Said(2, "up --port needs a value; see ./parley --help.\n"));
        assertThat(run("frob").code()).isEqualTo(2);
    }

    @Test
    void helpIsAskedForAfterTheCommandToo() throws Exception {
        Said page = run("--help");
        assertThat(page.code()).isZero();
        assertThat(page.text()).contains("./parley up", "./parley test", "./parley bench", "./parley chaos");
        assertThat(run("up", "--help")).isEqualTo(page);
        assertThat(run("test", "-h")).isEqualTo(page);
        Said chaos = run("chaos", "--help");
        assertThat(chaos.code()).isZero();
        assertThat(chaos.text())
                .contains("--seed", "--minutes", "--every", "--rate")
                .doesNotContain("Building");
    }

    private static Said run(String... words) throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                        Stream.of("bash", Path.of("..", "parley").toString()), Stream.of(words))
                .toList();
        Process script = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(script.waitFor(), text);
    }
}
