package chat.parley.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessMarkTest {
    @TempDir
    Path folder;

    private Process child;

    @BeforeEach
    void start() throws IOException {
        // The sign is an argument that the program itself does not care for.
        child = new ProcessBuilder("sh", "-c", "sleep 60 & wait", "sign-of-this-test").start();
    }

    @AfterEach
    void end() {
        child.descendants().forEach(ProcessHandle::destroyForcibly);
        child.destroyForcibly();
    }

    private ProcessMark mark() {
        return ProcessMark.of("kafka", child.toHandle(), "sign-of-this-test", 9092);
    }

    @Test
    void what_was_noted_is_read_again() throws IOException {
        var file = folder.resolve("run/kafka.properties");

        mark().writeTo(file);

        assertThat(ProcessMark.readFrom(file)).contains(mark());
    }

    @Test
    void a_running_process_is_known_again() {
        assertThat(mark().running()).contains(child.toHandle());
    }

    @Test
    void a_process_that_ended_is_not_running() throws InterruptedException {
        var mark = mark();

        child.destroyForcibly();
        assertThat(child.waitFor(5, TimeUnit.SECONDS)).isTrue();

        assertThat(mark.running()).isEmpty();
    }

    @Test
    void a_process_that_got_the_number_of_an_ended_one_is_not_taken_for_it() {
        var mark = mark();
        var earlier = new ProcessMark(
                mark.part(), mark.pid(), mark.started().minus(Duration.ofMinutes(1)), mark.sign(), mark.port());

        assertThat(earlier.running()).isEmpty();
    }

    @Test
    void a_process_without_our_sign_is_not_taken_for_ours() {
        var mark = mark();
        var other = new ProcessMark(mark.part(), mark.pid(), mark.started(), "another sign", mark.port());

        assertThat(other.running()).isEmpty();
    }

    @Test
    void a_file_that_is_no_note_is_no_note() throws IOException {
        var file = folder.resolve("broken");
        Files.writeString(file, "pid=abc\nstarted=yesterday\n");

        assertThat(ProcessMark.readFrom(file)).isEmpty();
        assertThat(ProcessMark.readFrom(folder.resolve("missing"))).isEmpty();
    }
}
