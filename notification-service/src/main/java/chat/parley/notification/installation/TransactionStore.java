package chat.parley.notification.installation;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Runs work in one database transaction each. */
@Singleton
public class TransactionStore {
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
     * @throws IllegalStateException when the database cannot be reached or refuses what the work wants
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
            throw new IllegalStateException("the database did not do it: " + e.getSQLState(), e);
        }
    }
}
