package chat.parley.integration.delivery;

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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries in the database. Whoever adds to a lane or ends its head locks the head first, so that a row never waits
 * behind one that is gone.
 */
@ApplicationScoped
public class DeliveryStore {
    /** Adds a delivery at the end of its lane; the id it got, empty when it was there already. */
    public Optional<Long> add(Connection connection, NewDelivery fresh, Instant now) throws SQLException {
        boolean first = !lockHead(connection, fresh.webhookId(), fresh.conversationId());
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO delivery (webhook_id, account_id, conversation_id, message_id, event_type, body, state,"
                        + " due_at, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (webhook_id, message_id) DO NOTHING RETURNING delivery_id")) {
            statement.setString(1, fresh.webhookId());
            statement.setString(2, fresh.accountId().value());
            statement.setString(3, fresh.conversationId());
            statement.setString(4, fresh.messageId());
            statement.setString(5, fresh.eventType());
            statement.setString(6, fresh.body());
            statement.setString(7, (first ? DeliveryState.PENDING : DeliveryState.WAITING).column());
            statement.setTimestamp(8, Timestamp.from(now));
            statement.setTimestamp(9, Timestamp.from(now));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
        }
    }

    /**
     * Takes deliveries whose attempt is due, and those whose attempt was begun and never ended.
     *
     * @param most in all
     * @param busy webhooks that have attempts under way here, with how many more each may have
     * @param perWebhook how many a webhook may have that is not among them
     * @param patience after which an attempt that has not ended counts as lost
     */
    public List<Delivery> claim(
            Connection connection, int most, Map<String, Integer> busy, int perWebhook, Instant now, Duration patience)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "WITH busy AS (SELECT * FROM unnest(?, ?) AS b (webhook_id, room)), due AS ("
                        + " SELECT d.delivery_id, d.webhook_id, d.due_at,"
                        + "  row_number() OVER (PARTITION BY d.webhook_id ORDER BY d.due_at, d.delivery_id) AS place"
                        + " FROM delivery d JOIN webhook w USING (webhook_id)"
                        + " WHERE d.state IN ('pending', 'sending') AND d.due_at <= ? AND w.enabled),"
                        + " chosen AS (SELECT due.delivery_id FROM due LEFT JOIN busy USING (webhook_id)"
                        + " WHERE place <= COALESCE(busy.room, ?) ORDER BY due_at LIMIT ?),"
                        + " locked AS (SELECT delivery_id FROM delivery"
                        + " WHERE delivery_id IN (SELECT delivery_id FROM chosen)"
                        + " AND state IN ('pending', 'sending') AND due_at <= ? FOR UPDATE SKIP LOCKED)"
                        + " UPDATE delivery SET state = 'sending', attempts = attempts + 1, due_at = ?,"
                        + " round_began_at = COALESCE(round_began_at, ?)"
                        + " WHERE delivery_id IN (SELECT delivery_id FROM locked) RETURNING *")) {
            statement.setArray(1, connection.createArrayOf("text", busy.keySet().toArray()));
            statement.setArray(2, connection.createArrayOf("int4", busy.values().toArray()));
            statement.setTimestamp(3, Timestamp.from(now));
            statement.setInt(4, perWebhook);
            statement.setInt(5, most);
            statement.setTimestamp(6, Timestamp.from(now));
            statement.setTimestamp(7, Timestamp.from(now.plus(patience)));
            statement.setTimestamp(8, Timestamp.from(now));
            return read(statement);
        }
    }

    /** Notes what an attempt came to. */
    public void note(Connection connection, Delivery delivery, Delivery.Attempt attempt) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO attempt (delivery_id, number, at, status, millis, error, answer)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
            statement.setLong(1, Long.parseLong(delivery.deliveryId()));
            statement.setInt(2, attempt.number());
            statement.setTimestamp(3, Timestamp.from(attempt.at()));
            statement.setObject(4, attempt.status());
            statement.setLong(5, attempt.millis());
            statement.setString(6, attempt.error());
            statement.setString(7, attempt.answer());
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
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE delivery SET state = ?, finished_at = ?, reason = ?"
                        + " WHERE delivery_id = ? AND state = 'sending' AND attempts = ?")) {
            statement.setString(1, (reason == null ? DeliveryState.DELIVERED : DeliveryState.DEAD).column());
            statement.setTimestamp(2, Timestamp.from(now));
            statement.setString(3, reason);
            statement.setLong(4, Long.parseLong(delivery.deliveryId()));
            statement.setInt(5, delivery.attempts());
            if (statement.executeUpdate() == 1) {
                promote(connection, delivery, now);
            }
        }
    }

    /** Brings a finished delivery back, or lets an open one be tried now; false when there is no such one. */
    public boolean retry(Connection connection, AccountId account, String webhookId, long deliveryId, Instant now)
            throws SQLException {
        Optional<Delivery> found = find(connection, account, webhookId, deliveryId);
        if (found.isEmpty()) {
            return false;
        }
        Delivery delivery = found.get();
        boolean free = !lockHead(connection, webhookId, delivery.conversationId());
        try (PreparedStatement statement = connection.prepareStatement("UPDATE delivery SET due_at = ?, state ="
                + " CASE WHEN state IN ('delivered', 'dead') THEN ? ELSE state END,"
                + " round_began_at = CASE WHEN state = 'sending' THEN round_began_at END, finished_at = NULL"
                + " WHERE delivery_id = ? AND state <> 'sending'")) {
            statement.setTimestamp(1, Timestamp.from(now));
            statement.setString(2, (free ? DeliveryState.PENDING : DeliveryState.WAITING).column());
            statement.setLong(3, deliveryId);
            statement.executeUpdate();
        }
        return true;
    }

    public Optional<Delivery> find(Connection connection, AccountId account, String webhookId, long deliveryId)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT * FROM delivery WHERE account_id = ? AND webhook_id = ? AND delivery_id = ?")) {
            statement.setString(1, account.value());
            statement.setString(2, webhookId);
            statement.setLong(3, deliveryId);
            return withTries(connection, read(statement)).stream().findFirst();
        }
    }

    /** A webhook's deliveries, newest first, from before {@code before}. */
    public List<Delivery> list(Connection connection, AccountId account, String webhookId, long before, int limit)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT * FROM delivery WHERE account_id = ? AND webhook_id = ? AND delivery_id < ?"
                        + " ORDER BY delivery_id DESC LIMIT ?")) {
            statement.setString(1, account.value());
            statement.setString(2, webhookId);
            statement.setLong(3, before);
            statement.setInt(4, limit);
            return withTries(connection, read(statement));
        }
    }

    /** Deletes deliveries that were over before {@code end}, a portion at a time; how many. */
    public int deleteFinished(Connection connection, Instant end, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("DELETE FROM delivery WHERE delivery_id IN"
                + " (SELECT delivery_id FROM delivery WHERE finished_at < ? LIMIT ?)")) {
            statement.setTimestamp(1, Timestamp.from(end));
            statement.setInt(2, most);
            return statement.executeUpdate();
        }
    }

    private static boolean lockHead(Connection connection, String webhookId, String conversationId)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT 1 FROM delivery"
                + " WHERE webhook_id = ? AND conversation_id = ? AND state IN ('pending', 'sending') FOR UPDATE")) {
            statement.setString(1, webhookId);
            statement.setString(2, conversationId);
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

    private static void promote(Connection connection, Delivery delivery, Instant now) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE delivery SET state = 'pending', due_at = ?"
                        + " WHERE delivery_id = (SELECT min(delivery_id) FROM delivery"
                        + " WHERE webhook_id = ? AND conversation_id = ? AND state = 'waiting')")) {
            statement.setTimestamp(1, Timestamp.from(now));
            statement.setString(2, delivery.webhookId());
            statement.setString(3, delivery.conversationId());
            statement.executeUpdate();
        }
    }

    private static List<Delivery> withTries(Connection connection, List<Delivery> deliveries) throws SQLException {
        var tries = new HashMap<Long, List<Delivery.Attempt>>();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT * FROM attempt WHERE delivery_id = ANY (?) ORDER BY delivery_id, number")) {
            Collection<Long> ids = deliveries.stream()
                    .map(delivery -> Long.valueOf(delivery.deliveryId()))
                    .toList();
            statement.setArray(1, connection.createArrayOf("int8", ids.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    int status = row.getInt("status");
                    var attempt = new Delivery.Attempt(
                            row.getInt("number"),
                            row.getTimestamp("at").toInstant(),
                            row.wasNull() || status == 0 ? null : status,
                            row.getLong("millis"),
                            row.getString("error"),
                            row.getString("answer"));
                    tries.computeIfAbsent(row.getLong("delivery_id"), id -> new ArrayList<>())
                            .add(attempt);
                }
            }
        }
        return deliveries.stream()
                .map(delivery -> delivery.with(tries.getOrDefault(Long.valueOf(delivery.deliveryId()), List.of())))
                .toList();
    }

    private static List<Delivery> read(PreparedStatement statement) throws SQLException {
        var found = new ArrayList<Delivery>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.add(new Delivery(
                        Long.toString(row.getLong("delivery_id")),
                        row.getString("webhook_id"),
                        new AccountId(row.getString("account_id")),
                        row.getString("conversation_id"),
                        row.getString("message_id"),
                        row.getString("event_type"),
                        row.getString("body"),
                        DeliveryState.of(row.getString("state")),
                        row.getInt("attempts"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("due_at").toInstant(),
                        instant(row, "round_began_at"),
                        instant(row, "finished_at"),
                        row.getString("reason"),
                        List.of()));
            }
        }
        return found;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
