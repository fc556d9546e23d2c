package chat.parley.dialog.writer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Stored events and outcomes by position, to publish what has not reached the topics. */
final class OutboxStore {
    private static final String EVENTS = "SELECT partition, position, conversation_id, sequence, visitor_sequence,"
            + " account_id, dialog_id, type, at, recorded_at, traceparent, payload FROM event"
            + " WHERE partition = ? AND position > ? ORDER BY position LIMIT ?";
    private static final String OUTCOMES = "SELECT partition, position, command_id, conversation_id, account_id, type,"
            + " first, recorded_at, traceparent, payload FROM outcome"
            + " WHERE partition = ? AND position > ? ORDER BY position LIMIT ?";

    private OutboxStore() {}

    static List<Rows.EventRow> events(Connection connection, int partition, long after, int limit) throws SQLException {
        try (PreparedStatement statement = prepared(connection, EVENTS, partition, after, limit);
                ResultSet row = statement.executeQuery()) {
            var events = new ArrayList<Rows.EventRow>();
            while (row.next()) {
                long visitorSequence = row.getLong(5);
                Long shown = row.wasNull() ? null : visitorSequence;
                events.add(new Rows.EventRow(
                        row.getInt(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getLong(4),
                        shown,
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        instant(row, 9),
                        instant(row, 10),
                        row.getString(11),
                        row.getString(12)));
            }
            return events;
        }
    }

    static List<Rows.OutcomeRow> outcomes(Connection connection, int partition, long after, int limit)
            throws SQLException {
        try (PreparedStatement statement = prepared(connection, OUTCOMES, partition, after, limit);
                ResultSet row = statement.executeQuery()) {
            var outcomes = new ArrayList<Rows.OutcomeRow>();
            while (row.next()) {
                outcomes.add(new Rows.OutcomeRow(
                        row.getInt(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getBoolean(7),
                        instant(row, 8),
                        row.getString(9),
                        row.getString(10)));
            }
            return outcomes;
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, int partition, long after, int limit)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setInt(1, partition);
        statement.setLong(2, after);
        statement.setInt(3, limit);
        return statement;
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
