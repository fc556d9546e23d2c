package chat.parley.dialog.search;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.dialog.inbox.Cursor;
import chat.parley.dialog.inbox.Sight;
import chat.parley.persistence.TransactionStore;
import chat.parley.platform.problem.ProblemException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks for messages and visitors. Only a few searches go on at once, each on one core and for two seconds at most, so
 * that the writer and everybody's reads keep their connections and their database however many search.
 */
@Singleton
public class SearchStore {
    /** Of the pool's ten connections. */
    private static final int AT_ONCE = 3;

    private static final int PATIENCE_MILLIS = 1_000;
    private static final String CANCELLED = "57014";

    private final TransactionStore transactions;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    SearchStore(TransactionStore transactions) {
        this.transactions = transactions;
    }

    /** @param next what the next page begins after; null on the last */
    record Page(List<FoundMessage> found, @Nullable Cursor next) {}

    /** @param more whether there are others than these */
    record Visitors(List<FoundVisitor> found, boolean more) {}

    /** The newest messages with these words before {@code after}; null for the newest of all. */
    Page messages(Sight sight, SearchQuery query, SearchFilter filter, @Nullable Cursor after, int limit) {
        return turn(connection -> MessageSearchStore.page(connection, sight, query, filter, after, limit));
    }

    /** The visitors and dialogs a text names, the newest first. */
    Visitors visitors(Sight sight, String typed, SearchFilter filter, int limit) {
        return turn(connection -> VisitorSearchStore.find(connection, sight, typed, filter, limit));
    }

    private <T> T turn(TransactionStore.Work<T> search) {
        try {
            if (!turns.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new ProblemException(ErrorCode.UNAVAILABLE, "too many search at once; try again soon");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ErrorCode.UNAVAILABLE, "the service stops");
        }
        try {
            return transactions.run(connection -> {
                limit(connection);
                return search.on(connection);
            });
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof SQLException cause && CANCELLED.equals(cause.getSQLState())) {
                throw new ProblemException(
                        ErrorCode.SEARCH_TOO_BROAD, "add a word, choose a channel, or ask for a shorter period");
            }
            throw e;
        } finally {
            turns.release();
        }
    }

    /** For this transaction; plans are made for the words that are looked for, not for any. */
    private static void limit(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL statement_timeout = '2s'; SET LOCAL max_parallel_workers_per_gather = 0;"
                    + " SET LOCAL plan_cache_mode = 'force_custom_plan'; SET LOCAL jit = off;"
                    // What was found is gone through in its order, and a page is full long before its end.
                    + " SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off");
        }
    }

    /** What is made of each row. */
    @FunctionalInterface
    interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    static <T> List<T> read(Connection connection, Clause query, Reading<T> reading) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query.sql())) {
            int index = 1;
            for (Object value : query.values()) {
                switch (value) {
                    case String[] texts -> statement.setArray(index++, connection.createArrayOf("text", texts));
                    case Instant instant ->
                        statement.setObject(index++, OffsetDateTime.ofInstant(instant, ZoneOffset.UTC));
                    default -> statement.setObject(index++, value);
                }
            }
            var rows = new ArrayList<T>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(reading.of(row));
                }
            }
            return rows;
        }
    }

    /** The columns of a dialog that {@link #place} reads. */
    static final String PLACE = "d.dialog_id, d.conversation_id, d.status, d.visitor_id, d.visitor_name, d.channel_id,"
            + " d.channel_kind, d.department_id, d.operator_id, d.operator_name, d.category, d.opened_at";

    static FoundMessage.Place place(ResultSet row) throws SQLException {
        return new FoundMessage.Place(
                row.getString("dialog_id"),
                row.getString("conversation_id"),
                row.getString("status"),
                row.getString("visitor_id"),
                row.getString("visitor_name"),
                row.getString("channel_id"),
                row.getString("channel_kind"),
                row.getString("department_id"),
                row.getString("operator_id"),
                row.getString("operator_name"),
                row.getString("category"),
                row.getTimestamp("opened_at").toInstant());
    }
}
