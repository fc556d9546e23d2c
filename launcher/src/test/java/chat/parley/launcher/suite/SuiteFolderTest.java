package chat.parley.launcher.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteFolderTest {
    @TempDir
    Path home;

    @Test
    void only_one_suite_runs_on_a_folder() throws IOException {
        var folder = new SuiteFolder(home);

        try (var first = SuiteLock.take(folder)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> SuiteLock.take(folder)).hasMessageContaining("runs already");
        }
        SuiteLock.take(folder).close();
    }

    @Test
    void fresh_removes_the_data_and_nothing_that_a_link_leads_to() throws IOException {
        var folder = new SuiteFolder(home);
        var shared = Files.createDirectories(home.resolve("tools/lib"));
        Files.writeString(shared.resolve("program.jar"), "x");
        Files.createDirectories(folder.data(Part.KEYCLOAK));
        Files.createSymbolicLink(folder.data(Part.KEYCLOAK).resolve("lib"), shared);

        folder.removeData();

        assertThat(folder.data()).doesNotExist();
        assertThat(shared.resolve("program.jar")).exists();
    }

    @Test
    void the_end_of_a_log_is_shown() throws IOException {
        var log = home.resolve("x.log");
        Files.writeString(log, "one\ntwo\nthree\n");

        assertThat(LogTail.of(log, 2)).isEqualTo("two\nthree");
        assertThat(LogTail.of(home.resolve("missing"), 2)).startsWith("(nothing to read");
    }

    @Test
    void ports_differ_and_stay() {
        var ports = Ports.free(new java.util.Random(7));

        for (var part : Part.values()) {
            assertThat(ports.of(part)).isBetween(20_000, 31_999).isEqualTo(ports.of(part));
            assertThat(ports.second(part)).isNotEqualTo(ports.of(part));
        }
    }
}
