package chat.parley.admin.fact;

import chat.parley.persistence.TransactionStore;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The tables that a rebuild fills, and how they take the place of those that are read. */
@Singleton
public class RebuildStore {
    private final TransactionStore transactions;
    private final FactStore facts;

    RebuildStore(TransactionStore transactions, FactStore facts) {
        this.transactions = transactions;
        this.facts = facts;
    }

    /** Begins one; false while one runs. */
    boolean begin(Instant now) {
        return transactions.run(connection -> {
            int begun;
            try (PreparedStatement statement = connection.prepareStatement("INSERT INTO report_rebuild AS r"
                    + " (state, begun_at) VALUES ('running', ?) ON CONFLICT (one) DO UPDATE SET state = 'running',"
                    + " begun_at = excluded.begun_at, ended_at = NULL WHERE r.state <> 'running'")) {
                statement.setObject(1, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
                begun = statement.executeUpdate();
            }
            if (begun == 1) {
                execute(connection, "TRUNCATE report_dialog_next, report_stint_next, report_rebuild_position");
            }
            return begun == 1;
        });
    }

    /** Ends a running one; what it has made is thrown away by the next. False when none runs. */
    boolean cancel(Instant now) {
        return transactions.run(connection -> end(connection, RebuildState.State.CANCELLED, now));
    }

    private static boolean end(Connection connection, RebuildState.State state, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "UPDATE report_rebuild SET state = ?, ended_at = ? WHERE state = 'running'")) {
            statement.setString(1, state.name().toLowerCase(Locale.ROOT));
            statement.setObject(2, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            return statement.executeUpdate() == 1;
        }
    }

    /** The last one; empty where there was none. */
    Optional<RebuildState> state() {
        return transactions.run(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT state, begun_at, ended_at,"
                            + " (SELECT coalesce(sum(position), 0) FROM report_rebuild_position) AS read,"
                            + " (SELECT coalesce(sum(last), 0) FROM report_rebuild_position) AS total"
                            + " FROM report_rebuild");
                    ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.<RebuildState>empty();
                }
                OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
                return Optional.of(new RebuildState(
                        RebuildState.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                        row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                        ended == null ? null : ended.toInstant(),
                        row.getLong("read"),
                        row.getLong("total")));
            }
        });
    }

    /** How far a partition is read into the next tables; 0 for not at all. */
    long position(int partition) {
        return transactions.run(connection -> position(connection, partition));
    }

    private static long position(Connection connection, int partition) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT position FROM report_rebuild_position WHERE partition = ?")) {
            select.setInt(1, partition);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /**
     * Takes a stretch that begins after {@code from}.
     *
     * @return false when the rebuild was cancelled or somebody else goes on with it
     */
    boolean take(int partition, long from, EventFeed.Stretch stretch) {
        return transactions.run(connection -> {
            if (!isRunning(connection) || !advance(connection, partition, from, stretch)) {
                return false;
            }
            facts.fold(connection, FactTables.NEXT, stretch.events());
            return true;
        });
    }

    private static boolean isRunning(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT state = 'running' FROM report_rebuild FOR SHARE");
                ResultSet row = select.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** The fence: of two that go on from the same place one finds that it is no longer there. */
    private static boolean advance(Connection connection, int partition, long from, EventFeed.Stretch stretch)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO report_rebuild_position AS r"
                + " (partition, position, last) VALUES (?, ?, ?) ON CONFLICT (partition) DO UPDATE"
                + " SET position = excluded.position, last = excluded.last WHERE r.position = ?")) {
            statement.setInt(1, partition);
            statement.setLong(2, stretch.reached());
            statement.setLong(3, stretch.last());
            statement.setLong(4, from);
            return statement.executeUpdate() == 1;
        }
    }

    /**
     * Reads what was told meanwhile, and lets the next tables take the place of the others. Nobody reads the log into
     * either of them meanwhile; reports go on with what there was. Where the next tables are ahead of the log's reader,
     * it goes on from there.
     *
     * @return false when the rebuild was cancelled or ended by somebody else
     */
    boolean finish(EventFeed feed, Instant now) {
        return transactions.run(connection -> {
            execute(connection, "LOCK TABLE feed_position IN ACCESS EXCLUSIVE MODE");
            if (!end(connection, RebuildState.State.DONE, now)) {
                return false;
            }
            for (var live : positions(connection, "feed_position").entrySet()) {
                catchUp(connection, feed, live.getKey(), live.getValue());
            }
            for (var made : positions(connection, "report_rebuild_position").entrySet()) {
                note(connection, made.getKey(), made.getValue());
            }
            swap(connection, "report_dialog");
            swap(connection, "report_stint");
            execute(connection, "TRUNCATE report_dialog_next, report_stint_next");
            return true;
        });
    }

    private void catchUp(Connection connection, EventFeed feed, int partition, long live) throws SQLException {
        long from = position(connection, partition);
        while (from < live) {
            EventFeed.Stretch stretch = feed.after(partition, from);
            if (stretch.reached() <= from) {
                throw new IllegalStateException("the feed has less of partition " + partition + " than the log");
            }
            advance(connection, partition, from, stretch);
            facts.fold(connection, FactTables.NEXT, stretch.events());
            from = stretch.reached();
        }
    }

    private static Map<Integer, Long> positions(Connection connection, String table) throws SQLException {
        var positions = new TreeMap<Integer, Long>();
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT partition, position FROM " + table + " WHERE position IS NOT NULL ORDER BY partition");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                positions.put(row.getInt(1), row.getLong(2));
            }
        }
        return positions;
    }

    private static void note(Connection connection, int partition, long position) throws SQLException {
        // A partition without events has no place in the log yet: whatever comes first is fresh.
        if (position == 0) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO feed_position (partition, position)"
                + " VALUES (?, ?) ON CONFLICT (partition) DO UPDATE SET position = excluded.position")) {
            statement.setInt(1, partition);
            statement.setLong(2, position);
            statement.executeUpdate();
        }
    }

    private static void swap(Connection connection, String table) throws SQLException {
        execute(connection, "ALTER TABLE " + table + " RENAME TO " + table + "_before");
        execute(connection, "ALTER TABLE " + table + "_next RENAME TO " + table);
        execute(connection, "ALTER TABLE " + table + "_before RENAME TO " + table + "_next");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
