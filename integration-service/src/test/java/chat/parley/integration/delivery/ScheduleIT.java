package chat.parley.integration.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import chat.parley.integration.destination.CircuitStore;
import chat.parley.integration.destination.Health;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When what is delivered, on a clock of its own over the real database. */
@Tag("N-10")
class ScheduleIT {
    private static final int KILLS = 200;

    private static Connection database;

    @BeforeAll
    static void open() throws SQLException {
        database = Simulation.database();
    }

    @AfterAll
    static void close() throws SQLException {
        database.close();
    }

    @Test
    void whoeverIsKilledInMidDeliveryLosesNothingAndRepeatsWithTheSameId() throws SQLException {
        int killed = 0;
        int repeated = 0;
        for (int seed = 1; seed <= KILLS; seed++) {
            var chance = new Random(seed);
            try (var simulation = new Simulation(database, seed, 16, 0.08)) {
                simulation.add("a", (delivery, at) -> replyOf(chance));
                simulation.add("b", (delivery, at) -> Simulation.Reply.OK);
                for (int number = 1; number <= 3; number++) {
                    simulation.happens("x", number);
                    simulation.happens("y", number);
                }

                simulation.runUntil(Simulation.START.plus(Duration.ofHours(12)));

                assertThat(ids(simulation)).as("seed %d", seed).isEqualTo(expected(Set.of("x", "y"), 3));
                assertInOrder(simulation.arrivals());
                killed += simulation.killed();
                repeated += simulation.arrivals().size() - ids(simulation).size();
            }
        }
        assertThat(killed).isGreaterThan(KILLS);
        assertThat(repeated).isPositive();
    }

    @Test
    @Tag("N-19")
    void aReceiverThatIsDownForSixHoursGetsEverythingInOrderAndNobodyElseWaits() throws SQLException {
        Instant down = Simulation.START.plus(Duration.ofMinutes(5));
        Instant up = down.plus(Duration.ofHours(6));
        try (var simulation = new Simulation(database, 1, 64, 0)) {
            simulation.add(
                    "down",
                    (delivery, at) -> at.isBefore(down) || !at.isBefore(up)
                            ? Simulation.Reply.OK
                            : new Simulation.Reply(503, Duration.ofSeconds(15)));
            simulation.add("up", (delivery, at) -> Simulation.Reply.OK);
            var told = new HashMap<String, Instant>();
            for (int minute = 0; minute < 370; minute++) {
                String conversation = "c" + minute % 7;
                told.put(conversation + ":" + (minute + 1), simulation.now());
                simulation.happens(conversation, minute + 1);
                simulation.runUntil(simulation.now().plus(Duration.ofMinutes(1)));
            }
            simulation.runUntil(up.plus(Duration.ofMinutes(10)));

            assertThat(ids(simulation)).hasSize(2 * 370);
            assertInOrder(simulation.arrivals());
            assertThat(simulation.arrivals())
                    .filteredOn(arrival -> arrival.destinationId().equals("up"))
                    .allSatisfy(arrival -> assertThat(arrival.at())
                            .isEqualTo(told.get(arrival.messageId()
                                    .substring(0, arrival.messageId().lastIndexOf(':')))));
            // While it is down one attempt at most every few minutes looks whether it is back.
            assertThat(simulation.attempts() - simulation.arrivals().size()).isLessThan(120);
            assertThat(simulation.notes("down"))
                    .extracting(CircuitStore.Note::health, CircuitStore.Note::reason)
                    .containsExactly(tuple(Health.OPEN, "answered 503"), tuple(Health.HEALTHY, "it answers again"));
        }
    }

    @Test
    void aReceiverThatTakesThirtySecondsPerCallDelaysNobody() throws SQLException {
        try (var simulation = new Simulation(database, 1, 8, 0)) {
            simulation.add("slow", (delivery, at) -> new Simulation.Reply(200, Duration.ofSeconds(30)));
            simulation.add("quick", (delivery, at) -> new Simulation.Reply(200, Duration.ofMillis(10)));
            var told = new HashMap<String, Instant>();
            for (int i = 0; i < 120; i++) {
                told.put("c" + i, simulation.now());
                simulation.happens("c" + i, 1);
                simulation.runUntil(simulation.now().plusSeconds(1));
            }

            List<Simulation.Arrival> quick = simulation.arrivals().stream()
                    .filter(arrival -> arrival.destinationId().equals("quick"))
                    .toList();
            assertThat(quick)
                    .hasSize(120)
                    .allSatisfy(arrival -> assertThat(arrival.at()).isEqualTo(told.get(arrival.conversationId())));
            assertThat(simulation.greatest("slow")).isEqualTo(4);
            assertThat(simulation.arrivals()).hasSizeLessThan(140);
        }
    }

    @Test
    @Tag("P-19")
    void aDayOfErrorsSwitchesItOffAndItsOwnerIsToldOfEachTurnOnce() throws SQLException {
        try (var simulation = new Simulation(database, 1, 64, 0)) {
            simulation.add("a", (delivery, at) -> new Simulation.Reply(500, Duration.ofSeconds(1)));

            for (int hour = 0; hour < 30; hour++) {
                simulation.happens("c" + hour, 1);
                simulation.runUntil(simulation.now().plus(Duration.ofHours(1)));
            }

            assertThat(simulation.notes("a"))
                    .extracting(CircuitStore.Note::health)
                    .containsExactly(Health.OPEN, Health.DISABLED);
            assertThat(simulation.notes("a").getLast().at())
                    .isBetween(
                            Simulation.START.plus(Duration.ofHours(24)),
                            Simulation.START.plus(Duration.ofHours(24)).plus(Duration.ofMinutes(7)));
        }
    }

    private static Simulation.Reply replyOf(Random chance) {
        return new Simulation.Reply(chance.nextInt(4) == 0 ? 500 : 204, Duration.ofMillis(chance.nextInt(2_000)));
    }

    private static Set<String> ids(Simulation simulation) {
        var ids = new HashSet<String>();
        simulation.arrivals().forEach(arrival -> ids.add(arrival.messageId()));
        return ids;
    }

    private static Set<String> expected(Set<String> conversations, int events) {
        var ids = new HashSet<String>();
        for (String conversation : conversations) {
            for (int number = 1; number <= events; number++) {
                ids.add(Message.id(conversation + ":" + number, "a"));
                ids.add(Message.id(conversation + ":" + number, "b"));
            }
        }
        return ids;
    }

    /** A repeat may come before the next event of its conversation, never after it. */
    private static void assertInOrder(List<Simulation.Arrival> arrivals) {
        Map<Lane, Integer> last = new HashMap<>();
        for (Simulation.Arrival arrival : arrivals) {
            int number = Integer.parseInt(arrival.body());
            Integer before = last.put(new Lane(arrival.destinationId(), arrival.conversationId()), number);
            assertThat(number).isGreaterThanOrEqualTo(before == null ? 0 : before);
        }
    }
}
