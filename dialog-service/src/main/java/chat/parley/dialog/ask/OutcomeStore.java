package chat.parley.dialog.ask;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.CommandId;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** Reads how commands ended. */
@Singleton
public class OutcomeStore {
    private final DataSource database;

    OutcomeStore(DataSource database) {
        this.database = database;
    }

    /** The outcome of a command of the account as JSON; empty when it has none yet, or is not the account's. */
    public Optional<String> find(AccountId account, CommandId command) {
        // A command that failed and was never accepted has only outcomes that are not its lasting one.
        String sql = "SELECT payload FROM outcome WHERE command_id = ? AND account_id = ?"
                + " ORDER BY first DESC, recorded_at LIMIT 1";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, command.value());
            statement.setString(2, account.value());
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? Optional.of(result.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the outcome cannot be read", e);
        }
    }
}
