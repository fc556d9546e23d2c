package chat.parley.integration.delivery;

import chat.parley.contracts.id.AccountId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Deliveries in the database: how they come into being, are tried, and end. */
@ApplicationScoped
public class DeliveryStore {
    /** Adds deliveries at the ends of their lanes, in this order; how many were not there already. */
    public int add(Connection connection, List<NewDelivery> fresh, Instant now) throws SQLException {
        if (fresh.isEmpty()) {
            return 0;
        }
        Set<Lane> lanes = fresh.stream().map(NewDelivery::lane).collect(Collectors.toSet());
        LaneStore.lock(connection, lanes);
        int added;
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO delivery (destination_id, account_id, conversation_id, message_id, event_type, body,"
                        + " state, due_at, created_at) SELECT destination_id, account_id, conversation_id, message_id,"
                        + " event_type, body, 'waiting', ?, ? FROM unnest(?, ?, ?, ?, ?, ?) WITH ORDINALITY AS fresh"
                        + " (destination_id, account_id, conversation_id, message_id, event_type, body, place)"
                        + " ORDER BY place ON CONFLICT (destination_id, message_id) DO NOTHING")) {
            statement.setTimestamp(1, Timestamp.from(now));
            statement.setTimestamp(2, Timestamp.from(now));
            List<Function<NewDelivery, String>> columns = List.of(
                    NewDelivery::destinationId,
                    delivery -> delivery.accountId().value(),
                    NewDelivery::conversationId,
                    NewDelivery::messageId,
                    NewDelivery::eventType,
                    NewDelivery::body);
            for (int i = 0; i < columns.size(); i++) {
                Object[] values = fresh.stream().map(columns.get(i)).toArray();
                statement.setArray(i + 3, connection.createArrayOf("text", values));
            }
            added = statement.executeUpdate();
        }
        LaneStore.promote(connection, lanes, now);
        return added;
    }

    /**
     * Takes deliveries whose attempt is due, and those whose attempt was begun and never ended; of a destination whose
     * circuit is open none, and one of one that is tried again.
     *
     * @param most in all
     * @param taken destinations that have attempts under way here, and how many
     * @param each how many a destination may have under way
     * @param patience after which an attempt that has not ended counts as lost
     */
    public List<Delivery> claim(
            Connection connection, int most, Map<String, Integer> taken, int each, Instant now, Duration patience)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "WITH taken AS (SELECT * FROM unnest(?, ?) AS t (destination_id, count)), ready AS ("
                        + " SELECT destination_id, CASE WHEN open_until IS NULL THEN ? ELSE 1 END"
                        + "  - COALESCE(taken.count, 0) AS room FROM destination LEFT JOIN taken USING (destination_id)"
                        + " WHERE enabled AND (open_until IS NULL OR open_until <= ?)),"
                        + " chosen AS (SELECT due.delivery_id FROM ready CROSS JOIN LATERAL ("
                        + "  SELECT delivery_id, due_at FROM delivery WHERE destination_id = ready.destination_id"
                        + "  AND state IN ('pending', 'sending') AND due_at <= ?"
                        + "  ORDER BY due_at, delivery_id LIMIT GREATEST(ready.room, 0)) AS due"
                        + " ORDER BY due.due_at LIMIT ?),"
                        + " locked AS (SELECT delivery_id FROM delivery"
                        + " WHERE delivery_id IN (SELECT delivery_id FROM chosen)"
                        + " AND state IN ('pending', 'sending') AND due_at <= ? FOR UPDATE SKIP LOCKED)"
                        + " UPDATE delivery SET state = 'sending', attempts = attempts + 1, due_at = ?,"
                        + " round_began_at = COALESCE(round_began_at, created_at)"
                        + " WHERE delivery_id IN (SELECT delivery_id FROM locked) RETURNING *")) {
            statement.setArray(
                    1, connection.createArrayOf("text", taken.keySet().toArray()));
            statement.setArray(
                    2, connection.createArrayOf("int4", taken.values().toArray()));
            statement.setInt(3, each);
            statement.setTimestamp(4, Timestamp.from(now));
            statement.setTimestamp(5, Timestamp.from(now));
            statement.setInt(6, most);
            statement.setTimestamp(7, Timestamp.from(now));
            statement.setTimestamp(8, Timestamp.from(now.plus(patience)));
            return LogStore.read(statement);
        }
    }

    /** Notes what an attempt came to. */
    public void note(Connection connection, Delivery delivery, Delivery.Attempt attempt) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO attempt (delivery_id, number, at, status, millis, error, answer, target)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
            statement.setLong(1, Long.parseLong(delivery.deliveryId()));
            statement.setInt(2, attempt.number());
            statement.setTimestamp(3, Timestamp.from(attempt.at()));
            statement.setObject(4, attempt.status());
            statement.setLong(5, attempt.millis());
            statement.setString(6, attempt.error());
            statement.setString(7, attempt.answer());
            statement.setString(8, attempt.target());
            statement.executeUpdate();
        }
    }

    /** How many attempts at the delivery were noted since {@code began}. */
    public int attemptsSince(Connection connection, Delivery delivery, Instant began) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT count(*) FROM attempt WHERE delivery_id = ? AND at >= ?")) {
            statement.setLong(1, Long.parseLong(delivery.deliveryId()));
            statement.setTimestamp(2, Timestamp.from(began));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }

    /** How many deliveries of this type to the destination are not over. */
    public int open(Connection connection, String destinationId, String eventType) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT count(*) FROM delivery"
                + " WHERE destination_id = ? AND event_type = ? AND state IN ('waiting', 'pending', 'sending')")) {
            statement.setString(1, destinationId);
            statement.setString(2, eventType);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }

    /**
     * Takes back what was never tried of this type to the destination; the lanes go on with what is left in them. What
     * was tried may have arrived though nobody heard of it, so it is left to end.
     *
     * @return how many were taken back
     */
    public int withdraw(Connection connection, String destinationId, String eventType, Instant now)
            throws SQLException {
        var lanes = new HashSet<Lane>();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT DISTINCT conversation_id FROM delivery"
                        + " WHERE destination_id = ? AND event_type = ? AND attempts = 0 AND state IN ('waiting', 'pending')")) {
            statement.setString(1, destinationId);
            statement.setString(2, eventType);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    lanes.add(new Lane(destinationId, row.getString(1)));
                }
            }
        }
        LaneStore.lock(connection, lanes);
        int withdrawn;
        // Looked at again under the locks: a sender may have begun one of them meanwhile.
        try (PreparedStatement statement = connection.prepareStatement("DELETE FROM delivery"
                + " WHERE destination_id = ? AND event_type = ? AND attempts = 0 AND state IN ('waiting', 'pending')"
                + " AND conversation_id = ANY (?)")) {
            statement.setString(1, destinationId);
            statement.setString(2, eventType);
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "text", lanes.stream().map(Lane::conversationId).toArray()));
            withdrawn = statement.executeUpdate();
        }
        LaneStore.promote(connection, lanes, now);
        return withdrawn;
    }

    /** The attempt failed and another one is due; nothing happens when somebody else has the delivery by now. */
    public void postpone(Connection connection, Delivery delivery, Instant due, String reason) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE delivery SET state = 'pending', due_at = ?, reason = ?"
                        + " WHERE delivery_id = ? AND state = 'sending' AND attempts = ?")) {
            statement.setTimestamp(1, Timestamp.from(due));
            statement.setString(2, reason);
            statement.setLong(3, Long.parseLong(delivery.deliveryId()));
            statement.setInt(4, delivery.attempts());
            statement.executeUpdate();
        }
    }

    /**
     * The delivery is over, and the next one of its lane has its turn.
     *
     * @param reason null when it arrived
     */
    public void finish(Connection connection, Delivery delivery, Instant now, @Nullable String reason)
            throws SQLException {
        Set<Lane> lane = Set.of(delivery.lane());
        LaneStore.lock(connection, lane);
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE delivery SET state = ?, finished_at = ?, reason = ?"
                        + " WHERE delivery_id = ? AND state = 'sending' AND attempts = ?")) {
            statement.setString(1, (reason == null ? DeliveryState.DELIVERED : DeliveryState.DEAD).column());
            statement.setTimestamp(2, Timestamp.from(now));
            statement.setString(3, reason);
            statement.setLong(4, Long.parseLong(delivery.deliveryId()));
            statement.setInt(5, delivery.attempts());
            if (statement.executeUpdate() == 1) {
                LaneStore.promote(connection, lane, now);
            }
        }
    }

    /** The destination answers again: what waits for a later attempt need not wait any longer. */
    public void bringForward(Connection connection, String destinationId, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "UPDATE delivery SET due_at = ?" + " WHERE destination_id = ? AND state = 'pending' AND due_at > ?")) {
            statement.setTimestamp(1, Timestamp.from(now));
            statement.setString(2, destinationId);
            statement.setTimestamp(3, Timestamp.from(now));
            statement.executeUpdate();
        }
    }

    /** Everything open of a destination begins a new day of attempts now. */
    public void beginAnew(Connection connection, String destinationId, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("UPDATE delivery SET round_began_at = ?,"
                + " due_at = ? WHERE destination_id = ? AND state IN ('waiting', 'pending')")) {
            statement.setTimestamp(1, Timestamp.from(now));
            statement.setTimestamp(2, Timestamp.from(now));
            statement.setString(3, destinationId);
            statement.executeUpdate();
        }
    }

    /**
     * Brings finished deliveries back, each with a new day of attempts, and lets open ones be tried now; one under way
     * is left alone.
     *
     * @return how many of them there are
     */
    public int replay(Connection connection, AccountId account, String destinationId, List<Long> ids, Instant now)
            throws SQLException {
        Array wanted = connection.createArrayOf("int8", ids.toArray());
        var lanes = new HashSet<Lane>();
        var found = new ArrayList<Long>();
        try (PreparedStatement statement = connection.prepareStatement("SELECT delivery_id, conversation_id"
                + " FROM delivery WHERE account_id = ? AND destination_id = ? AND delivery_id = ANY (?)")) {
            statement.setString(1, account.value());
            statement.setString(2, destinationId);
            statement.setArray(3, wanted);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(row.getLong(1));
                    lanes.add(new Lane(destinationId, row.getString(2)));
                }
            }
        }
        LaneStore.lock(connection, lanes);
        try (PreparedStatement statement = connection.prepareStatement("UPDATE delivery SET due_at = ?,"
                + " round_began_at = ?, finished_at = NULL,"
                + " state = CASE WHEN state IN ('delivered', 'dead') THEN 'waiting' ELSE state END"
                + " WHERE delivery_id = ANY (?) AND state <> 'sending'")) {
            statement.setTimestamp(1, Timestamp.from(now));
            statement.setTimestamp(2, Timestamp.from(now));
            statement.setArray(3, connection.createArrayOf("int8", found.toArray()));
            statement.executeUpdate();
        }
        LaneStore.promote(connection, lanes, now);
        return found.size();
    }

    /** Deletes deliveries that were over before {@code end} or wait since then, a portion at a time; how many. */
    public int deleteOld(Connection connection, Instant end, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "DELETE FROM delivery WHERE delivery_id IN"
                        + " (SELECT delivery_id FROM delivery WHERE finished_at < ?"
                        + "  OR (created_at < ? AND state IN ('waiting', 'pending') AND NOT EXISTS"
                        + "  (SELECT 1 FROM destination WHERE enabled AND destination_id = delivery.destination_id)) LIMIT ?)")) {
            statement.setTimestamp(1, Timestamp.from(end));
            statement.setTimestamp(2, Timestamp.from(end));
            statement.setInt(3, most);
            return statement.executeUpdate();
        }
    }
}
