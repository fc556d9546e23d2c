package chat.parley.ingest.outbound;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.platform.json.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries in the database, as the sender uses them. Whoever adds to a lane or ends its head locks the head first,
 * so that a row never waits behind one that is gone.
 */
public final class DeliveryStore {
    /**
     * How much may be claimed of a channel.
     *
     * @param room at least 1
     */
    public record Room(AccountId accountId, ChannelId channelId, int room) {}

    /** Adds a delivery at the end of its lane; nothing happens where its event made one before. */
    public boolean add(Connection connection, NewDelivery fresh, Instant now) throws SQLException {
        boolean first = !lockHead(connection, fresh.accountId(), fresh.conversationId());
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO delivery (account_id, channel_id,"
                + " conversation_id, message_id, event_id, action, body, state, due_at, created_at)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?) ON CONFLICT (account_id, event_id) DO NOTHING")) {
            statement.setString(1, fresh.accountId().value());
            statement.setString(2, fresh.channelId().value());
            statement.setString(3, fresh.conversationId().value());
            statement.setString(4, fresh.messageId().value());
            statement.setString(5, fresh.eventId());
            statement.setString(6, fresh.action().column());
            statement.setString(7, Json.text(fresh.body()));
            statement.setString(8, (first ? DeliveryState.PENDING : DeliveryState.WAITING).column());
            statement.setTimestamp(9, Timestamp.from(now));
            statement.setTimestamp(10, Timestamp.from(now));
            return statement.executeUpdate() == 1;
        }
    }

    /**
     * Takes deliveries whose attempt is due, and those whose attempt was begun and never ended.
     *
     * @param rooms channels that may send now, and how much
     * @param lostAt when the attempts that begin now count as lost
     */
    public List<Delivery> claim(Connection connection, List<Room> rooms, Instant now, Instant lostAt)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("WITH room AS ("
                + " SELECT * FROM unnest(?, ?, ?) AS r (account_id, channel_id, room)), due AS ("
                + " SELECT d.delivery_id, r.room, row_number() OVER (PARTITION BY d.account_id, d.channel_id"
                + "  ORDER BY d.due_at, d.delivery_id) AS place"
                + " FROM delivery d JOIN room r USING (account_id, channel_id)"
                + " WHERE d.state IN ('pending', 'sending') AND d.due_at <= ?),"
                + " locked AS (SELECT delivery_id, state AS before FROM delivery"
                + " WHERE delivery_id IN (SELECT delivery_id FROM due WHERE place <= room)"
                + " AND state IN ('pending', 'sending') AND due_at <= ? FOR UPDATE SKIP LOCKED)"
                + " UPDATE delivery d SET state = 'sending', attempts = attempts + 1, due_at = ?,"
                + " round_began_at = COALESCE(round_began_at, ?) FROM locked"
                + " WHERE d.delivery_id = locked.delivery_id RETURNING d.*, locked.before = 'sending' AS lost")) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            rooms.stream().map(r -> r.accountId().value()).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            rooms.stream().map(r -> r.channelId().value()).toArray()));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "int4", rooms.stream().map(Room::room).toArray()));
            statement.setTimestamp(4, Timestamp.from(now));
            statement.setTimestamp(5, Timestamp.from(now));
            statement.setTimestamp(6, Timestamp.from(lostAt));
            statement.setTimestamp(7, Timestamp.from(now));
            return DeliveryRowStore.read(statement);
        }
    }

    /** Another part was taken by the provider. */
    public void progress(Connection connection, Delivery delivery, int partsSent) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE delivery SET parts_sent = ? WHERE delivery_id = ?")) {
            statement.setInt(1, partsSent);
            statement.setLong(2, delivery.number());
            statement.executeUpdate();
        }
    }

    /** Notes what an attempt came to. */
    public void note(Connection connection, Delivery delivery, Delivery.Attempt attempt) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO attempt (delivery_id, number, at,"
                + " millis, result, reason) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
            statement.setLong(1, delivery.number());
            statement.setInt(2, attempt.number());
            statement.setTimestamp(3, Timestamp.from(attempt.at()));
            statement.setLong(4, attempt.millis());
            statement.setString(5, attempt.result());
            statement.setString(6, attempt.reason());
            statement.executeUpdate();
        }
    }

    /**
     * Another attempt is due; nothing happens when somebody else has the delivery by now.
     *
     * @param failures of this round, with this one where it counts
     */
    public void postpone(Connection connection, Delivery delivery, Instant due, int failures, String reason)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "UPDATE delivery SET state = 'pending', due_at = ?, failures = ?, reason = ?"
                        + " WHERE delivery_id = ? AND state = 'sending' AND attempts = ?")) {
            statement.setTimestamp(1, Timestamp.from(due));
            statement.setInt(2, failures);
            statement.setString(3, reason);
            statement.setLong(4, delivery.number());
            statement.setInt(5, delivery.attempts());
            statement.executeUpdate();
        }
    }

    /**
     * The delivery is over, and the next one of its lane has its turn.
     *
     * @param reason in the provider's own words; null where there is nothing to say
     * @param statusDue what the dialog is to be told; null for nothing
     * @param nextDue when the next one of the lane may go
     */
    public void finish(
            Connection connection,
            Delivery delivery,
            DeliveryState state,
            @Nullable String reason,
            @Nullable String statusDue,
            Instant now,
            Instant nextDue)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("UPDATE delivery SET state = ?, finished_at = ?,"
                + " reason = ?, status_due = ? WHERE delivery_id = ? AND state = 'sending' AND attempts = ?")) {
            statement.setString(1, state.column());
            statement.setTimestamp(2, Timestamp.from(now));
            statement.setString(3, reason);
            statement.setString(4, statusDue);
            statement.setLong(5, delivery.number());
            statement.setInt(6, delivery.attempts());
            if (statement.executeUpdate() == 1) {
                promote(connection, delivery, nextDue);
            }
        }
    }

    /** What was put off because the channel did not work goes now. */
    public void hurry(Connection connection, AccountId account, ChannelId channel, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("UPDATE delivery SET due_at = ?"
                + " WHERE account_id = ? AND channel_id = ? AND state = 'pending' AND due_at > ? AND failures > 0")) {
            statement.setTimestamp(1, Timestamp.from(now));
            statement.setString(2, account.value());
            statement.setString(3, channel.value());
            statement.setTimestamp(4, Timestamp.from(now));
            statement.executeUpdate();
        }
    }

    /** What is still to be sent through a channel that is no more has failed; how much that was. */
    int abandon(Connection connection, AccountId account, ChannelId channel, String reason, Instant now)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("UPDATE delivery SET state = 'failed',"
                + " finished_at = ?, reason = ?, status_due = CASE WHEN action = 'send' THEN 'failed' END"
                + " WHERE account_id = ? AND channel_id = ? AND state IN ('waiting', 'pending')")) {
            statement.setTimestamp(1, Timestamp.from(now));
            statement.setString(2, reason);
            statement.setString(3, account.value());
            statement.setString(4, channel.value());
            return statement.executeUpdate();
        }
    }

    /** Deliveries whose status the dialog still has to be told. */
    public List<DueStatus> dueStatuses(Connection connection, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT *, false AS lost FROM delivery WHERE status_due IS NOT NULL ORDER BY delivery_id LIMIT ?")) {
            statement.setInt(1, most);
            return DeliveryRowStore.statuses(statement);
        }
    }

    /** @param status as it was written by {@link #finish} */
    public record DueStatus(Delivery delivery, String status) {}

    /** The dialog has been told. */
    public void told(Connection connection, DueStatus due) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "UPDATE delivery SET status_due = NULL WHERE delivery_id = ? AND status_due = ?")) {
            statement.setLong(1, due.delivery().number());
            statement.setString(2, due.status());
            statement.executeUpdate();
        }
    }

    /** Brings a finished delivery back, or lets an open one be tried now. */
    void again(Connection connection, Delivery delivery, Instant now) throws SQLException {
        boolean free = !lockHead(connection, delivery.accountId(), delivery.conversationId());
        try (PreparedStatement statement = connection.prepareStatement("UPDATE delivery SET due_at = ?, failures = 0,"
                + " state = CASE WHEN state IN ('failed', 'uncertain') THEN ? ELSE state END,"
                + " round_began_at = NULL, finished_at = NULL, status_due = NULL"
                + " WHERE delivery_id = ? AND state IN ('pending', 'failed', 'uncertain')")) {
            statement.setTimestamp(1, Timestamp.from(now));
            statement.setString(2, (free ? DeliveryState.PENDING : DeliveryState.WAITING).column());
            statement.setLong(3, delivery.number());
            statement.executeUpdate();
        }
    }

    /** Deletes deliveries that were over before {@code end}, a portion at a time; how many. */
    public int deleteFinished(Connection connection, Instant end, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("DELETE FROM delivery WHERE delivery_id IN"
                + " (SELECT delivery_id FROM delivery WHERE finished_at < ? AND status_due IS NULL LIMIT ?)")) {
            statement.setTimestamp(1, Timestamp.from(end));
            statement.setInt(2, most);
            return statement.executeUpdate();
        }
    }

    Optional<Delivery> find(Connection connection, AccountId account, long deliveryId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT *, false AS lost FROM delivery WHERE account_id = ? AND delivery_id = ?")) {
            statement.setString(1, account.value());
            statement.setLong(2, deliveryId);
            return DeliveryRowStore.read(statement).stream().findFirst();
        }
    }

    private static boolean lockHead(Connection connection, AccountId account, ConversationId conversation)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT 1 FROM delivery"
                + " WHERE account_id = ? AND conversation_id = ? AND state IN ('pending', 'sending') FOR UPDATE")) {
            statement.setString(1, account.value());
            statement.setString(2, conversation.value());
            try (ResultSet row = statement.executeQuery()) {
                if (row.next()) {
                    return true;
                }
            }
            // While this waited for the lock its row may have ended and the next one of the lane become the head.
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private static void promote(Connection connection, Delivery delivery, Instant due) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE delivery SET state = 'pending', due_at = ?"
                        + " WHERE delivery_id = (SELECT min(delivery_id) FROM delivery"
                        + " WHERE account_id = ? AND conversation_id = ? AND state = 'waiting')")) {
            statement.setTimestamp(1, Timestamp.from(due));
            statement.setString(2, delivery.accountId().value());
            statement.setString(3, delivery.conversationId().value());
            statement.executeUpdate();
        }
    }
}
