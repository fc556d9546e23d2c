package chat.parley.dialog.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A writer in a Java process of its own. */
final class WriterChild implements AutoCloseable {
    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    WriterChild(World world, String slot, String step) throws IOException {
        this(world, slot, step, Duration.ZERO);
    }

    /** @param timers how long each timer of its account runs; zero for no timers */
    WriterChild(World world, String slot, String step, Duration timers) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        WriterProcess.class.getName(),
                        world.kafka.servers(),
                        Integer.toString(world.partitions),
                        slot,
                        world.database.url(),
                        world.database.user(),
                        world.database.password(),
                        step,
                        timers.toString())
                .redirectErrorStream(true)
                .start();
        Thread.ofPlatform().daemon().start(this::read);
    }

    private void read() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            reader.lines().forEach(lines::add);
        } catch (IOException | java.io.UncheckedIOException e) {
            lines.add("the output ended: " + e);
        }
    }

    void await(String line) {
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(lines).anyMatch(said -> said.startsWith(line)));
    }

    /** When it had taken over everything, by its own clock. */
    Instant readyAt() {
        await("READY");
        return lines.stream()
                .filter(said -> said.startsWith("READY "))
                .map(said -> Instant.parse(said.substring("READY ".length())))
                .findFirst()
                .orElseThrow();
    }

    void signal(String signal) throws Exception {
        int code = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();
        assertThat(code).isZero();
    }

    void goOn() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    /** Asks it to end and waits for it. */
    void end() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        await().atMost(Duration.ofSeconds(10)).until(() -> !process.isAlive());
    }

    private static org.awaitility.core.ConditionFactory await() {
        return org.awaitility.Awaitility.await();
    }
}
