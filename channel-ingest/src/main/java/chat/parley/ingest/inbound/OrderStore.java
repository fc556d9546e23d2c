package chat.parley.ingest.inbound;

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
import java.util.Set;

/**
 * The order of numbered arrivals, one for all replicas: a provider's calls come to any of them, and what one passed on
 * the others need not wait for. Whatever is decided of a number is decided, and what must wait is parked, while its
 * order's row is locked: no replica sees a number that neither passes nor is parked.
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

    /**
     * Whose numbers they are.
     *
     * @param foreignAccount which account at the provider gives them, as the credential says that the call was checked
     *     against; empty where the provider knows one only
     */
    public record Numbering(AccountId accountId, ChannelId channelId, String foreignAccount) {}

    /**
     * A number has come by itself; where it must wait it is parked when this returns.
     *
     * @param body as it came, to be read again where it is parked
     */
    public ArrivalOrder.Verdict arrived(Numbering numbering, long number, byte[] body, Instant now) {
        return change(numbering, now, (sql, order) -> {
            ArrivalOrder.Verdict verdict = order.arrived(number, ParkedStore.isAny(sql, numbering));
            if (verdict == ArrivalOrder.Verdict.WAIT) {
                ParkedStore.park(sql, numbering, number, body, now);
            }
            return verdict;
        });
    }

    /** @param overdue whether what is missing before it has been waited for long enough */
    public ArrivalOrder.Verdict waited(Numbering numbering, long number, boolean overdue, Instant now) {
        return change(numbering, now, (sql, order) -> order.waited(number, overdue));
    }

    /**
     * It is through, and parked no more.
     *
     * @return whether others are parked that may go on now
     */
    public boolean passed(Numbering numbering, long number, Instant now) {
        return change(numbering, now, (sql, order) -> {
            order.passed(number);
            ParkedStore.delete(sql, numbering.channelId(), numbering.foreignAccount(), number);
            return ParkedStore.isAny(sql, numbering);
        });
    }

    /** It did not get through and will come again. */
    public void failed(Numbering numbering, long number, Instant now) {
        change(numbering, now, (sql, order) -> {
            order.failed(number);
            return number;
        });
    }

    /** It may not go on yet though it is its turn: it is parked. */
    public void putOff(Numbering numbering, long number, byte[] body, Instant now) {
        change(numbering, now, (sql, order) -> {
            order.failed(number);
            ParkedStore.park(sql, numbering, number, body, now);
            return number;
        });
    }

    /** Forgets whom nothing was heard of for so long that their numbers mean nothing any more. */
    static int clean(Connection sql, Instant now) throws SQLException {
        try (PreparedStatement statement = sql.prepareStatement("DELETE FROM arrival_order WHERE heard_at < ?")) {
            statement.setTimestamp(1, Timestamp.from(now.minus(NUMBERS_KEPT)));
            return statement.executeUpdate();
        }
    }

    @FunctionalInterface
    private interface Change<T> {
        T of(Connection sql, ArrivalOrder order) throws SQLException;
    }

    private <T> T change(Numbering numbering, Instant now, Change<T> change) {
        return transactions.run(sql -> {
            begin(sql, numbering, now);
            ArrivalOrder.State before = read(sql, numbering, now);
            var order = new ArrivalOrder(before);
            T result = change.of(sql, order);
            save(sql, numbering, before, order.state(), now);
            return result;
        });
    }

    private static void begin(Connection sql, Numbering numbering, Instant now) throws SQLException {
        try (PreparedStatement statement = sql.prepareStatement("INSERT INTO arrival_order (channel_id,"
                + " foreign_account, heard_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")) {
            statement.setString(1, numbering.channelId().value());
            statement.setString(2, numbering.foreignAccount());
            statement.setTimestamp(3, Timestamp.from(now));
            statement.executeUpdate();
        }
    }

    /** Locks the order's row until the transaction ends. */
    private static ArrivalOrder.State read(Connection sql, Numbering numbering, Instant now) throws SQLException {
        try (PreparedStatement statement = sql.prepareStatement(
                "SELECT * FROM arrival_order WHERE channel_id = ? AND foreign_account = ? FOR UPDATE")) {
            statement.setString(1, numbering.channelId().value());
            statement.setString(2, numbering.foreignAccount());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()
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
            Connection sql, Numbering numbering, ArrivalOrder.State before, ArrivalOrder.State state, Instant now)
            throws SQLException {
        boolean begins = state.busy() != null && !state.busy().equals(before.busy());
        try (PreparedStatement statement = sql.prepareStatement("UPDATE arrival_order SET last = ?, holes = ?,"
                + " busy = ?, busy_until = CASE WHEN ? THEN ? ELSE busy_until END, heard_at = ?"
                + " WHERE channel_id = ? AND foreign_account = ?")) {
            statement.setObject(1, state.last(), Types.BIGINT);
            statement.setArray(2, sql.createArrayOf("bigint", state.holes().toArray()));
            statement.setObject(3, state.busy(), Types.BIGINT);
            statement.setBoolean(4, begins);
            statement.setTimestamp(5, Timestamp.from(now.plus(ON_ITS_WAY)));
            statement.setTimestamp(6, Timestamp.from(now));
            statement.setString(7, numbering.channelId().value());
            statement.setString(8, numbering.foreignAccount());
            statement.executeUpdate();
        }
    }
}
