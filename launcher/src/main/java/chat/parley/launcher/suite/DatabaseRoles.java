package chat.parley.launcher.suite;

import chat.parley.embedded.postgres.EmbeddedDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;

/** One database per part that needs one, each with a role that owns it and can reach no other. */
final class DatabaseRoles {
    /**
     * dialog-service's take-over waits for a predecessor's open transaction; a writer that stands still must not hold
     * it up longer than this.
     */
    private static final String WRITER_TIMEOUT = "2s";

    private final SuiteSecrets secrets;

    DatabaseRoles(SuiteSecrets secrets) {
        this.secrets = secrets;
    }

    /** @return the password of the role of this part's database */
    String password(String database) throws IOException {
        return secrets.password("database." + database);
    }

    /** Makes what is missing; sets passwords and rights anew. */
    void ensure(EmbeddedDatabase server, Collection<Part> parts) throws IOException {
        var names = parts.stream().flatMap(part -> part.database().stream()).toList();
        names.forEach(server::createDatabase);
        try (var connection = connect(server);
                var statement = connection.createStatement()) {
            statement.execute("REVOKE CONNECT ON DATABASE postgres, template1 FROM PUBLIC");
            for (var name : names) {
                ensureRole(statement, name);
            }
        } catch (SQLException e) {
            throw new IOException("roles cannot be made: " + e.getMessage(), e);
        }
    }

    private static Connection connect(EmbeddedDatabase server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl("postgres"), EmbeddedDatabase.USER, server.password());
    }

    private void ensureRole(Statement statement, String name) throws SQLException, IOException {
        boolean missing;
        try (var found = statement.executeQuery("SELECT 1 FROM pg_roles WHERE rolname = '" + name + "'")) {
            missing = !found.next();
        }
        // Names are the parts' own and passwords are letters, digits, - and _: neither can break out of the quotes.
        statement.execute((missing ? "CREATE" : "ALTER") + " ROLE \"" + name + "\" LOGIN NOSUPERUSER PASSWORD '"
                + password(name) + "'");
        statement.execute("ALTER DATABASE \"" + name + "\" OWNER TO \"" + name + "\"");
        statement.execute("REVOKE ALL ON DATABASE \"" + name + "\" FROM PUBLIC");
        if (Part.DIALOG_SERVICE.database().filter(name::equals).isPresent()) {
            statement.execute(
                    "ALTER ROLE \"" + name + "\" SET idle_in_transaction_session_timeout = '" + WRITER_TIMEOUT + "'");
        }
    }
}
