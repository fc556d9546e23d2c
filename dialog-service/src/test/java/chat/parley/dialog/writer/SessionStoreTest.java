package chat.parley.dialog.writer;

import static chat.parley.testkit.Wait.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.testkit.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The loop's connection comes of the same kind of pool as in the service, a small one. */
class SessionStoreTest {
    private static final int MOST = 2;
    private final TestDatabase database = TestDatabase.fresh("session");
    private AgroalDataSource pool;
    private SessionStore session;

    @BeforeEach
    void open() throws SQLException {
        pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .metricsEnabled()
                .connectionPoolConfiguration(connections -> connections
                        .maxSize(MOST)
                        .acquisitionTimeout(Duration.ofSeconds(2))
                        .exceptionSorter(new PostgreSQLExceptionSorter())
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(database.url())
                                .principal(new NamePrincipal(database.user()))
                                .credential(new SimplePassword(database.password())))));
        session = new SessionStore(pool);
    }

    @AfterEach
    void close() {
        session.close();
        pool.close();
    }

    @Test
    @Tag("N-12")
    void aConnectionThatTheServerEndedGivesItsPlaceInThePoolToTheNext() throws SQLException {
        for (int outage = 0; outage < 3 * MOST; outage++) {
            long backend = backendOf(session.connection());
            endAllConnections();
            assertThatThrownBy(() -> session.inTransaction(SessionStoreTest::backendOf))
                    .isInstanceOf(SQLException.class);
            session.drop();
            assertThat(backendOf(session.connection())).isNotEqualTo(backend);
        }
    }

    @Test
    @Tag("N-12")
    void aConnectionThatIsGivenUpLeavesNoTransactionBehind() throws SQLException {
        try (Connection table = database.connect();
                var statement = table.createStatement()) {
            statement.execute("CREATE TABLE seen (value int)");
        }
        for (int time = 0; time < 3 * MOST; time++) {
            Connection open = session.connection();
            open.setAutoCommit(false);
            try (var statement = open.createStatement()) {
                statement.execute("INSERT INTO seen VALUES (1)");
            }
            session.drop();
        }
        await().atMost(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(number("SELECT count(*) FROM pg_stat_activity"
                                + " WHERE datname = current_database() AND pid <> pg_backend_pid()"))
                        .isZero());
        assertThat(number("SELECT count(*) FROM seen")).isZero();
    }

    @Test
    @Tag("N-12")
    void whatTheDriverAssertsOfALostConnectionIsAFailureOfTheDatabase() throws SQLException {
        assertThatThrownBy(() -> session.inTransaction(connection -> {
                    try (var statement = connection.createStatement()) {
                        statement.execute("CREATE TABLE half_made (value int)");
                    }
                    throw new AssertionError("getAutoCommit() should not throw");
                }))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        failure -> assertThat(failure.getSQLState()).startsWith("08"));

        assertThat(number("SELECT count(*) FROM pg_tables WHERE tablename = 'half_made'"))
                .isZero();
        assertThat(backendOf(session.connection())).isPositive();
    }

    private static long backendOf(Connection connection) throws SQLException {
        return number(connection, "SELECT pg_backend_pid()");
    }

    private void endAllConnections() throws SQLException {
        number("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
    }

    private long number(String query) throws SQLException {
        try (Connection connection = database.connect()) {
            return number(connection, query);
        }
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
