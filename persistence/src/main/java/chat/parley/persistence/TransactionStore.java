package chat.parley.persistence;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.platform.problem.ProblemException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs work in one database transaction each. */
@Singleton
public class TransactionStore {
    private static final String CONNECTION_CLASS = "08";
    /** The server ends its connections, or does not take any yet. */
    private static final String SHUTDOWN_CLASS = "57P";

    private static final Logger LOG = Logger.getLogger(TransactionStore.class);

    private final DataSource database;

    public TransactionStore(DataSource database) {
        this.database = database;
    }

    /** Work on a connection; what it throws rolls everything back. */
    @FunctionalInterface
    public interface Work<T extends @Nullable Object> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * Runs {@code work} and commits.
     *
     * @throws ProblemException with {@code unavailable} when the database cannot be reached
     * @throws IllegalStateException when the database refuses what the work wants
     */
    public <T extends @Nullable Object> T run(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                T result = work.on(connection);
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    rollBack(connection);
                }
            }
        } catch (SQLException e) {
            String state = e.getSQLState();
            if (state == null || state.startsWith(CONNECTION_CLASS) || state.startsWith(SHUTDOWN_CLASS)) {
                throw unavailable(e);
            }
            throw new IllegalStateException("the database refused", e);
        } catch (AssertionError e) {
            // PostgreSQL's driver asserts that a connection is open which the server has ended within a batch.
            throw unavailable(e);
        }
    }

    private static ProblemException unavailable(Throwable cause) {
        LOG.debugf("the database cannot be reached: %s", cause.toString());
        return new ProblemException(ErrorCode.UNAVAILABLE, "the database cannot be reached now");
    }

    /** What went wrong before is what the caller has to know; a connection that cannot roll back is lost anyway. */
    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.debugf("a connection was lost with its transaction: %s", e.getSQLState());
        }
    }

    /** Whether the database answers now; waits at most a second. */
    public boolean isReachable() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }
}
