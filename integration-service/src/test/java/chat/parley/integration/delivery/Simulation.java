package chat.parley.integration.delivery;

import chat.parley.contracts.id.AccountId;
import chat.parley.integration.destination.CircuitStore;
import chat.parley.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import org.flywaydb.core.Flyway;

/**
 * A sender on a clock of its own over the real database: it claims, posts and concludes as the service does, in no time
 * but what the receivers take, and can be killed at any step.
 */
final class Simulation implements AutoCloseable {
    static final Instant START = Instant.parse("2026-11-21T09:00:00Z");
    static final Duration LEASE = Duration.ofSeconds(60);
    static final AccountId ACCOUNT = new AccountId("acme");

    /** What a receiver does with a request. */
    record Reply(int status, Duration took) {
        static final Reply OK = new Reply(200, Duration.ZERO);
    }

    /** A receiver. */
    interface Receiver {
        Reply take(Delivery delivery, Instant at);
    }

    /** What a receiver got and took. */
    record Arrival(String destinationId, String conversationId, String messageId, String body, Instant at) {}

    /** An attempt that will end. */
    private record UnderWay(Instant ends, Delivery delivery, Reply reply) {}

    private final Connection connection;
    private final DeliveryStore deliveries = new DeliveryStore();
    private final CircuitStore circuits;
    private final ConclusionStore conclusions;
    private final Random random;
    private final int most;
    private final double deaths;
    private final Map<String, Receiver> receivers = new HashMap<>();
    private final PriorityQueue<UnderWay> underWay = new PriorityQueue<>(Comparator.comparing(UnderWay::ends));
    private final List<Arrival> arrivals = new ArrayList<>();
    private final Map<String, Integer> greatest = new HashMap<>();
    private Room room;
    private Instant now = START;
    private int attempts;
    private int killed;

    /** @param deaths how likely the process is killed at each step, from 0 to 1 */
    Simulation(Connection connection, long seed, int most, double deaths) throws SQLException {
        this.connection = connection;
        this.random = new Random(seed);
        this.most = most;
        this.deaths = deaths;
        this.room = new Room(most);
        this.circuits = new CircuitStore(random::nextDouble);
        this.conclusions =
                new ConclusionStore(deliveries, circuits, new Backoff(Duration.ofSeconds(5), random::nextDouble));
        try (var statement = connection.createStatement()) {
            statement.execute("DELETE FROM destination");
        }
        connection.commit();
    }

    /** A new database with this service's tables; what is committed need not survive the machine. */
    static Connection database() throws SQLException {
        var database = TestDatabase.fresh("simulation");
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .load()
                .migrate();
        Connection connection = database.connect();
        try (var statement = connection.createStatement()) {
            statement.execute("SET synchronous_commit = off");
        }
        connection.setAutoCommit(false);
        return connection;
    }

    void add(String destinationId, Receiver receiver) throws SQLException {
        try (var statement = connection.prepareStatement("INSERT INTO destination (destination_id, account_id, kind,"
                + " version, url, event_types, enabled, secret, created_at)"
                + " VALUES (?, 'acme', 'webhook', 1, 'https://partner.example/', '{}', true, '', now())")) {
            statement.setString(1, destinationId);
            statement.executeUpdate();
        }
        connection.commit();
        receivers.put(destinationId, receiver);
    }

    /** An event of a conversation, told to every receiver. */
    void happens(String conversationId, int number) throws SQLException {
        var fresh = new ArrayList<NewDelivery>();
        for (String destination : receivers.keySet()) {
            String id = Message.id(conversationId + ":" + number, destination);
            fresh.add(new NewDelivery(
                    ACCOUNT, destination, conversationId, id, "MessagePosted", Integer.toString(number)));
        }
        deliveries.add(connection, fresh, now);
        connection.commit();
    }

    Instant now() {
        return now;
    }

    List<Arrival> arrivals() {
        return arrivals;
    }

    int attempts() {
        return attempts;
    }

    int killed() {
        return killed;
    }

    /** The most attempts that a destination had under way at once. */
    int greatest(String destinationId) {
        return greatest.getOrDefault(destinationId, 0);
    }

    List<CircuitStore.Note> notes(String destinationId) throws SQLException {
        return circuits.notes(connection, ACCOUNT, destinationId).reversed();
    }

    /** Makes everything that can be done before {@code end}, and lets that time come. */
    void runUntil(Instant end) throws SQLException {
        while (true) {
            begin();
            Instant next = next();
            if (!next.isBefore(end)) {
                now = end;
                return;
            }
            now = next.isAfter(now) ? next : now;
            while (!underWay.isEmpty() && !underWay.peek().ends().isAfter(now)) {
                end(underWay.poll());
            }
        }
    }

    private void begin() throws SQLException {
        if (room.free() <= 0) {
            return;
        }
        List<Delivery> due = deliveries.claim(connection, room.free(), room.taken(), 4, now, LEASE);
        if (isKilled()) {
            die();
            return;
        }
        connection.commit();
        for (Delivery delivery : due) {
            if (isKilled()) {
                die();
                return;
            }
            attempts++;
            room.take(delivery.destinationId());
            greatest.merge(delivery.destinationId(), room.taken().get(delivery.destinationId()), Math::max);
            Reply reply = receivers.get(delivery.destinationId()).take(delivery, now);
            if (reply.status() < 300) {
                arrivals.add(new Arrival(
                        delivery.destinationId(),
                        delivery.conversationId(),
                        delivery.messageId(),
                        delivery.body(),
                        now));
            }
            underWay.add(new UnderWay(now.plus(reply.took()), delivery, reply));
        }
    }

    private void end(UnderWay ended) throws SQLException {
        Delivery delivery = ended.delivery();
        if (isKilled()) {
            die();
            return;
        }
        var attempt =
                new Delivery.Attempt(delivery.attempts(), now, ended.reply().status(), 0, null, null, null);
        conclusions.conclude(
                connection, delivery, attempt, Verdict.of(ended.reply().status(), null, now), now);
        if (isKilled()) {
            die();
            return;
        }
        connection.commit();
        room.release(delivery.destinationId());
    }

    private boolean isKilled() {
        return random.nextDouble() < deaths;
    }

    /** What is not committed never was, and nobody hears what comes back; the next process begins at once. */
    private void die() throws SQLException {
        connection.rollback();
        underWay.clear();
        room = new Room(most);
        killed++;
    }

    /** When something can be done next; far in the future for never. */
    private Instant next() throws SQLException {
        Instant next = START.plus(Duration.ofDays(365));
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT min(GREATEST(due_at, COALESCE(open_until, due_at)))"
                        + " FROM delivery JOIN destination USING (destination_id)"
                        + " WHERE enabled AND state IN ('pending', 'sending')")) {
            row.next();
            if (row.getTimestamp(1) != null && row.getTimestamp(1).toInstant().isBefore(next)) {
                next = row.getTimestamp(1).toInstant();
            }
        }
        connection.commit();
        Instant ends = underWay.isEmpty() ? next : underWay.peek().ends();
        boolean full = room.free() <= 0 || !next.isAfter(now);
        return full && !underWay.isEmpty() ? ends : ends.isBefore(next) ? ends : next;
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
    }
}
