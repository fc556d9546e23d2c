package chat.parley.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.platform.problem.ProblemException;
import chat.parley.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** All or nothing, whatever ends the work; and a database that went away is told from one that refuses. */
@Tag("N-12")
class TransactionStoreTest {
    private final TestDatabase database = TestDatabase.fresh("transactions");
    private final TransactionStore transactions = new TransactionStore(database.dataSource());

    @BeforeEach
    void aTableIsThere() {
        transactions.run(connection -> change(connection, "CREATE TABLE taken (value int UNIQUE)"));
    }

    @Test
    void whateverTheWorkThrowsChangesNothing() {
        assertThatThrownBy(() -> transactions.run(connection -> {
                    change(connection, "INSERT INTO taken VALUES (1)");
                    throw new IllegalArgumentException("of the work's own");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("of the work's own");
        assertThatThrownBy(() -> transactions.run(connection -> {
                    change(connection, "INSERT INTO taken VALUES (2)");
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);

        assertThat(taken()).isZero();
    }

    @Test
    void aConnectionThatTheServerEndsIsUnavailableAndTheNextWorks() {
        for (String end : new String[] {"work", "batch"}) {
            assertThatThrownBy(() -> transactions.run(connection -> {
                        endThisConnection(connection);
                        if (end.equals("batch")) {
                            throw new AssertionError("getAutoCommit() should not throw");
                        }
                        return change(connection, "INSERT INTO taken VALUES (3)");
                    }))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            failure -> assertThat(failure.problem().code()).isEqualTo(ErrorCode.UNAVAILABLE));
        }

        int inserted = transactions.run(connection -> change(connection, "INSERT INTO taken VALUES (4)"));
        assertThat(inserted).isEqualTo(1);
    }

    @Test
    void whatTheDatabaseRefusesIsNotUnavailable() {
        transactions.run(connection -> change(connection, "INSERT INTO taken VALUES (5)"));

        assertThatThrownBy(() -> transactions.run(connection -> change(connection, "INSERT INTO taken VALUES (5)")))
                .isInstanceOf(IllegalStateException.class);
    }

    private void endThisConnection(Connection connection) throws SQLException {
        long backend;
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT pg_backend_pid()")) {
            rows.next();
            backend = rows.getLong(1);
        }
        try (Connection other = database.connect();
                var statement = other.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(" + backend + ")");
        }
    }

    private long taken() {
        return transactions.run(connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT count(*) FROM taken")) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    private static int change(Connection connection, String statement) throws SQLException {
        try (var change = connection.createStatement()) {
            return change.executeUpdate(statement);
        }
    }
}
