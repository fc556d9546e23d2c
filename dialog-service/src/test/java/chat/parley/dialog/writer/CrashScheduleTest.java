package chat.parley.dialog.writer;

import static chat.parley.testkit.Wait.await;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.command.DialogCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Writers that die, or stand still while another takes over, at every step there is; each schedule sends some more
 * commands into what the ones before it left behind. At the end the books must balance.
 */
@Tag("N-01")
@Tag("N-02")
@Tag("N-12")
@Tag("N-18")
class CrashScheduleTest {
    private static final int PARTITIONS = 2;
    /** All but the timers' own, which have a test of theirs. */
    private static final List<Step> STEPS =
            Arrays.stream(Step.values()).filter(step -> step != Step.TIMER_SENT).toList();
    /** Within these a successor waits up to 2 s for the stalled transaction to be ended. */
    private static final List<Step> IN_TRANSACTION = List.of(Step.AFTER_LEDGER, Step.BEFORE_COMMIT);

    /** What a run of schedules cost. */
    private record Toll(Set<Step> deaths, int repeats) {}

    @Test
    void theBooksBalanceAfterHundredsOfDeaths() throws Exception {
        run(60, 20_261_121, 4_711);
    }

    @Test
    @Tag("full")
    void theBooksBalanceAfterThousandsOfDeaths() throws Exception {
        run(1_500, 7, 8);
    }

    /** Much of a schedule is waiting, so each seed has a world of its own, all at once. */
    private static void run(int schedules, long... seeds) throws Exception {
        var deaths = EnumSet.noneOf(Step.class);
        int repeats = 0;
        try (var threads = Executors.newFixedThreadPool(seeds.length)) {
            var worlds = threads.invokeAll(Arrays.stream(seeds)
                    .<Callable<Toll>>mapToObj(seed -> () -> run(schedules, seed))
                    .toList());
            for (var world : worlds) {
                deaths.addAll(world.get().deaths());
                repeats += world.get().repeats();
            }
        }
        assertThat(deaths)
                .as("every step of the loop and of a take-over was died at")
                .containsAll(STEPS);
        assertThat(repeats).as("some of it was published twice").isPositive();
    }

    private static Toll run(int schedules, long seed) throws Exception {
        var random = new Random(seed);
        var sent = new ArrayList<DialogCommand>();
        var deaths = EnumSet.noneOf(Step.class);
        long records = 0;
        try (var world = new World(PARTITIONS)) {
            for (int i = 0; i < schedules; i++) {
                var commands = new Commands("s" + i, random.nextLong(), 1 + random.nextInt(4));
                int count = 1 + random.nextInt(12);
                for (int j = 0; j < count; j++) {
                    world.send(commands.next());
                }
                world.flush();
                sent.addAll(commands.sent());
                records += count;

                KillPlan plan = plan(random, i);
                var writer = world.start(
                        world.config(world.allPartitions()),
                        random.nextInt(8) == 0
                                ? TamperedSource.forgetful(world.source(), random.nextLong())
                                : world.source(),
                        world.policies(Duration.ZERO, Duration.ZERO),
                        plan);
                if (awaitEither(world, plan, writer, records) && plan.holds()) {
                    var successor = world.start();
                    await().atMost(Duration.ofSeconds(30))
                            .until(() -> successor.consumer.status().ready());
                    world.awaitHandled(records);
                    plan.release.countDown();
                    await().atMost(Duration.ofSeconds(20)).until(() -> !writer.alive());
                    successor.stop();
                } else {
                    plan.release.countDown();
                    // What is handled is seen before it is published: the last turn may only now come to its step.
                    writer.stop();
                }
                if (plan.reached.getCount() == 0) {
                    deaths.add(plan.step);
                }
                assertThat(writer.ended.get(10, TimeUnit.SECONDS))
                        .as("a writer dies of nothing but the plan")
                        .satisfiesAnyOf(
                                end -> assertThat(end).isNull(),
                                end -> assertThat(end).isInstanceOf(KillPlan.Killed.class));
            }
            // The one before may have died between commit and publication: what it left is published when taken over.
            var last = world.start();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> last.consumer.status().ready());
            world.awaitHandled(records);
            last.stop();

            var books = new Ledgers(world);
            books.audit(sent);
            return new Toll(deaths, books.repeats());
        }
    }

    /** Each step in its turn at first, so that none is left to chance. */
    private static KillPlan plan(Random random, int schedule) {
        if (schedule < STEPS.size()) {
            return KillPlan.kill(STEPS.get(schedule), 1);
        }
        Step step = STEPS.get(random.nextInt(STEPS.size()));
        boolean hold = random.nextInt(5) == 0 && (!IN_TRANSACTION.contains(step) || schedule % 40 == 0);
        int visit = random.nextInt(4) == 0 ? 2 : 1;
        return hold ? KillPlan.hold(step, visit) : KillPlan.kill(step, visit);
    }

    /** True when the plan's step was reached, false when everything was handled without coming to it. */
    private static boolean awaitEither(World world, KillPlan plan, World.Writer writer, long records) {
        await().pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(30))
                .until(() -> plan.reached.getCount() == 0 || !writer.alive() || world.handled() >= records);
        return plan.reached.getCount() == 0;
    }
}
