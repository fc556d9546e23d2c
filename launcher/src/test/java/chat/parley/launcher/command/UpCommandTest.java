package chat.parley.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.launcher.process.ProcessMark;
import chat.parley.launcher.process.Signal;
import chat.parley.launcher.suite.Part;
import chat.parley.launcher.suite.SuiteFolder;
import chat.parley.launcher.suite.SuiteOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process of its own, with PostgreSQL and Kafka only. */
class UpCommandTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path home;

    private SuiteFolder folder;
    private Path said;
    private Process up;

    @BeforeEach
    void start() throws IOException {
        folder = new SuiteFolder(home.resolve("parley"));
        said = home.resolve("said");
        up = up();
        awaitReady();
    }

    @AfterEach
    void end() throws InterruptedException {
        up.destroy();
        assertThat(up.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    private Process up() throws IOException {
        Files.deleteIfExists(said);
        var without = Arrays.stream(Part.values())
                .filter(part -> part != Part.DATABASE && part != Part.KAFKA)
                .map(Part::title)
                .collect(Collectors.joining(","));
        var root = SuiteOptions.rootAbove(Path.of("")).toString();
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        root,
                        "up",
                        "--home",
                        folder.home().toString(),
                        "--port",
                        Integer.toString(freePort()),
                        "--without",
                        without)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
    }

    private void awaitReady() {
        await().atMost(SOON).until(() -> Files.readString(said).contains("Parley is ready"));
    }

    @Test
    void everything_ends_in_order_when_it_is_told_to() throws Exception {
        var children = children();
        assertThat(children).hasSize(2).allMatch(ProcessHandle::isAlive);
        assertThat(status()).contains("kafka").contains("running");

        assertThat(new DownCommand(folder, nowhere()).run()).isZero();

        assertThat(up.waitFor(1, TimeUnit.SECONDS)).isTrue();
        assertThat(children).noneMatch(ProcessHandle::isAlive);
        assertThat(Files.readString(said)).endsWith("Stopping…\nStopped.\n");
        assertThat(children()).isEmpty();
        assertThat(status()).doesNotContain("running");
    }

    @Test
    void what_a_killed_run_left_over_is_stopped_and_everything_runs_again() throws Exception {
        var leftOver = children();
        Signal.KILL.sendTo(up.toHandle());
        assertThat(up.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(leftOver).hasSize(2).allMatch(ProcessHandle::isAlive);

        up = up();
        awaitReady();

        assertThat(leftOver).noneMatch(ProcessHandle::isAlive);
        assertThat(children()).hasSize(2).allMatch(ProcessHandle::isAlive);
    }

    private List<ProcessHandle> children() throws IOException {
        var found = new ArrayList<ProcessHandle>();
        for (var part : Part.values()) {
            ProcessMark.readFrom(folder.mark(part))
                    .flatMap(ProcessMark::running)
                    .ifPresent(found::add);
        }
        return found;
    }

    private String status() throws IOException {
        var bytes = new ByteArrayOutputStream();
        new StatusCommand(folder, new PrintStream(bytes, true, StandardCharsets.UTF_8), Instant.EPOCH).run();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream nowhere() {
        return new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
