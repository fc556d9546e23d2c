package chat.parley.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildCommandTest {
    @TempDir
    Path folder;

    private String outputOf(String script) throws Exception {
        var log = folder.resolve("logs/child.log");
        var command = new ChildCommand(
                List.of("sh", "-c", script, "name", "two words"), Map.of("PARLEY_X", "a b"), folder, log);
        assertThat(command.start().waitFor(10, TimeUnit.SECONDS)).isTrue();
        return Files.readString(log);
    }

    @Test
    void it_gets_its_arguments_and_environment_and_its_words_go_to_the_log() throws Exception {
        assertThat(outputOf("echo \"$1|$PARLEY_X\"; echo wrong >&2")).isEqualTo("two words|a b\nwrong\n");
    }

    @Test
    void the_terminals_interrupt_does_not_reach_it() throws Exception {
        assertThat(outputOf("kill -INT $$; kill -HUP $$; echo still here")).isEqualTo("still here\n");
    }

    @Test
    void its_number_is_that_of_the_program_itself() throws Exception {
        var log = folder.resolve("pid.log");
        var process = new ChildCommand(List.of("sh", "-c", "echo $$"), Map.of(), folder, log).start();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();

        assertThat(Files.readString(log).strip()).isEqualTo(Long.toString(process.pid()));
    }

    @Test
    void a_command_needs_a_program() {
        assertThatThrownBy(() -> new ChildCommand(List.of(), Map.of(), folder, folder.resolve("x")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
