package chat.parley.ingest.connection;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.persistence.TransactionStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How connections are, over restarts and for every replica. */
public final class HealthStore {
    private final TransactionStore transactions;

    public HealthStore(TransactionStore transactions) {
        this.transactions = transactions;
    }

    /** A channel and whose it is. */
    public record Holder(AccountId accountId, ChannelId channelId) {}

    /** How each connection is, as far as anything was ever noted of it. */
    public Map<Holder, ConnectionHealth> all() {
        return transactions.run(connection -> {
            var found = new HashMap<Holder, ConnectionHealth>();
            try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM connection_health");
                    ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.put(holder(row), read(row));
                }
            }
            return Map.copyOf(found);
        });
    }

    /**
     * What became of a connection's health.
     *
     * @param before null where nothing was noted of it
     */
    public record Change(@Nullable ConnectionHealth before, ConnectionHealth after) {}

    /**
     * Notes something new of a connection; whoever else does so at the same time, on whatever replica, goes on from it.
     *
     * @param how what it is now, from what it was; null where nothing was noted
     */
    public Change change(
            AccountId account, ChannelId channel, Function<@Nullable ConnectionHealth, ConnectionHealth> how) {
        return transactions.run(connection -> {
            lock(connection, account + "/" + channel);
            ConnectionHealth before = find(connection, account, channel).orElse(null);
            ConnectionHealth after = how.apply(before);
            if (!after.equals(before)) {
                save(connection, account, channel, after);
            }
            return new Change(before, after);
        });
    }

    private static Optional<ConnectionHealth> find(Connection connection, AccountId account, ChannelId channel)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT * FROM connection_health WHERE account_id = ? AND channel_id = ?")) {
            statement.setString(1, account.value());
            statement.setString(2, channel.value());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        }
    }

    private static void save(Connection connection, AccountId account, ChannelId channel, ConnectionHealth health)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO connection_health (account_id,"
                + " channel_id, state, failures, refusals, reason, since, version, external_id, title)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (account_id, channel_id) DO UPDATE SET"
                + " state = excluded.state, failures = excluded.failures, refusals = excluded.refusals,"
                + " reason = excluded.reason, since = excluded.since, version = excluded.version,"
                + " external_id = COALESCE(excluded.external_id, connection_health.external_id),"
                + " title = COALESCE(excluded.title, connection_health.title)"
                + " WHERE connection_health.version <= excluded.version")) {
            statement.setString(1, account.value());
            statement.setString(2, channel.value());
            statement.setString(3, health.state().column());
            statement.setInt(4, health.failures());
            statement.setInt(5, health.refusals());
            statement.setString(6, health.reason());
            statement.setTimestamp(7, Timestamp.from(health.since()));
            statement.setLong(8, health.version());
            statement.setString(9, health.externalId());
            statement.setString(10, health.title());
            statement.executeUpdate();
        }
    }

    private static void lock(Connection connection, String what) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("SELECT pg_advisory_xact_lock(hashtextextended(?, 4))")) {
            lock.setString(1, what);
            lock.execute();
        }
    }

    /** A connection whose present state nobody was told of. */
    public record Untold(Holder holder, ConnectionHealth health) {}

    /**
     * Connections whose state is another than what was told last; of what was never told, that it works is no news.
     *
     * @param before those that have not worked for a shorter time are left out: they may recover by themselves
     */
    List<Untold> untold(Instant before) {
        return transactions.run(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM connection_health"
                    + " WHERE state <> COALESCE(told, 'active') AND (state <> 'unavailable' OR since <= ?)"
                    + " ORDER BY since LIMIT 100")) {
                statement.setTimestamp(1, Timestamp.from(before));
                var found = new ArrayList<Untold>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        found.add(new Untold(holder(row), read(row)));
                    }
                }
                return List.copyOf(found);
            }
        });
    }

    /** Somebody was told of this state. */
    void told(Untold untold) {
        transactions.run(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "UPDATE connection_health SET told = ? WHERE account_id = ? AND channel_id = ?")) {
                statement.setString(1, untold.health().state().column());
                statement.setString(2, untold.holder().accountId().value());
                statement.setString(3, untold.holder().channelId().value());
                return statement.executeUpdate();
            }
        });
    }

    /** The channel is no more: its foreign account may be connected again. */
    public void forget(AccountId account, ChannelId channel) {
        transactions.run(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "DELETE FROM connection_health WHERE account_id = ? AND channel_id = ?")) {
                statement.setString(1, account.value());
                statement.setString(2, channel.value());
                return statement.executeUpdate();
            }
        });
    }

    /**
     * Gives a foreign account to a channel, unless another one has it [C-04].
     *
     * @return who has it instead; empty when the channel has it now
     */
    public Optional<Holder> claim(AccountId account, ChannelId channel, ConnectionHealth health) {
        return transactions.run(connection -> {
            lock(connection, String.valueOf(health.externalId()));
            Optional<Holder> other = otherHolder(connection, account, channel, health);
            if (other.isEmpty()) {
                save(connection, account, channel, health);
            }
            return other;
        });
    }

    private static Optional<Holder> otherHolder(
            Connection connection, AccountId account, ChannelId channel, ConnectionHealth health) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT account_id, channel_id FROM connection_health"
                        + " WHERE external_id = ? AND (account_id, channel_id) <> (?, ?)")) {
            statement.setString(1, health.externalId());
            statement.setString(2, account.value());
            statement.setString(3, channel.value());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(holder(row)) : Optional.empty();
            }
        }
    }

    private static Holder holder(ResultSet row) throws SQLException {
        return new Holder(new AccountId(row.getString("account_id")), new ChannelId(row.getString("channel_id")));
    }

    private static ConnectionHealth read(ResultSet row) throws SQLException {
        return new ConnectionHealth(
                ConnectionState.of(row.getString("state")),
                row.getInt("failures"),
                row.getInt("refusals"),
                row.getString("reason"),
                row.getTimestamp("since").toInstant(),
                row.getLong("version"),
                row.getString("external_id"),
                row.getString("title"));
    }
}
