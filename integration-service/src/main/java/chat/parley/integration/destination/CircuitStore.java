package chat.parley.integration.destination;

import chat.parley.contracts.id.AccountId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** The circuit of each destination, and the notes of when it opened, was switched off and came back. */
@ApplicationScoped
public class CircuitStore {
    private static final int NOTES = 20;

    private final DoubleSupplier chance;

    /** @param chance gives numbers from 0 up to 1 */
    public CircuitStore(DoubleSupplier chance) {
        this.chance = chance;
    }

    /** What was noted of a destination. */
    public record Note(Instant at, Health health, String reason) {}

    /** What an attempt did to the destination. */
    public enum Change {
        NONE,
        /** It did not answer for a while and does now. */
        RECOVERED,
        /** It was switched off. */
        SWITCHED_OFF
    }

    /** An attempt has arrived. */
    public Change succeeded(Connection connection, String id, Instant now) throws SQLException {
        if (!isTroubled(connection, id)) {
            return Change.NONE;
        }
        boolean wasOpen = lock(connection, id).orElse(Circuit.CLOSED).openUntil() != null;
        write(connection, id, Circuit.CLOSED);
        if (wasOpen) {
            note(connection, id, now, Health.HEALTHY, "it answers again");
            return Change.RECOVERED;
        }
        return Change.NONE;
    }

    /**
     * An attempt has failed.
     *
     * @param answered whether it was a final answer, so that the destination is at least there
     * @param asked how long the destination asked to be left alone; null when it did not
     */
    public Change failed(
            Connection connection, String id, Instant now, boolean answered, @Nullable Duration asked, String reason)
            throws SQLException {
        Optional<Circuit> found = lock(connection, id);
        if (found.isEmpty()) {
            return Change.NONE;
        }
        Circuit before = found.get();
        Circuit after = answered ? before.refused(now) : before.failed(now, asked, chance.getAsDouble());
        write(connection, id, after);
        if (before.openUntil() == null && after.openUntil() != null) {
            note(connection, id, now, Health.OPEN, reason);
        }
        if (after.isSpent(now)) {
            disable(connection, id, now, "nothing but failures for a day, at last: " + reason);
            return Change.SWITCHED_OFF;
        }
        return before.openUntil() != null && after.openUntil() == null ? Change.RECOVERED : Change.NONE;
    }

    /** Switches a destination off for a reason of the service's own. */
    public void disable(Connection connection, String id, Instant now, String reason) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "UPDATE destination SET enabled = false, disabled_reason = ?, version = version + 1"
                        + " WHERE destination_id = ? AND enabled")) {
            statement.setString(1, reason);
            statement.setString(2, id);
            if (statement.executeUpdate() == 1) {
                note(connection, id, now, Health.DISABLED, reason);
            }
        }
    }

    /** Gives the destination a new chance, as if nothing had failed. */
    public void reset(Connection connection, String id) throws SQLException {
        write(connection, id, Circuit.CLOSED);
    }

    /** The newest notes of an account's destination, newest first. */
    public List<Note> notes(Connection connection, AccountId account, String id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT n.at, n.health, n.reason FROM destination_note n JOIN destination d USING (destination_id)"
                        + " WHERE d.account_id = ? AND destination_id = ? ORDER BY note_id DESC LIMIT " + NOTES)) {
            statement.setString(1, account.value());
            statement.setString(2, id);
            var found = new ArrayList<Note>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(new Note(row.getTimestamp(1).toInstant(), Health.of(row.getString(2)), row.getString(3)));
                }
            }
            return found;
        }
    }

    static Circuit read(ResultSet row) throws SQLException {
        return new Circuit(
                row.getInt("failures"),
                instant(row.getTimestamp("failing_since")),
                row.getInt("openings"),
                instant(row.getTimestamp("open_until")));
    }

    /** Most attempts arrive at a destination that nothing is wrong with: they need no lock. */
    private static boolean isTroubled(Connection connection, String id) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT 1 FROM destination WHERE destination_id = ? AND failures > 0")) {
            statement.setString(1, id);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private static Optional<Circuit> lock(Connection connection, String id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT failures, failing_since, openings, open_until FROM destination WHERE destination_id = ?"
                        + " FOR NO KEY UPDATE")) {
            statement.setString(1, id);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        }
    }

    private static void write(Connection connection, String id, Circuit circuit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "UPDATE destination SET failures = ?, failing_since = ?, openings = ?, open_until = ?"
                        + " WHERE destination_id = ?")) {
            statement.setInt(1, circuit.failures());
            statement.setTimestamp(2, timestamp(circuit.failingSince()));
            statement.setInt(3, circuit.openings());
            statement.setTimestamp(4, timestamp(circuit.openUntil()));
            statement.setString(5, id);
            statement.executeUpdate();
        }
    }

    private static void note(Connection connection, String id, Instant now, Health health, String reason)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO destination_note (destination_id, at, health, reason) VALUES (?, ?, ?, ?)")) {
            statement.setString(1, id);
            statement.setTimestamp(2, Timestamp.from(now));
            statement.setString(3, health.column());
            statement.setString(4, reason);
            statement.executeUpdate();
        }
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }
}
