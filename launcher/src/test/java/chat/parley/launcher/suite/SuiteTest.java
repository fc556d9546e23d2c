package chat.parley.launcher.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.launcher.process.Supervised.State;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real PostgreSQL and Kafka behind a real door; services and Keycloak belong to the system tests. */
class SuiteTest {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final Set<Part> LEFT_OUT = EnumSet.complementOf(EnumSet.of(Part.DATABASE, Part.KAFKA));

    @TempDir
    static Path home;

    private static Suite suite;

    private static SuiteOptions options() {

        return SuiteOptions.of(SuiteOptions.rootAbove(Path.of("")), home)
                .without(LEFT_OUT)
                .withPartitions(2);
    }

    @BeforeAll
    static void start() throws IOException {
        suite = Suite.start(options());
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    @Test
    void the_door_says_that_a_part_is_unavailable_and_knows_nobody_else() throws Exception {
        var client = HttpClient.newHttpClient();

        var unknown = client.send(
                HttpRequest.newBuilder(suite.door().resolve("/q/health")).build(),
                HttpResponse.BodyHandlers.discarding());

        assertThat(unknown.statusCode()).isEqualTo(404);
    }

    @Test
    void a_killed_database_comes_back_at_the_same_address_with_its_data() throws SQLException {
        long pid = suite.pid(Part.DATABASE);
        try (var connection = connect("dialog", "dialog");
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept AS SELECT 42 AS answer");
        }

        suite.kill(Part.DATABASE);

        suite.awaitReady(Part.DATABASE, SOON);
        assertThat(suite.pid(Part.DATABASE)).isNotEqualTo(pid);
        try (var connection = connect("dialog", "dialog");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT answer FROM kept")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(42);
        }
    }

    @Test
    void a_killed_broker_comes_back_at_the_same_address() {
        long pid = suite.pid(Part.KAFKA);
        var address = suite.kafka();

        suite.kill(Part.KAFKA);

        suite.awaitReady(Part.KAFKA, SOON);
        assertThat(suite.pid(Part.KAFKA)).isNotEqualTo(pid);
        assertThat(suite.kafka()).isEqualTo(address);
    }

    @Test
    void a_stopped_part_stays_down_until_it_is_started() {
        suite.stop(Part.KAFKA);
        assertThat(suite.state(Part.KAFKA)).isEqualTo(State.STOPPED);
        assertThatThrownBy(() -> suite.pid(Part.KAFKA)).hasMessageContaining("does not run");

        suite.start(Part.KAFKA);

        suite.awaitReady(Part.KAFKA, SOON);
    }

    @Test
    void a_role_reaches_its_own_database_and_no_other() throws SQLException {
        try (var own = connect("dialog", "dialog");
                var statement = own.createStatement()) {
            statement.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm");
        }

        for (var other : List.of("routing", "postgres", "template1")) {
            assertThatThrownBy(() -> connect("dialog", other).close())
                    .as(other)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void a_wrong_password_is_refused() {
        var url = suite.jdbcUrl(Part.DIALOG_SERVICE);

        assertThatThrownBy(() ->
                        DriverManager.getConnection(url, "dialog", "wrong").close())
                .isInstanceOf(SQLException.class);
    }

    @Test
    void the_writers_transactions_may_not_stand_still() throws SQLException {
        assertThat(timeout("dialog")).isEqualTo("2s");
        assertThat(timeout("routing")).isEqualTo("0");
    }

    @Test
    void a_second_suite_on_the_same_folder_is_refused() {
        assertThatThrownBy(() -> Suite.start(options())).hasMessageContaining("runs already");
    }

    @Test
    void secrets_are_in_no_command_line() throws IOException {
        var commandLines = new ArrayList<String>();
        ProcessHandle.current()
                .descendants()
                .forEach(child -> child.info().commandLine().ifPresent(commandLines::add));
        var secrets = Files.readAllLines(suite.folder().secrets()).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(line.indexOf('=') + 1))
                .toList();

        assertThat(secrets).isNotEmpty();
        assertThat(String.join("\n", commandLines)).doesNotContain(secrets);
    }

    private static String timeout(String role) throws SQLException {
        try (var connection = connect(role, role);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SHOW idle_in_transaction_session_timeout")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(String role, String database) throws SQLException {
        var part = Part.services().stream()
                .filter(service -> service.database().filter(role::equals).isPresent())
                .findFirst()
                .orElseThrow();
        var url = suite.jdbcUrl(part).replaceFirst("/[a-z]+$", "/" + database);
        return DriverManager.getConnection(url, role, suite.databasePassword(part));
    }
}
