package chat.parley.dialog.writer;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.command.DialogCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Writers in processes of their own that fight over partitions: stopped by a signal, killed, drained. */
@Tag("N-12")
@Tag("N-02")
class ProcessesTest {
    /** Stopped inside its transaction, and between commit and publish; woken after another has gone on. */
    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"BEFORE_COMMIT", "AFTER_COMMIT"})
    void aStalledOwnerThatWakesHarmsNothing(Step step) throws Exception {
        try (var world = new World(2);
                var stalled = new Child(world, "0", step.name())) {
            stalled.await("READY");
            var sent = send(world, "first", 40);
            stalled.await("AT " + step);
            stalled.signal("STOP");

            try (var successor = new Child(world, "1", "none")) {
                successor.await("READY");
                sent.addAll(send(world, "second", 40));
                world.awaitHandled(80);
                // What was committed by the stalled one is on the topic before anything that came later.
                stalled.goOn();
                stalled.signal("CONT");
                stalled.await("ON ");
                sent.addAll(send(world, "third", 40));
                world.awaitHandled(120);
            }
            // The successor has left; the one that woke is a member again and does what is left to do.
            sent.addAll(send(world, "fourth", 40));
            world.awaitHandled(160);
            stalled.end();
            audit(world, sent);
        }
    }

    @Test
    void aKilledProcessIsReplacedWithinSecondsAndLosesNothing() throws Exception {
        try (var world = new World(2);
                var killed = new Child(world, "0", "AFTER_COMMIT")) {
            killed.await("READY");
            var sent = send(world, "first", 40);
            killed.await("AT AFTER_COMMIT");
            killed.signal("KILL");
            long since = System.nanoTime();
            try (var successor = new Child(world, "1", "none")) {
                sent.addAll(send(world, "second", 40));
                world.awaitHandled(80);
                assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(20));
                successor.end();
            }
            audit(world, sent);
        }
    }

    @Test
    void aDrainedProcessHandsOverWithoutWaitingForItsSessionToEnd() throws Exception {
        try (var world = new World(2);
                var first = new Child(world, "0", "none")) {
            first.await("READY");
            try (var second = new Child(world, "1", "none")) {
                second.await("READY");
                var sent = send(world, "first", 40);
                world.awaitHandled(40);

                first.end();
                long since = System.nanoTime();
                sent.addAll(send(world, "second", 40));
                world.awaitHandled(80);

                assertThat(Duration.ofNanos(System.nanoTime() - since))
                        .as("less than a session")
                        .isLessThan(Duration.ofSeconds(4));
                second.end();
                audit(world, sent);
            }
        }
    }

    private static void audit(World world, List<DialogCommand> sent) throws Exception {
        new Ledgers(world).audit(sent);
    }

    private static List<DialogCommand> send(World world, String name, int count) {
        var commands = new Commands(name, name.hashCode(), 8);
        for (int i = 0; i < count; i++) {
            world.send(commands.next());
        }
        world.flush();
        return new ArrayList<>(commands.sent());
    }

    /** A writer in a Java process of its own. */
    private static final class Child implements AutoCloseable {
        private final Process process;
        private final List<String> lines = new CopyOnWriteArrayList<>();

        Child(World world, String slot, String step) throws IOException {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
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
                            step)
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
}
