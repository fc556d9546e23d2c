package chat.parley.ingest.inbound;

import chat.parley.contracts.id.ChannelId;
import chat.parley.ingest.kit.ChannelConnection;
import chat.parley.persistence.TransactionStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * The order of each channel's numbered arrivals, one for all replicas: a provider's calls come to any of them, and what
 * one passed on the others need not wait for.
 */
public final class OrderStore {
    /** A provider that has been silent for so long may number anew. */
    private static final Duration NUMBERS_KEPT = Duration.ofDays(6);
    /** After so long what is on its way counts as lost with the replica that had it; longer than any file takes. */
    static final Duration ON_ITS_WAY = Duration.ofSeconds(60);

    private final TransactionStore transactions;

    public OrderStore(TransactionStore transactions) {
        this.transactions = transactions;
    }

    /** A number has come by itself. */
    public ArrivalOrder.Verdict arrived(ChannelConnection channel, long number, Instant now) {
        return change(channel, now, (sql, order) -> order.arrived(number, isAnyParked(sql, channel.channelId())));
    }

    /** @param overdue whether what is missing before it has been waited for long enough */
    public ArrivalOrder.Verdict waited(ChannelConnection channel, long number, boolean overdue, Instant now) {
        return change(channel, now, (sql, order) -> order.waited(number, overdue));
    }

    public void passed(ChannelConnection channel, long number, Instant now) {
        change(channel, now, (sql, order) -> {
            order.passed(number);
            return ArrivalOrder.Verdict.PASS;
        });
    }

    /** It did not get through and will come again. */
    public void failed(ChannelConnection channel, long number, Instant now) {
        change(channel, now, (sql, order) -> {
            order.failed(number);
            return ArrivalOrder.Verdict.WAIT;
        });
    }

    /** Forgets channels that nothing was heard of for so long that their numbers mean nothing any more. */
    static int clean(Connection sql, Instant now) throws SQLException {
        try (PreparedStatement statement = sql.prepareStatement("DELETE FROM arrival_order WHERE heard_at < ?")) {
            statement.setTimestamp(1, Timestamp.from(now.minus(NUMBERS_KEPT)));
            return statement.executeUpdate();
        }
    }

    @FunctionalInterface
    private interface Change {
        ArrivalOrder.Verdict of(Connection sql, ArrivalOrder order) throws SQLException;
    }

    private ArrivalOrder.Verdict change(ChannelConnection channel, Instant now, Change change) {
        return transactions.run(sql -> {
            begin(sql, channel, now);
            ArrivalOrder.State before = read(sql, channel, now);
            var order = new ArrivalOrder(before);
            ArrivalOrder.Verdict verdict = change.of(sql, order);
            save(sql, channel, before, order.state(), now);
            return verdict;
        });
    }

    private static void begin(Connection sql, ChannelConnection channel, Instant now) throws SQLException {
        try (PreparedStatement statement = sql.prepareStatement("INSERT INTO arrival_order (channel_id, version,"
                + " heard_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")) {
            statement.setString(1, channel.channelId().value());
            statement.setLong(2, channel.version());
            statement.setTimestamp(3, Timestamp.from(now));
            statement.executeUpdate();
        }
    }

    /** Locks the channel's row until the transaction ends. */
    private static ArrivalOrder.State read(Connection sql, ChannelConnection channel, Instant now) throws SQLException {
        try (PreparedStatement statement =
                sql.prepareStatement("SELECT * FROM arrival_order WHERE channel_id = ? FOR UPDATE")) {
            statement.setString(1, channel.channelId().value());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()
                        || row.getLong("version") < channel.version()
                        || row.getTimestamp("heard_at")
                                .toInstant()
                                .plus(NUMBERS_KEPT)
                                .isBefore(now)) {
                    return ArrivalOrder.State.NEW;
                }
                Timestamp until = row.getTimestamp("busy_until");
                boolean lost = until != null && until.toInstant().isBefore(now);
                return new ArrivalOrder.State(
                        row.getObject("last", Long.class),
                        Set.of((Long[]) row.getArray("holes").getArray()),
                        lost ? null : row.getObject("busy", Long.class));
            }
        }
    }

    private static void save(
            Connection sql, ChannelConnection channel, ArrivalOrder.State before, ArrivalOrder.State state, Instant now)
            throws SQLException {
        boolean begins = state.busy() != null && !state.busy().equals(before.busy());
        try (PreparedStatement statement = sql.prepareStatement("UPDATE arrival_order SET last = ?, holes = ?,"
                + " busy = ?, busy_until = CASE WHEN ? THEN ? ELSE busy_until END,"
                + " version = GREATEST(version, ?), heard_at = ? WHERE channel_id = ?")) {
            statement.setObject(1, state.last(), Types.BIGINT);
            statement.setArray(2, sql.createArrayOf("bigint", state.holes().toArray()));
            statement.setObject(3, state.busy(), Types.BIGINT);
            statement.setBoolean(4, begins);
            statement.setTimestamp(5, Timestamp.from(now.plus(ON_ITS_WAY)));
            statement.setLong(6, channel.version());
            statement.setTimestamp(7, Timestamp.from(now));
            statement.setString(8, channel.channelId().value());
            statement.executeUpdate();
        }
    }

    private static boolean isAnyParked(Connection sql, ChannelId channel) throws SQLException {
        try (PreparedStatement statement =
                sql.prepareStatement("SELECT EXISTS (SELECT FROM parked WHERE channel_id = ?)")) {
            statement.setString(1, channel.value());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
