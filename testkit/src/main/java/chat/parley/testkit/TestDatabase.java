package chat.parley.testkit;

import chat.parley.embedded.postgres.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * A new, empty database of the one real PostgreSQL server that all tests of this Java process share.
 *
 * @param url its JDBC address
 */
public record TestDatabase(String url, String user, String password) {
    /** @param name what it is for, in a-z; the database's own name has a number besides */
    public static TestDatabase fresh(String name) {
        var server = List.of(PerJvm.once("database", TestDatabase::start).split("\n", -1));
        var address = server.get(0);
        var password = server.get(1);
        var unique = name + "_" + PerJvm.next("database." + name);
        try (Connection connection =
                        DriverManager.getConnection(address + "postgres", EmbeddedDatabase.USER, password);
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE \"" + unique + "\"");
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create database " + unique, e);
        }
        return new TestDatabase(address + unique, EmbeddedDatabase.USER, password);
    }

    private static String start() {
        var directory = TemporaryDirectory.named("postgres");
        var server = new EmbeddedDatabase(directory.path()).start();
        PerJvm.closeAtTheEnd(() -> {
            server.close();
            directory.close();
        });
        stopWhenThisProcessIsKilled(directory.path());
        return server.jdbcUrl("") + "\n" + server.password();
    }

    /** A killed process runs no hooks; but its end of a pipe is closed, and the shell at the other end wakes up. */
    private static void stopWhenThisProcessIsKilled(Path directory) {
        var script = "cat >/dev/null; p='" + directory + "/data/postmaster.pid';"
                + " test -f \"$p\" && kill -INT $(head -n 1 \"$p\") && sleep 1 && rm -rf '" + directory + "'";
        try {
            new ProcessBuilder("sh", "-c", script)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new connection; close it. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    /** The same as a source of connections that are given again when they were closed. */
    public DataSource dataSource() {
        return new TestDataSource(this);
    }
}
