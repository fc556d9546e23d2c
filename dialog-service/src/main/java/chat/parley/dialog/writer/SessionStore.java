package chat.parley.dialog.writer;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The one connection of the loop, kept open so that its statements stay prepared. Not thread-safe. A connection in
 * which anything went wrong but a data error is never used again.
 */
final class SessionStore implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SessionStore.class);

    /**
     * A stalled owner's transaction is ended after 2 s, so that a successor need not wait longer. The loop only ever
     * asks by key; a plan made while a table was small must not read it whole later.
     */
    private static final String SETTINGS = "SET idle_in_transaction_session_timeout = '2s';"
            + " SET statement_timeout = '15s'; SET lock_timeout = '10s';"
            + " SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off;"
            + " SET plan_cache_mode = force_generic_plan; SET jit = off";

    private static final String CONNECTION_FAILURE = "08006";

    private final DataSource database;
    private @Nullable Connection connection;

    SessionStore(DataSource database) {
        this.database = database;
    }

    /** Work with the connection; in a transaction of its own. */
    @FunctionalInterface
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** The open connection, in auto-commit mode. */
    Connection connection() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = database.getConnection();
            try (var statement = open.createStatement()) {
                statement.execute(SETTINGS);
            } catch (SQLException e) {
                discard(open);
                throw e;
            }
            connection = open;
        }
        return open;
    }

    /**
     * Does {@code work} in a transaction. After a failure of the work nothing has changed; after a failure of the
     * commit nobody knows, see {@link UnknownCommitException}.
     */
    <T> T inTransaction(Work<T> work) throws SQLException {
        Connection open = connection();
        T result;
        boolean done = false;
        try {
            open.setAutoCommit(false);
            result = work.with(open);
            done = true;
        } catch (AssertionError e) {
            // PostgreSQL's driver asserts that a connection is open which the server has ended within a batch.
            throw new SQLException("the connection was lost", CONNECTION_FAILURE, e);
        } finally {
            if (!done) {
                rollBack(open);
            }
        }
        try {
            open.commit();
        } catch (SQLException e) {
            drop();
            throw new UnknownCommitException(e);
        }
        open.setAutoCommit(true);
        return result;
    }

    private void rollBack(Connection open) {
        try {
            open.rollback();
            open.setAutoCommit(true);
        } catch (SQLException e) {
            LOG.debugf("a connection was lost with its transaction: %s", e.getSQLState());
            drop();
        }
    }

    /** Gives the connection up, whatever state it is in. */
    void drop() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            discard(open);
        }
    }

    private static void discard(Connection open) {
        try {
            // A pool must not find a transaction in it: switching auto-commit on would commit it. And it must be told
            // of the end with close(): aborted at the pool's own wrapper, the connection stayed open, in nobody's
            // hands,
            // and kept its place in the pool for good.
            open.unwrap(Connection.class).abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debugf("a broken connection could not be ended: %s", e.getSQLState());
        }
        try {
            open.close();
        } catch (SQLException e) {
            LOG.debugf("a broken connection could not be given back: %s", e.getSQLState());
        }
    }

    @Override
    public void close() {
        drop();
    }

    /** Nobody knows whether the transaction was committed. */
    static final class UnknownCommitException extends SQLException {
        private static final long serialVersionUID = 1L;

        UnknownCommitException(SQLException cause) {
            super("the answer to COMMIT was lost", cause.getSQLState(), cause);
        }
    }
}
