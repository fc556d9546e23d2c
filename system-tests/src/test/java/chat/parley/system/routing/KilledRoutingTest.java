package chat.parley.system.routing;

import static chat.parley.testkit.Wait.await;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.testkit.TestDatabase;
import chat.parley.testkit.TestKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** routing-service is killed and stays away for a while, and nobody is the worse for it. */
@Tag("N-13")
@Tag("N-04")
class KilledRoutingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path state;

    @Test
    void killedUnderLoadAndAwayForLongerThanALeaseItLosesNobodyAndPassesNoLimit() throws Exception {
        run(1, 20, 3_000, Duration.ofSeconds(5));
    }

    @Test
    @Tag("full")
    void killedTwoHundredTimesUnderLoadAndAwayForAMinuteItLosesNobodyAndPassesNoLimit() throws Exception {
        run(200, 100, 5_000, Duration.ofSeconds(60));
    }

    /**
     * @param times how often it is killed
     * @param longest how long it lives at most before it is, in milliseconds
     * @param away how long it stays away after that
     */
    private void run(int times, int operators, int longest, Duration away) throws Exception {
        var moments = new Random(times);
        try (var kafka = TestKafka.fresh(4);
                var office = new PlayedOffice(kafka.servers(), operators, times);
                var routing = RoutingProcess.start(
                        kafka.servers(), TestDatabase.fresh("routing"), state, "killed-" + times)) {
            until(office, routing::ready);
            kill(office, routing, times, operators, () -> Duration.ofMillis(500 + moments.nextInt(longest)));
            stayAway(office, routing, operators, away);

            assertThat(office.violations()).isEmpty();
            assertThat(office.longestSilence())
                    .as("the operators' own signs came too late on this machine to say anything of routing")
                    .isLessThan(PlayedOffice.LEASE);
            assertThat(office.handedOver())
                    .as("taken from operators who were there")
                    .isEmpty();
            assertThat(office.assigned()).isGreaterThan(times);
            assertThat(names(routing.logged()))
                    .as("under another name it could not end the transaction it was killed in, and readers would wait")
                    .hasSize(1);
            assertThat(routing.logged()).doesNotContain("have neither an event nor a refusal");
        }
    }

    private static void kill(
            PlayedOffice office, RoutingProcess routing, int times, int operators, Supplier<Duration> lives)
            throws Exception {
        int most = operators * 3 + operators / 2;
        for (int i = 0; i < times; i++) {
            // From the middle of its start to the middle of its work.
            office.goOn(lives.get(), most);
            routing.kill();
            office.goOn(Duration.ofMillis(200), most);
            routing.startAgain();
        }
        until(office, routing::ready);
        until(office, office::everybodyIsServed);
    }

    /** Longer than a lease, after its return too: who is taken for lost, is so by then. */
    private static void stayAway(PlayedOffice office, RoutingProcess routing, int operators, Duration time)
            throws Exception {
        routing.kill();
        int before = office.assigned();
        office.goOn(time, operators * 3);
        assertThat(office.waiting()).as("somebody came meanwhile").isPositive();

        routing.startAgain();
        until(office, routing::ready);
        until(office, office::everybodyIsServed);
        office.goOn(PlayedOffice.LEASE.plusSeconds(1), operators * 3);
        assertThat(office.assigned()).isGreaterThan(before);
    }

    /** Under which names its processes have decided. */
    private static Set<String> names(String log) {
        return Pattern.compile("routing-service-[0-9a-f-]{36}(?=-StreamThread)")
                .matcher(log)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static void until(PlayedOffice office, java.util.concurrent.Callable<Boolean> done) {
        await().pollInSameThread()
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> {
                    office.answer();
                    return done.call();
                });
    }
}
