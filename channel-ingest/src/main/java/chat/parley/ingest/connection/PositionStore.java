package chat.parley.ingest.connection;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.persistence.TransactionStore;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;

/** How far channels are read whose providers do not remember it for us. */
public final class PositionStore {
    private final TransactionStore transactions;

    public PositionStore(TransactionStore transactions) {
        this.transactions = transactions;
    }

    Optional<Long> find(AccountId account, ChannelId channel) {
        return transactions.run(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "SELECT position FROM poll_position WHERE account_id = ? AND channel_id = ?")) {
                statement.setString(1, account.value());
                statement.setString(2, channel.value());
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? Optional.of(row.getLong(1)) : Optional.<Long>empty();
                }
            }
        });
    }

    void save(AccountId account, ChannelId channel, long position) {
        transactions.run(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("INSERT INTO poll_position (account_id,"
                    + " channel_id, position) VALUES (?, ?, ?) ON CONFLICT (account_id, channel_id) DO UPDATE SET"
                    + " position = excluded.position")) {
                statement.setString(1, account.value());
                statement.setString(2, channel.value());
                statement.setLong(3, position);
                return statement.executeUpdate();
            }
        });
    }
}
