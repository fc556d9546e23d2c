package chat.parley.launcher.suite;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.launcher.process.ProcessMark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftOversTest {
    @TempDir
    Path home;

    private SuiteFolder folder;
    private Process child;

    @BeforeEach
    void start() throws IOException {
        folder = new SuiteFolder(home);
        child = new ProcessBuilder("sh", "-c", "sleep 60 & wait", LeftOvers.sign(home, Part.ADMIN_API)).start();
    }

    @AfterEach
    void end() {
        child.descendants().forEach(ProcessHandle::destroyForcibly);
        child.destroyForcibly();
    }

    private ProcessMark mark() {
        return ProcessMark.of("admin-api", child.toHandle(), LeftOvers.sign(home, Part.ADMIN_API), 1);
    }

    @Test
    void a_child_of_an_earlier_run_is_stopped_and_its_note_removed() throws IOException {
        mark().writeTo(folder.mark(Part.ADMIN_API));

        assertThat(LeftOvers.stop(folder)).isEqualTo(1);

        assertThat(child.isAlive()).isFalse();
        assertThat(folder.mark(Part.ADMIN_API)).doesNotExist();
    }

    @Test
    void a_process_that_now_has_the_number_of_an_earlier_child_is_left_alone() throws IOException {
        var mark = mark();
        new ProcessMark(mark.part(), mark.pid(), mark.started().minus(Duration.ofHours(1)), mark.sign(), 1)
                .writeTo(folder.mark(Part.ADMIN_API));

        assertThat(LeftOvers.stop(folder)).isZero();

        assertThat(child.isAlive()).isTrue();
        assertThat(folder.mark(Part.ADMIN_API)).doesNotExist();
    }

    @Test
    void a_child_of_a_suite_on_another_folder_is_left_alone() throws IOException {
        var foreign = LeftOvers.sign(home.resolve("other"), Part.ADMIN_API);
        var mark = mark();
        new ProcessMark(mark.part(), mark.pid(), mark.started(), foreign, 1).writeTo(folder.mark(Part.ADMIN_API));

        assertThat(LeftOvers.stop(folder)).isZero();

        assertThat(child.isAlive()).isTrue();
    }

    @Test
    void a_broken_note_stops_nothing() throws IOException {
        Files.createDirectories(folder.run());
        Files.writeString(folder.mark(Part.KAFKA), "pid=" + child.pid() + "\n");

        assertThat(LeftOvers.stop(folder)).isZero();

        assertThat(child.isAlive()).isTrue();
    }

    @Test
    void where_nothing_ran_before_there_is_nothing_to_stop() throws IOException {
        assertThat(LeftOvers.stop(new SuiteFolder(home.resolve("new")))).isZero();
    }
}
