package chat.parley.ingest.inbound;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.persistence.TransactionStore;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What providers told us and waits to be passed on, and what nobody understood. */
public final class ParkedStore {
    private static final Duration ODD_KEPT = Duration.ofDays(7);
    private static final Duration LINKS_KEPT = Duration.ofDays(90);

    private final TransactionStore transactions;

    public ParkedStore(TransactionStore transactions) {
        this.transactions = transactions;
    }

    /** @param number the provider's own */
    public record Parked(AccountId accountId, ChannelId channelId, long number, byte[] body, Instant receivedAt) {
        public Parked {
            body = body.clone();
        }

        @Override
        public byte[] body() {
            return body.clone();
        }
    }

    /** Parks it; one that is parked already stays as it is. */
    public void park(Parked parked) {
        transactions.run(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("INSERT INTO parked (channel_id, account_id,"
                    + " number, body, received_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
                statement.setString(1, parked.channelId().value());
                statement.setString(2, parked.accountId().value());
                statement.setLong(3, parked.number());
                statement.setBytes(4, parked.body());
                statement.setTimestamp(5, Timestamp.from(parked.receivedAt()));
                return statement.executeUpdate();
            }
        });
    }

    /** The channels that have something parked. */
    public Set<ChannelId> channels() {
        return transactions.run(connection -> {
            var found = new HashSet<ChannelId>();
            try (PreparedStatement statement = connection.prepareStatement("SELECT DISTINCT channel_id FROM parked");
                    ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(new ChannelId(row.getString(1)));
                }
            }
            return Set.copyOf(found);
        });
    }

    /** What a channel has parked, in the provider's order. */
    public List<Parked> first(ChannelId channel, int most) {
        return transactions.run(connection -> {
            var found = new ArrayList<Parked>();
            try (PreparedStatement statement =
                    connection.prepareStatement("SELECT * FROM parked WHERE channel_id = ? ORDER BY number LIMIT ?")) {
                statement.setString(1, channel.value());
                statement.setInt(2, most);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        found.add(new Parked(
                                new AccountId(row.getString("account_id")),
                                channel,
                                row.getLong("number"),
                                row.getBytes("body"),
                                row.getTimestamp("received_at").toInstant()));
                    }
                }
            }
            return List.copyOf(found);
        });
    }

    public void delete(ChannelId channel, long number) {
        transactions.run(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("DELETE FROM parked WHERE channel_id = ? AND number = ?")) {
                statement.setString(1, channel.value());
                statement.setLong(2, number);
                return statement.executeUpdate();
            }
        });
    }

    /** Keeps what nobody understood, to be looked at. */
    public void keepOdd(AccountId account, ChannelId channel, String kind, byte[] body, Instant now) {
        transactions.run(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("INSERT INTO odd_arrival (channel_id,"
                    + " account_id, kind, body, received_at) VALUES (?, ?, ?, ?, ?)")) {
                statement.setString(1, channel.value());
                statement.setString(2, account.value());
                statement.setString(3, kind);
                statement.setBytes(4, body);
                statement.setTimestamp(5, Timestamp.from(now));
                return statement.executeUpdate();
            }
        });
    }

    /** Deletes what has been kept for long enough. */
    public void clean(Instant now) {
        transactions.run(connection -> {
            try (PreparedStatement odd = connection.prepareStatement("DELETE FROM odd_arrival WHERE received_at < ?");
                    PreparedStatement links =
                            connection.prepareStatement("DELETE FROM message_link WHERE created_at < ?")) {
                odd.setTimestamp(1, Timestamp.from(now.minus(ODD_KEPT)));
                links.setTimestamp(1, Timestamp.from(now.minus(LINKS_KEPT)));
                return odd.executeUpdate() + links.executeUpdate();
            }
        });
    }
}
