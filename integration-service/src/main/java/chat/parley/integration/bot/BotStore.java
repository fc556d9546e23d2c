package chat.parley.integration.bot;

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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Bots in the database. One that was removed stays behind unseen: a channel may still name it, and whoever writes there
 * is then given to operators at once.
 */
@ApplicationScoped
public class BotStore {
    private static final String REMOVED = "removed";

    private final DestinationStore destinations;
    private final CircuitStore circuits;

    BotStore(DestinationStore destinations, CircuitStore circuits) {
        this.destinations = destinations;
        this.circuits = circuits;
    }

    /** The bots of these accounts, removed ones too. */
    public List<DestinationStore.Listening> listening(Connection connection, Collection<AccountId> accounts)
            throws SQLException {
        return destinations.listening(connection, DestinationKind.BOT, true, accounts);
    }

    /** The account's bots, oldest first. */
    List<Destination> list(Connection connection, AccountId account) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT * FROM destination WHERE account_id = ? AND kind = 'bot'"
                        + " AND format IS NULL ORDER BY created_at, destination_id")) {
            statement.setString(1, account.value());
            return read(statement);
        }
    }

    /** The bot with this id, of whatever account; empty when it was removed. */
    Optional<Destination> find(Connection connection, String id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT * FROM destination WHERE destination_id = ? AND kind = 'bot' AND format IS NULL")) {
            statement.setString(1, id);
            return read(statement).stream().findFirst();
        }
    }

    void insert(Connection connection, Destination bot) throws SQLException {
        destinations.insert(connection, bot);
    }

    /** Writes a changed one over the version before it; false when that is not the present one. */
    boolean update(Connection connection, Destination bot) throws SQLException {
        if (!destinations.update(connection, bot)) {
            return false;
        }
        circuits.reset(connection, bot.destinationId());
        return true;
    }

    /** False when the account has no such bot. */
    boolean remove(Connection connection, AccountId account, String id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("UPDATE destination SET format = ?"
                + " WHERE account_id = ? AND destination_id = ? AND kind = 'bot' AND format IS NULL")) {
            statement.setString(1, REMOVED);
            statement.setString(2, account.value());
            statement.setString(3, id);
            return statement.executeUpdate() == 1;
        }
    }

    private List<Destination> read(PreparedStatement statement) throws SQLException {
        var found = new ArrayList<Destination>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.add(destinations.read(row));
            }
        }
        return found;
    }
}
