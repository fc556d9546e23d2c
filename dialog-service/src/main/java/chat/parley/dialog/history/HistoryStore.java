package chat.parley.dialog.history;

import chat.parley.contracts.id.ConversationId;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;

/** Reads the events of a conversation as they were published. */
@Singleton
public class HistoryStore {
    private final DataSource database;

    HistoryStore(DataSource database) {
        this.database = database;
    }

    /** Whose numbers a reader counts by. */
    public enum Numbering {
        /** All events, for operators. */
        OPERATORS("sequence", "TRUE"),
        /** Only what the visitor may see; an event's sequence is never less than the visitor's number of it. */
        VISITOR("visitor_sequence", "visitor_sequence IS NOT NULL AND sequence > ?");

        private final String column;
        private final String condition;

        Numbering(String column, String condition) {
            this.column = column;
            this.condition = condition;
        }
    }

    /** @param last the greatest number there is; 0 when the conversation has no events */
    public record Stretch(List<String> bodies, long last) {}

    /** The part that is asked for; without bounds the newest. */
    Stretch page(ConversationId conversation, Numbering numbering, PageBounds bounds) {
        Long after = bounds.after();
        if (after != null) {
            return after(conversation, numbering, after, bounds.limit());
        }
        Long before = bounds.before();
        return before(conversation, numbering, before == null ? Long.MAX_VALUE : before, bounds.limit());
    }

    /** The events after {@code number}, oldest first. */
    public Stretch after(ConversationId conversation, Numbering numbering, long number, int limit) {
        return read(conversation, numbering, numbering.column + " > ?", number, number, "ASC", limit);
    }

    /** The newest events before {@code number}, oldest first. */
    public Stretch before(ConversationId conversation, Numbering numbering, long number, int limit) {
        return read(conversation, numbering, numbering.column + " < ?", number, 0, "DESC", limit);
    }

    private Stretch read(
            ConversationId conversation,
            Numbering numbering,
            String bound,
            long number,
            long least,
            String direction,
            int limit) {
        // One snapshot for both: the greatest number must not be older than the events.
        String sql = "SELECT payload, (SELECT %1$s FROM conversation WHERE conversation_id = ?) AS last FROM event"
                        .formatted(numbering.column)
                + " WHERE conversation_id = ? AND " + bound + " AND " + numbering.condition + " ORDER BY sequence "
                + direction + " LIMIT ?";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            int index = 1;
            statement.setString(index++, conversation.value());
            statement.setString(index++, conversation.value());
            statement.setLong(index++, number);
            if (numbering == Numbering.VISITOR) {
                statement.setLong(index++, least);
            }
            statement.setInt(index, limit);
            var bodies = new ArrayList<String>();
            long last = -1;
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    bodies.add(result.getString("payload"));
                    last = result.getLong("last");
                }
            }
            if (direction.equals("DESC")) {
                Collections.reverse(bodies);
            }
            return new Stretch(bodies, last < 0 ? last(connection, conversation, numbering) : last);
        } catch (SQLException e) {
            throw new IllegalStateException("the history cannot be read", e);
        }
    }

    private static long last(Connection connection, ConversationId conversation, Numbering numbering)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT %s FROM conversation WHERE conversation_id = ?".formatted(numbering.column))) {
            statement.setString(1, conversation.value());
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? result.getLong(1) : 0;
            }
        }
    }
}
