package chat.parley.integration.export;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;

/** Exports in the database: one row per connection, and with each page how far it came. */
@ApplicationScoped
public class ExportStore {
    /** The newest export of the connection; empty when there was none. */
    public Optional<Export> find(Connection connection, String destinationId) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT * FROM crm_export WHERE destination_id = ?")) {
            statement.setString(1, destinationId);
            return one(statement);
        }
    }

    /** Begins one, unless one runs. */
    public void begin(Connection connection, String destinationId, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO crm_export AS known"
                + " (destination_id, state, cursor, read, sent, begun_at, due_at, failures, claim)"
                + " VALUES (?, 'running', '', 0, 0, ?, ?, 0, 0) ON CONFLICT (destination_id) DO UPDATE SET"
                + " state = 'running', cursor = '', total = NULL, read = 0, sent = 0, begun_at = EXCLUDED.begun_at,"
                + " due_at = EXCLUDED.due_at, finished_at = NULL, reason = NULL, failures = 0,"
                + " claim = known.claim + 1 WHERE known.state <> 'running'")) {
            statement.setString(1, destinationId);
            statement.setTimestamp(2, Timestamp.from(now));
            statement.setTimestamp(3, Timestamp.from(now));
            statement.executeUpdate();
        }
    }

    /** Takes the one that waits longest for its next page, for as long as nobody else may. */
    public Optional<Export> claim(Connection connection, Instant now, Instant until) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("UPDATE crm_export SET due_at = ?,"
                + " claim = claim + 1 WHERE destination_id = (SELECT destination_id FROM crm_export"
                + " WHERE state = 'running' AND due_at <= ? ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)"
                + " RETURNING *")) {
            statement.setTimestamp(1, Timestamp.from(until));
            statement.setTimestamp(2, Timestamp.from(now));
            return one(statement);
        }
    }

    /** Keeps others from ending it or going on with it until the transaction is over; false when somebody did. */
    boolean hold(Connection connection, Export export) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT 1 FROM crm_export"
                + " WHERE destination_id = ? AND claim = ? AND state = 'running' FOR UPDATE")) {
            statement.setString(1, export.destinationId());
            statement.setLong(2, export.claim());
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    /**
     * A page is handed over: notes how far the export came, and that it is done where there is no other page.
     *
     * @return false when somebody else has it by now, or it was ended
     */
    boolean advance(Connection connection, Export export, Progress page, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("UPDATE crm_export SET cursor = ?, total ="
                + " COALESCE(?, total), read = read + ?, sent = sent + ?, state = ?, due_at = ?, finished_at = ?,"
                + " failures = 0, reason = NULL WHERE destination_id = ? AND claim = ? AND state = 'running'")) {
            boolean last = page.next() == null;
            statement.setString(1, last ? export.cursor() : page.next());
            statement.setObject(2, page.total(), Types.BIGINT);
            statement.setInt(3, page.read());
            statement.setInt(4, page.sent());
            statement.setString(5, (last ? Export.State.DONE : Export.State.RUNNING).column());
            statement.setTimestamp(6, Timestamp.from(now));
            statement.setTimestamp(7, last ? Timestamp.from(now) : null);
            statement.setString(8, export.destinationId());
            statement.setLong(9, export.claim());
            return statement.executeUpdate() == 1;
        }
    }

    /** The next page is looked at not before {@code due}; nothing is wrong. */
    void rest(Connection connection, Export export, Instant due) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("UPDATE crm_export SET due_at = ?, reason ="
                + " NULL, failures = 0 WHERE destination_id = ? AND claim = ? AND state = 'running'")) {
            statement.setTimestamp(1, Timestamp.from(due));
            statement.setString(2, export.destinationId());
            statement.setLong(3, export.claim());
            statement.executeUpdate();
        }
    }

    /** The same page is tried again at {@code due}. */
    public void postpone(Connection connection, Export export, String reason, Instant due) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("UPDATE crm_export SET due_at = ?, reason = ?,"
                + " failures = failures + 1 WHERE destination_id = ? AND claim = ? AND state = 'running'")) {
            statement.setTimestamp(1, Timestamp.from(due));
            statement.setString(2, reason);
            statement.setString(3, export.destinationId());
            statement.setLong(4, export.claim());
            statement.executeUpdate();
        }
    }

    /** It runs no more; false when it did not run. */
    public boolean end(Connection connection, String destinationId, Export.State state, String reason, Instant now)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("UPDATE crm_export SET state = ?, reason = ?,"
                + " finished_at = ? WHERE destination_id = ? AND state = 'running'")) {
            statement.setString(1, state.column());
            statement.setString(2, reason.isEmpty() ? null : reason);
            statement.setTimestamp(3, Timestamp.from(now));
            statement.setString(4, destinationId);
            return statement.executeUpdate() == 1;
        }
    }

    /** So many of what it sent never went out: they are not counted any more. */
    void takeBack(Connection connection, String destinationId, int removed) throws SQLException {
        // Some may be left from an export before this one, which did not count them.
        try (PreparedStatement statement = connection.prepareStatement(
                "UPDATE crm_export SET sent = GREATEST(sent - ?, 0) WHERE destination_id = ?")) {
            statement.setInt(1, removed);
            statement.setString(2, destinationId);
            statement.executeUpdate();
        }
    }

    private static Optional<Export> one(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            Timestamp finished = row.getTimestamp("finished_at");
            long counted = row.getLong("total");
            Long total = row.wasNull() ? null : counted;
            return Optional.of(new Export(
                    row.getString("destination_id"),
                    Export.State.of(row.getString("state")),
                    row.getString("cursor"),
                    total,
                    row.getLong("read"),
                    row.getLong("sent"),
                    row.getTimestamp("begun_at").toInstant(),
                    finished == null ? null : finished.toInstant(),
                    row.getString("reason"),
                    row.getInt("failures"),
                    row.getLong("claim")));
        }
    }
}
