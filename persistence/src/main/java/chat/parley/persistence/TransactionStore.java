package chat.parley.persistence;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.platform.problem.ProblemException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Runs work in one database transaction each. */
@Singleton
public class TransactionStore {
    private static final String CONNECTION_CLASS = "08";

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
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            if (e.getSQLState() == null || e.getSQLState().startsWith(CONNECTION_CLASS)) {
                throw new ProblemException(ErrorCode.UNAVAILABLE, "the database cannot be reached now");
            }
            throw new IllegalStateException("the database refused", e);
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
