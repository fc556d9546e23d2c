package chat.parley.dialog.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Makes partitions ahead of time, and lets go of idempotency keys, outcomes and drafts after 30 days. */
final class UpkeepStore {
    /** How long a repeat of a message or command is recognised. */
    static final Duration KEPT = Duration.ofDays(30);

    private static final Logger LOG = Logger.getLogger(UpkeepStore.class);
    private static final int MONTHS_AHEAD = 2;
    private static final int ROWS_AT_ONCE = 5_000;
    /** Any number, the same for all who do the upkeep. */
    private static final long LOCK = 0x70_61_72_6c_65_79L;

    private final DataSource database;

    UpkeepStore(DataSource database) {
        this.database = database;
    }

    /** Does what is to be done; does nothing while another process does it. */
    void run(Instant now) throws SQLException {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Instant old = now.minus(KEPT);
        try (Connection connection = database.getConnection()) {
            if (!number(connection, "SELECT pg_try_advisory_lock(" + LOCK + ")::int", List.of())
                    .equals(1L)) {
                return;
            }
            try (Statement statement = connection.createStatement()) {
                // New partitions need a short lock that nobody must queue behind for long; there are months of time.
                statement.execute("SET lock_timeout = '2s'");
                long made = number(connection, "SELECT make_months(?, ?)", List.of(today, MONTHS_AHEAD));
                long dropped = number(
                        connection,
                        "SELECT drop_outcomes_before(?)",
                        List.of(LocalDate.ofInstant(old, ZoneOffset.UTC)));
                long keys = prune(connection, "inbound_key", old)
                        + prune(connection, "client_key", old)
                        + prune(connection, "draft", old);
                LOG.debugf("upkeep: %d partitions made, %d dropped, %d keys removed", made, dropped, keys);
            } finally {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("SELECT pg_advisory_unlock(" + LOCK + "); RESET lock_timeout");
                }
            }
        }
    }

    private static long prune(Connection connection, String table, Instant before) throws SQLException {
        String sql = "DELETE FROM " + table + " WHERE ctid = ANY (ARRAY(SELECT ctid FROM " + table
                + " WHERE recorded_at < ? LIMIT " + ROWS_AT_ONCE + "))";
        long removed = 0;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, OffsetDateTime.ofInstant(before, ZoneOffset.UTC));
            int rows;
            do {
                rows = statement.executeUpdate();
                removed += rows;
            } while (rows == ROWS_AT_ONCE);
        }
        return removed;
    }

    private static Long number(Connection connection, String sql, List<?> values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int index = 1;
            for (Object value : values) {
                statement.setObject(index++, value);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
