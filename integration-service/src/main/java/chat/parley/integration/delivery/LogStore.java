package chat.parley.integration.delivery;

import chat.parley.contracts.id.AccountId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The log of deliveries as administrators read and search it. */
@ApplicationScoped
public class LogStore {
    private static final String WANTED = "account_id = ? AND destination_id = ?"
            + " AND (cardinality(?::text[]) = 0 OR state = ANY (?)) AND (cardinality(?::text[]) = 0 OR event_type = ANY (?))"
            + " AND created_at >= ? AND created_at < ?";
    private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");

    /** How many letters are dead, and how many deliveries are open, of one destination. */
    public record Counts(String destinationId, long dead, long open) {}

    public Optional<Delivery> find(Connection connection, AccountId account, String destinationId, long deliveryId)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT * FROM delivery WHERE account_id = ? AND destination_id = ? AND delivery_id = ?")) {
            statement.setString(1, account.value());
            statement.setString(2, destinationId);
            statement.setLong(3, deliveryId);
            return withTries(connection, read(statement)).stream().findFirst();
        }
    }

    /** The open deliveries of a lane, oldest first. */
    List<Delivery> ofLane(Connection connection, Lane lane) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT * FROM delivery WHERE destination_id = ? AND conversation_id = ?"
                        + " AND state IN ('waiting', 'pending', 'sending') ORDER BY delivery_id")) {
            statement.setString(1, lane.destinationId());
            statement.setString(2, lane.conversationId());
            return withTries(connection, read(statement));
        }
    }

    /** A destination's deliveries, newest first, from before {@code before}. */
    public List<Delivery> list(
            Connection connection, AccountId account, String destinationId, Wanted wanted, long before, int limit)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT * FROM delivery WHERE " + WANTED + " AND delivery_id < ? ORDER BY delivery_id DESC LIMIT ?")) {
            bind(connection, statement, account, destinationId, wanted);
            statement.setLong(9, before);
            statement.setInt(10, limit);
            return withTries(connection, read(statement));
        }
    }

    /** The ids of deliveries that are meant, oldest first, from after {@code after}. */
    public List<Long> ids(
            Connection connection, AccountId account, String destinationId, Wanted wanted, long after, int limit)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT delivery_id FROM delivery WHERE "
                + WANTED + " AND delivery_id > ? ORDER BY delivery_id LIMIT ?")) {
            bind(connection, statement, account, destinationId, wanted);
            statement.setLong(9, after);
            statement.setInt(10, limit);
            var found = new ArrayList<Long>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(row.getLong(1));
                }
            }
            return found;
        }
    }

    private static void bind(
            Connection connection, PreparedStatement statement, AccountId account, String destinationId, Wanted wanted)
            throws SQLException {
        Object[] states = wanted.states().stream().map(DeliveryState::column).toArray();
        Object[] types = wanted.eventTypes().toArray();
        statement.setString(1, account.value());
        statement.setString(2, destinationId);
        statement.setArray(3, connection.createArrayOf("text", states));
        statement.setArray(4, connection.createArrayOf("text", states));
        statement.setArray(5, connection.createArrayOf("text", types));
        statement.setArray(6, connection.createArrayOf("text", types));
        statement.setTimestamp(7, Timestamp.from(wanted.from() == null ? Instant.EPOCH : wanted.from()));
        statement.setTimestamp(8, Timestamp.from(wanted.to() == null ? EVER : wanted.to()));
    }

    /** What is dead and what is open of an account's destinations; those with neither are left out. */
    public List<Counts> counts(Connection connection, AccountId account) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT destination_id, count(*) FILTER (WHERE state = 'dead'), count(*) FILTER (WHERE state <> 'dead')"
                        + " FROM delivery WHERE account_id = ? AND state <> 'delivered' GROUP BY destination_id")) {
            statement.setString(1, account.value());
            var found = new ArrayList<Counts>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(new Counts(row.getString(1), row.getLong(2), row.getLong(3)));
                }
            }
            return found;
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
                            row.getString("answer"),
                            row.getString("target"));
                    tries.computeIfAbsent(row.getLong("delivery_id"), id -> new ArrayList<>())
                            .add(attempt);
                }
            }
        }
        return deliveries.stream()
                .map(delivery -> delivery.with(tries.getOrDefault(Long.valueOf(delivery.deliveryId()), List.of())))
                .toList();
    }

    static List<Delivery> read(PreparedStatement statement) throws SQLException {
        var found = new ArrayList<Delivery>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.add(new Delivery(
                        Long.toString(row.getLong("delivery_id")),
                        row.getString("destination_id"),
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
