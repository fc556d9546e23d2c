package chat.parley.ingest.outbound;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.MessageId;
import chat.parley.platform.json.Json;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads deliveries from rows, and lists them for people. */
public final class DeliveryRowStore {
    /**
     * An account's deliveries through a channel, newest first, from before {@code before}.
     *
     * @param state null for all
     */
    public List<Delivery> list(
            Connection connection,
            AccountId account,
            ChannelId channel,
            @Nullable DeliveryState state,
            long before,
            int limit)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT *, false AS lost FROM delivery"
                + " WHERE account_id = ? AND channel_id = ? AND delivery_id < ? AND (?::text IS NULL OR state = ?)"
                + " ORDER BY delivery_id DESC LIMIT ?")) {
            statement.setString(1, account.value());
            statement.setString(2, channel.value());
            statement.setLong(3, before);
            statement.setString(4, state == null ? null : state.column());
            statement.setString(5, state == null ? null : state.column());
            statement.setInt(6, limit);
            return withTries(connection, read(statement));
        }
    }

    /** How many deliveries of a channel are open. */
    public int open(Connection connection, AccountId account, ChannelId channel) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT count(*) FROM delivery"
                + " WHERE account_id = ? AND channel_id = ? AND state IN ('waiting', 'pending', 'sending')")) {
            statement.setString(1, account.value());
            statement.setString(2, channel.value());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }

    static List<Delivery> read(PreparedStatement statement) throws SQLException {
        var found = new ArrayList<Delivery>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.add(read(row));
            }
        }
        return found;
    }

    static List<DeliveryStore.DueStatus> statuses(PreparedStatement statement) throws SQLException {
        var found = new ArrayList<DeliveryStore.DueStatus>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.add(new DeliveryStore.DueStatus(read(row), row.getString("status_due")));
            }
        }
        return found;
    }

    private static List<Delivery> withTries(Connection connection, List<Delivery> deliveries) throws SQLException {
        var tries = new HashMap<Long, List<Delivery.Attempt>>();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT * FROM attempt WHERE delivery_id = ANY (?) ORDER BY delivery_id, number")) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "int8", deliveries.stream().map(Delivery::number).toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    tries.computeIfAbsent(row.getLong("delivery_id"), id -> new ArrayList<>())
                            .add(new Delivery.Attempt(
                                    row.getInt("number"),
                                    row.getTimestamp("at").toInstant(),
                                    row.getLong("millis"),
                                    row.getString("result"),
                                    row.getString("reason")));
                }
            }
        }
        return deliveries.stream()
                .map(delivery -> delivery.with(tries.getOrDefault(delivery.number(), List.of())))
                .toList();
    }

    private static Delivery read(ResultSet row) throws SQLException {
        return new Delivery(
                Long.toString(row.getLong("delivery_id")),
                new AccountId(row.getString("account_id")),
                new ChannelId(row.getString("channel_id")),
                new ConversationId(row.getString("conversation_id")),
                new MessageId(row.getString("message_id")),
                DeliveryAction.of(row.getString("action")),
                body(row.getString("body")),
                DeliveryState.of(row.getString("state")),
                row.getInt("attempts"),
                row.getInt("failures"),
                row.getInt("parts_sent"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("due_at").toInstant(),
                instant(row, "round_began_at"),
                instant(row, "finished_at"),
                row.getString("reason"),
                row.getBoolean("lost"),
                List.of());
    }

    private static DeliveryBody body(String json) throws SQLException {
        try {
            return Json.mapper().readValue(json, DeliveryBody.class);
        } catch (IOException e) {
            throw new SQLException("a delivery's body cannot be read", e);
        }
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
