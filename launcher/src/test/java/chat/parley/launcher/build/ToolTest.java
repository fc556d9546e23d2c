package chat.parley.launcher.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "v20.20.2, 20, 20",
        "Apache Maven 3.8.7, 3, 8",
        "Apache Maven 4.0.0-rc-3 (abc), 4, 0",
        "openjdk 25 2025-09-16, 25, 0"
    })
    void a_version_is_read_from_what_a_program_says(String said, int major, int minor) {
        assertThat(Version.in(said)).contains(new Version(major, minor));
    }

    @Test
    void colours_are_no_numbers() {
        assertThat(Version.in("\u001b[1mApache Maven 3.8.7\u001b[m")).contains(new Version(3, 8));
    }

    @Test
    void versions_are_ordered_by_number_not_by_letter() {
        assertThat(new Version(3, 10)).isGreaterThan(new Version(3, 9));
        assertThat(new Version(20, 0)).isGreaterThan(new Version(9, 9));
    }

    @Test
    void a_missing_program_is_refused_with_advice() {
        var tool = new Tool("/no/such/program", new Version(1, 0), "Install it.");

        assertThatThrownBy(tool::require).isInstanceOf(Refusal.class).hasMessageEndingWith("Install it.");
    }

    @Test
    void an_old_program_is_refused_with_its_version() throws IOException {
        var program = program("node", "v18.1.0");

        assertThatThrownBy(() -> new Tool(program, new Version(20, 0), "Install it.").require())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("18.1");
        assertThatCode(() -> new Tool(program, new Version(18, 1), "Install it.").require())
                .doesNotThrowAnyException();
    }

    @Test
    void a_browser_is_found_on_the_path_or_where_the_variable_says() throws IOException, Refusal {
        var program = program("chromium", "Chromium 130");

        assertThat(Browser.find(Map.of("PATH", "/no/where:" + folder))).contains(Path.of(program));
        assertThat(Browser.find(Map.of(Browser.VARIABLE, program, "PATH", ""))).contains(Path.of(program));
        assertThatThrownBy(() -> Browser.find(Map.of(Browser.VARIABLE, "/no/such/program")))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void options_of_a_test_run_are_understood() throws Refusal {
        assertThat(TestOptions.parse(List.of())).isEqualTo(new TestOptions(false, List.of()));
        assertThat(TestOptions.parse(List.of("--full", "-pl", "launcher,contracts")))
                .isEqualTo(new TestOptions(true, List.of("launcher", "contracts")));
        assertThatThrownBy(() -> TestOptions.parse(List.of("-pl"))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> TestOptions.parse(List.of("--quick"))).isInstanceOf(Refusal.class);
    }

    private String program(String name, String says) throws IOException {
        var file = folder.resolve(name);
        Files.writeString(file, "#!/bin/sh\necho '" + says + "'\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file.toString();
    }
}
