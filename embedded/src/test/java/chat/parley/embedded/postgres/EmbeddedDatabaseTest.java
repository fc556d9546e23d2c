package chat.parley.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
    @TempDir
    Path directory;

    @Test
    void keepsWhatWasCommittedOverARestart() throws Exception {
        try (var database = new EmbeddedDatabase(directory).start()) {
            database.createDatabase("dialog");
            execute(database, "CREATE TABLE visit (page text)", "INSERT INTO visit VALUES ('prices')");
        }

        try (var database = new EmbeddedDatabase(directory).start()) {
            assertThat(ask(database, "SELECT page FROM visit")).containsExactly("prices");
        }
    }

    @Test
    void findsAndStopsAServerLeftOverByAKilledProcess() throws Exception {
        var leftOver = new EmbeddedDatabase(directory).start();
        leftOver.createDatabase("dialog");
        execute(leftOver, "CREATE TABLE visit (page text)", "INSERT INTO visit VALUES ('prices')");
        var before = Postmaster.of(directory.resolve("data")).orElseThrow();

        try (var database = new EmbeddedDatabase(directory).start()) {
            assertThat(before.isAlive()).isFalse();
            assertThat(Postmaster.of(directory.resolve("data")).orElseThrow().pid())
                    .isNotEqualTo(before.pid());
            assertThat(ask(database, "SELECT page FROM visit")).containsExactly("prices");
        }
    }

    @Test
    void startsAfterAServerThatWasKilled() throws Exception {
        var killed = new EmbeddedDatabase(directory).start();
        killed.createDatabase("dialog");
        execute(killed, "CREATE TABLE visit (page text)", "INSERT INTO visit VALUES ('prices')");
        var postmaster = ProcessHandle.of(
                        Postmaster.of(directory.resolve("data")).orElseThrow().pid())
                .orElseThrow();
        postmaster.destroyForcibly();
        postmaster.onExit().get();

        try (var database = new EmbeddedDatabase(directory).start()) {
            assertThat(ask(database, "SELECT page FROM visit")).containsExactly("prices");
        }
    }

    @Test
    void doesNotTakeAnotherProcessWithTheSameNumberForItsServer() throws Exception {
        var data = Files.createDirectories(directory.resolve("data"));
        var now = Instant.now().getEpochSecond();
        Files.write(
                data.resolve("postmaster.pid"),
                List.of(Long.toString(ProcessHandle.current().pid()), data.toString(), Long.toString(now)));

        assertThat(Postmaster.of(data)).isEmpty();
    }

    @Test
    void hasEveryCommitOnDiskAndServesLoopbackOnly() throws Exception {
        try (var database = new EmbeddedDatabase(directory).start()) {
            database.createDatabase("dialog");

            assertThat(ask(database, "SHOW fsync")).containsExactly("on");
            assertThat(ask(database, "SHOW synchronous_commit")).containsExactly("on");
            assertThat(ask(database, "SHOW full_page_writes")).containsExactly("on");
            assertThat(ask(database, "SHOW listen_addresses")).containsExactly("127.0.0.1");
            assertThat(ask(database, "SHOW unix_socket_directories")).containsExactly("");
            assertThat(ask(database, "SHOW max_connections")).containsExactly("150");
        }
    }

    @Test
    void refusesAWrongPassword() throws Exception {
        try (var database = new EmbeddedDatabase(directory).start()) {
            assertThatThrownBy(() -> DriverManager.getConnection(
                            database.jdbcUrl("postgres"), EmbeddedDatabase.USER, "not the password"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        }
    }

    @Test
    void makesADatabaseOnceAndNoneWithAStrangeName() throws Exception {
        try (var database = new EmbeddedDatabase(directory).start()) {
            database.createDatabase("dialog");
            database.createDatabase("dialog");

            assertThat(ask(database, "SELECT current_database()")).containsExactly("dialog");
            assertThatThrownBy(() -> database.createDatabase("a\"b")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void unpacksItsProgramsOnceForAllServers() throws Exception {
        var cache = directory.resolve("cache");
        var first = PostgresBinaries.unpackedBelow(cache);
        var unpacked = Files.getLastModifiedTime(Path.of(first.program("postgres")));

        var second = PostgresBinaries.unpackedBelow(cache);

        assertThat(second.program("postgres")).isEqualTo(first.program("postgres"));
        assertThat(Files.getLastModifiedTime(Path.of(second.program("postgres"))))
                .isEqualTo(unpacked);
        assertThat(Path.of(second.program("initdb"))).isExecutable();
    }

    @Test
    void searchesRussianTextByWordsAndByParts() throws Exception {
        try (var database = new EmbeddedDatabase(directory).start()) {
            database.createDatabase("dialog");
            execute(database, "CREATE EXTENSION pg_trgm");

            assertThat(ask(
                            database,
                            "SELECT to_tsvector('russian', 'Доставка ЗАКАЗОВ') @@ to_tsquery('russian', 'заказ')"))
                    .containsExactly("t");
            assertThat(ask(database, "SELECT lower('ЗАКАЗ')")).containsExactly("заказ");
            assertThat(ask(database, "SELECT cardinality(show_trgm('Заказ')) > 3"))
                    .containsExactly("t");
        }
    }

    private static void execute(EmbeddedDatabase database, String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        database.jdbcUrl("dialog"), EmbeddedDatabase.USER, database.password());
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static List<String> ask(EmbeddedDatabase database, String query) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        database.jdbcUrl("dialog"), EmbeddedDatabase.USER, database.password());
                var rows = connection.createStatement().executeQuery(query)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
