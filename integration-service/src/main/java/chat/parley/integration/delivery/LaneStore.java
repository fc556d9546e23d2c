package chat.parley.integration.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;

/**
 * Keeps order: only the first open delivery of a lane has a time, the others wait behind it. Whoever adds to a lane,
 * ends its head or brings deliveries back locks it first, so that nothing waits behind a delivery that is gone and no
 * lane has two heads.
 */
final class LaneStore {
    /** Tells these locks from others of the database. */
    private static final int CLASS = 0x1a9e;

    private LaneStore() {}

    /** Keeps everybody else off these lanes until the transaction ends. */
    static void lock(Connection connection, Collection<Lane> lanes) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT pg_advisory_xact_lock(?, lock) FROM unnest(?) AS lock")) {
            statement.setInt(1, CLASS);
            statement.setArray(
                    2,
                    connection.createArrayOf("int4", Lane.locks(lanes).boxed().toArray()));
            statement.executeQuery().close();
        }
    }

    /** Gives the first waiting delivery of each of these lanes its turn, where none has it; they must be locked. */
    static void promote(Connection connection, Collection<Lane> lanes, Instant now) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE delivery SET state = 'pending', due_at = ? FROM ("
                        + " SELECT (SELECT min(w.delivery_id) FROM delivery w"
                        + "  WHERE w.destination_id = lane.destination_id"
                        + "  AND w.conversation_id = lane.conversation_id AND w.state = 'waiting') AS first"
                        + " FROM unnest(?, ?) AS lane (destination_id, conversation_id)"
                        + " WHERE NOT EXISTS (SELECT 1 FROM delivery h WHERE h.destination_id = lane.destination_id"
                        + "  AND h.conversation_id = lane.conversation_id AND h.state IN ('pending', 'sending'))"
                        + ") AS turn WHERE delivery_id = turn.first")) {
            statement.setTimestamp(1, Timestamp.from(now));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text", lanes.stream().map(Lane::destinationId).toArray()));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "text", lanes.stream().map(Lane::conversationId).toArray()));
            statement.executeUpdate();
        }
    }
}
