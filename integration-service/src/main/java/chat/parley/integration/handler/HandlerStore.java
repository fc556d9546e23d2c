package chat.parley.integration.handler;

import chat.parley.contracts.id.AccountId;
import chat.parley.integration.destination.CircuitStore;
import chat.parley.integration.destination.Destination;
import chat.parley.integration.destination.DestinationKind;
import chat.parley.integration.destination.DestinationStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The handler URLs of accounts, in the database. */
@ApplicationScoped
public class HandlerStore {
    private final DestinationStore destinations;
    private final CircuitStore circuits;

    HandlerStore(DestinationStore destinations, CircuitStore circuits) {
        this.destinations = destinations;
        this.circuits = circuits;
    }

    /** A handler as far as it decides what it is told. */
    public record Listening(
            AccountId accountId, String destinationId, HandlerMoment moment, HandlerFormat format, Instant createdAt) {}

    /** The live handlers of these accounts. */
    public List<Listening> listening(Connection connection, Collection<AccountId> accounts) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT account_id, destination_id, name, format, created_at FROM destination"
                        + " WHERE enabled AND kind = 'handler' AND account_id = ANY (?)")) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text", accounts.stream().map(AccountId::value).toArray()));
            var found = new ArrayList<Listening>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(new Listening(
                            new AccountId(row.getString(1)),
                            row.getString(2),
                            HandlerMoment.ofKey(row.getString(3)).orElseThrow(),
                            HandlerFormat.of(row.getString(4)).orElseThrow(),
                            row.getTimestamp(5).toInstant()));
                }
            }
            return found;
        }
    }

    /** The version of an account's handlers, locked until the transaction ends; 0 when they were never saved. */
    long lockVersion(Connection connection, AccountId account) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO handler_version (account_id, version) VALUES (?, 0) ON CONFLICT DO NOTHING");
                PreparedStatement select = connection.prepareStatement(
                        "SELECT version FROM handler_version WHERE account_id = ? FOR UPDATE")) {
            insert.setString(1, account.value());
            insert.executeUpdate();
            select.setString(1, account.value());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    void setVersion(Connection connection, AccountId account, long version) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE handler_version SET version = ? WHERE account_id = ?")) {
            statement.setLong(1, version);
            statement.setString(2, account.value());
            statement.executeUpdate();
        }
    }

    /** The version of an account's handlers; 0 when they were never saved. */
    long version(Connection connection, AccountId account) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT version FROM handler_version WHERE account_id = ?")) {
            statement.setString(1, account.value());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    List<Handler> list(Connection connection, AccountId account) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT * FROM destination WHERE account_id = ? AND kind = 'handler' ORDER BY name")) {
            statement.setString(1, account.value());
            var found = new ArrayList<Handler>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(new Handler(
                            HandlerMoment.ofKey(row.getString("name")).orElseThrow(),
                            HandlerFormat.of(row.getString("format")).orElseThrow(),
                            destinations.read(row)));
                }
            }
            return found;
        }
    }

    void insert(Connection connection, Handler handler) throws SQLException {
        destinations.insert(connection, handler.destination());
        format(connection, handler);
    }

    void update(Connection connection, Handler handler) throws SQLException {
        destinations.update(connection, handler.destination());
        circuits.reset(connection, handler.destination().destinationId());
        format(connection, handler);
    }

    void delete(Connection connection, Destination destination) throws SQLException {
        destinations.delete(connection, destination.accountId(), destination.destinationId(), DestinationKind.HANDLER);
    }

    private static void format(Connection connection, Handler handler) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE destination SET format = ? WHERE destination_id = ?")) {
            statement.setString(1, handler.format().column());
            statement.setString(2, handler.destination().destinationId());
            statement.executeUpdate();
        }
    }
}
