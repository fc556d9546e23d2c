package chat.parley.dialog.writer;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.command.DialogCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
                var stalled = new WriterChild(world, "0", step.name())) {
            stalled.await("READY");
            var sent = send(world, "first", 40);
            stalled.await("AT " + step);
            stalled.signal("STOP");

            try (var successor = new WriterChild(world, "1", "none")) {
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
                var killed = new WriterChild(world, "0", "AFTER_COMMIT")) {
            killed.await("READY");
            var sent = send(world, "first", 40);
            killed.await("AT AFTER_COMMIT");
            killed.signal("KILL");
            long since = System.nanoTime();
            try (var successor = new WriterChild(world, "1", "none")) {
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
                var first = new WriterChild(world, "0", "none")) {
            first.await("READY");
            try (var second = new WriterChild(world, "1", "none")) {
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
}
