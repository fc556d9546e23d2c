package chat.parley.dialog.writer;

import static chat.parley.testkit.Wait.await;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.command.DialogCommand;
import chat.parley.dialog.conversation.AccountPolicies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Durable timers: whatever dies, each fires once and in time. */
@Tag("N-09")
@Tag("W-22")
@Tag("W-27")
class TimersTest {
    private static final String BUSY = "SELECT count(*) FROM message WHERE author_id = 'first-reply-timeout'";

    @Test
    void timersThatCameDueWhileNobodyWasThereFireOnceWhenSomebodyIs() throws Exception {
        run(1_000);
    }

    @Test
    @Tag("full")
    void tenThousandTimersSurviveKillsWhileTheyFire() throws Exception {
        run(10_000);
    }

    private static void run(int dialogs) throws Exception {
        try (var world = new World(2)) {
            AccountPolicies policies = world.policies(Duration.ofSeconds(1), Duration.ZERO);
            // Decided with their timers a minute away, so that none comes due before its time here.
            AccountPolicies patient = world.policies(Duration.ofMinutes(1), Duration.ZERO);
            var sent = open(world, dialogs, patient);
            assertThat(world.number("SELECT count(*) FROM timer")).isEqualTo(dialogs);
            bringForward(world);

            // Killed while the timers fire, at every step of it.
            for (Step step : List.of(Step.TIMER_SENT, Step.AFTER_LEDGER, Step.AFTER_COMMIT, Step.MID_PUBLISH)) {
                var plan = KillPlan.kill(step, 1);
                var writer = world.start(world.config(world.allPartitions()), world.source(), policies, plan);
                await().atMost(Duration.ofSeconds(30)).until(() -> !writer.alive());
            }
            long recovered = System.nanoTime();
            world.start(world.config(world.allPartitions()), world.source(), policies, Interruptions.NONE);
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> world.number(BUSY) >= dialogs);
            Duration took = Duration.ofNanos(System.nanoTime() - recovered);
            assertThat(took).as("all fired soon after the recovery").isLessThan(Duration.ofSeconds(1 + dialogs / 500));
            await().atMost(Duration.ofSeconds(40)).until(() -> world.number("SELECT count(*) FROM timer") == 0);

            world.stopAll();
            assertThat(world.number(BUSY)).as("none lost, none doubled").isEqualTo(dialogs);
            assertThat(world.number("SELECT count(DISTINCT conversation_id) FROM message"
                            + " WHERE author_id = 'first-reply-timeout'"))
                    .isEqualTo(dialogs);
            new Ledgers(world).audit(sent);
        }
    }

    @Test
    void aTimerFiresWithinASecondOfItsMomentWithoutAnybodyAsking() {
        try (var world = new World(2)) {
            AccountPolicies policies = world.policies(Duration.ofMillis(1_500), Duration.ZERO);
            world.start(world.config(world.allPartitions()), world.source(), policies, Interruptions.NONE);
            var commands = new Commands("t", 1, 20);
            for (int i = 0; i < 20; i++) {
                world.send(commands.message(i, "hello"));
            }
            world.flush();

            await().atMost(Duration.ofSeconds(30)).until(() -> world.number(BUSY) == 20);

            assertThat(world.number("SELECT max(extract(epoch FROM m.recorded_at - d.opened_at) * 1000)::bigint"
                            + " FROM message m JOIN dialog d USING (dialog_id)"
                            + " WHERE m.author_id = 'first-reply-timeout'"))
                    .as("milliseconds from the opening to the busy text")
                    .isBetween(1_500L, 2_500L);
        }
    }

    @Test
    void aTimerThatWasSentAndNotHandledIsSentAgainOnlyAfterItsPatience() {
        try (var world = new World(1)) {
            open(world, 1, world.policies(Duration.ofMinutes(1), Duration.ZERO));
            bringForward(world);
            AccountPolicies policies = world.policies(Duration.ofSeconds(1), Duration.ZERO);
            var plan = KillPlan.kill(Step.TIMER_SENT, 1);
            var killed = world.start(world.config(world.allPartitions()), world.source(), policies, plan);
            await().atMost(Duration.ofSeconds(30)).until(() -> !killed.alive());

            world.start(world.config(world.allPartitions()), world.source(), policies, Interruptions.NONE);

            // One message, one sending of the killed writer, one of the next, which could not know of it.
            world.awaitHandled(3);
            assertThat(world.number(BUSY)).isEqualTo(1);
            assertThat(world.number("SELECT count(*) FROM timer")).isZero();
            assertThat(world.handled()).isEqualTo(3);
        }
    }

    /** Opens dialogs, each of which waits for its first reply. */
    private static List<DialogCommand> open(World world, int dialogs, AccountPolicies policies) {
        var writer = world.start(world.config(world.allPartitions()), world.source(), policies, Interruptions.NONE);
        var commands = new Commands("n", 1, dialogs);
        var sent = new ArrayList<DialogCommand>();
        for (int i = 0; i < dialogs; i++) {
            sent.add(commands.message(i, "hello"));
        }
        sent.forEach(world::send);
        world.flush();
        world.awaitHandled(dialogs);
        writer.stop();
        return sent;
    }

    /** As if the minute had passed: the timers are a second's, and that is over. */
    private static void bringForward(World world) {
        world.execute("UPDATE timer SET due = due - interval '59 seconds', send_at = send_at - interval '59 seconds'");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> world.number("SELECT count(*) FROM timer WHERE send_at > now()") == 0);
    }
}
