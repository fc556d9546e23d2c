package chat.parley.system.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.testkit.TestDatabase;
import chat.parley.testkit.TestKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
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
    void killedAgainAndAgainUnderLoadItLosesNobodyAndPassesNoLimit() throws Exception {
        kill(3, 20, 1, 3_000);
    }

    @Test
    @Tag("full")
    void killedTwoHundredTimesUnderLoadItLosesNobodyAndPassesNoLimit() throws Exception {
        kill(200, 100, 2, 5_000);
    }

    @Test
    void whenItWasAwayForLongerThanALeaseNobodyIsTakenForLost() throws Exception {
        away(Duration.ofSeconds(5), 20);
    }

    @Test
    @Tag("full")
    void whenItWasAwayForAMinuteNobodyOfAHundredIsTakenForLost() throws Exception {
        away(Duration.ofSeconds(60), 100);
    }

    private void kill(int times, int operators, long seed, int longest) throws Exception {
        var moments = new Random(seed);
        int most = operators * 3 + operators / 2;
        try (var kafka = TestKafka.fresh(4);
                var office = new PlayedOffice(kafka.servers(), operators, seed);
                var routing = RoutingProcess.start(
                        kafka.servers(), TestDatabase.fresh("routing"), state, "killed-" + times)) {
            until(office, routing::ready);
            for (int i = 0; i < times; i++) {
                // From the middle of its start to the middle of its work.
                office.goOn(Duration.ofMillis(500 + moments.nextInt(longest)), most);
                routing.kill();
                office.goOn(Duration.ofMillis(moments.nextInt(500)), most);
                routing.startAgain();
            }
            until(office, routing::ready);
            until(office, office::everybodyIsServed);

            assertThat(office.violations()).isEmpty();
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

    private void away(Duration time, int operators) throws Exception {
        try (var kafka = TestKafka.fresh(4);
                var office = new PlayedOffice(kafka.servers(), operators, 3);
                var routing = RoutingProcess.start(
                        kafka.servers(), TestDatabase.fresh("routing"), state, "away-" + operators)) {
            until(office, routing::ready);
            office.goOn(Duration.ofSeconds(2), operators * 3);
            until(office, office::everybodyIsServed);
            routing.kill();
            int before = office.assigned();
            office.goOn(time, operators * 3);
            assertThat(office.waiting()).as("somebody came meanwhile").isPositive();

            routing.startAgain();
            until(office, routing::ready);
            until(office, office::everybodyIsServed);
            // Longer than a lease: who is taken for lost, is so by now.
            office.goOn(Duration.ofSeconds(5), operators * 3);

            assertThat(office.handedOver()).isEmpty();
            assertThat(office.violations()).isEmpty();
            assertThat(office.assigned()).isGreaterThan(before);
        }
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
