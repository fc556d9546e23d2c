package chat.parley.ingest.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.persistence.TransactionStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What providers told us and waits to be passed on, and what nobody understood. */
public final class ParkedStore {
    private static final Duration ODD_KEPT = Duration.ofDays(7);
    private static final Duration LINKS_KEPT = Duration.ofDays(90);

    private final TransactionStore transactions;

    public ParkedStore(TransactionStore transactions) {
        this.transactions = transactions;
    }

    /**
     * @param foreignAccount whose number it is; empty where it is not the provider's or the provider knows one only
     * @param number in whose order it is passed on
     * @param counted whether the number is the provider's own; else it is the place in which it arrived
     */
    public record Parked(
            AccountId accountId,
            ChannelId channelId,
            String foreignAccount,
            long number,
            boolean counted,
            byte[] body,
            Instant receivedAt) {
        public Parked {
            body = body.clone();
        }

        @Override
        public byte[] body() {
            return body.clone();
        }

        OrderStore.Numbering numbering() {
            return new OrderStore.Numbering(accountId, channelId, foreignAccount);
        }
    }

    /** Parks what its provider does not number, after everything that is parked. */
    public void park(AccountId account, ChannelId channel, byte[] body, Instant now) {
        transactions.run(connection -> {
            insert(connection, new OrderStore.Numbering(account, channel, ""), null, body, now);
            return true;
        });
    }

    /** Parks what has the provider's own number; what is parked already under it stays as it is. */
    static void park(Connection connection, OrderStore.Numbering numbering, long number, byte[] body, Instant now)
            throws SQLException {
        insert(connection, numbering, number, body, now);
    }

    private static void insert(
            Connection connection, OrderStore.Numbering numbering, @Nullable Long number, byte[] body, Instant now)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO parked (channel_id, account_id,"
                + " foreign_account, number, counted, body, received_at)"
                + " VALUES (?, ?, ?, COALESCE(?, nextval('parked_number')), ?, ?, ?) ON CONFLICT DO NOTHING")) {
            statement.setString(1, numbering.channelId().value());
            statement.setString(2, numbering.accountId().value());
            statement.setString(3, numbering.foreignAccount());
            statement.setObject(4, number, Types.BIGINT);
            statement.setBoolean(5, number != null);
            statement.setBytes(6, body);
            statement.setTimestamp(7, Timestamp.from(now));
            statement.executeUpdate();
        }
    }

    /** Whether anything of a channel is parked, on whatever replica it arrived. */
    public boolean isAny(ChannelId channel) {
        return transactions.run(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("SELECT EXISTS (SELECT FROM parked WHERE channel_id = ?)")) {
                statement.setString(1, channel.value());
                return isTrue(statement);
            }
        });
    }

    /** Whether anything with this account's numbers is parked. */
    static boolean isAny(Connection connection, OrderStore.Numbering numbering) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT EXISTS (SELECT FROM parked WHERE channel_id = ? AND foreign_account = ?)")) {
            statement.setString(1, numbering.channelId().value());
            statement.setString(2, numbering.foreignAccount());
            return isTrue(statement);
        }
    }

    private static boolean isTrue(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** What a channel has parked, each foreign account's in its order. */
    public List<Parked> first(ChannelId channel, int most) {
        return transactions.run(connection -> {
            var found = new ArrayList<Parked>();
            try (PreparedStatement statement = connection.prepareStatement(
                    "SELECT * FROM parked WHERE channel_id = ? ORDER BY foreign_account, number LIMIT ?")) {
                statement.setString(1, channel.value());
                statement.setInt(2, most);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        found.add(new Parked(
                                new AccountId(row.getString("account_id")),
                                channel,
                                row.getString("foreign_account"),
                                row.getLong("number"),
                                row.getBoolean("counted"),
                                row.getBytes("body"),
                                row.getTimestamp("received_at").toInstant()));
                    }
                }
            }
            return List.copyOf(found);
        });
    }

    public void delete(Parked parked) {
        transactions.run(connection -> {
            delete(connection, parked.channelId(), parked.foreignAccount(), parked.number());
            return true;
        });
    }

    static void delete(Connection connection, ChannelId channel, String foreignAccount, long number)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "DELETE FROM parked WHERE channel_id = ? AND foreign_account = ? AND number = ?")) {
            statement.setString(1, channel.value());
            statement.setString(2, foreignAccount);
            statement.setLong(3, number);
            statement.executeUpdate();
        }
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

    /**
     * Something that nobody understood.
     *
     * @param body its beginning at least, as it came
     */
    public record Odd(String oddId, String kind, Instant at, String body) {}

    /** What nobody understood of a channel, newest first, from before {@code before}. */
    public List<Odd> odd(AccountId account, ChannelId channel, long before, int most) {
        return transactions.run(connection -> {
            var found = new ArrayList<Odd>();
            try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM odd_arrival"
                    + " WHERE account_id = ? AND channel_id = ? AND odd_id < ? ORDER BY odd_id DESC LIMIT ?")) {
                statement.setString(1, account.value());
                statement.setString(2, channel.value());
                statement.setLong(3, before);
                statement.setInt(4, most);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        found.add(new Odd(
                                Long.toString(row.getLong("odd_id")),
                                row.getString("kind"),
                                row.getTimestamp("received_at").toInstant(),
                                new String(row.getBytes("body"), UTF_8)));
                    }
                }
            }
            return List.copyOf(found);
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
                return odd.executeUpdate() + links.executeUpdate() + OrderStore.clean(connection, now);
            }
        });
    }
}
