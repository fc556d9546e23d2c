package chat.parley.integration.destination;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.id.AccountId;
import chat.parley.egress.Endpoint;
import chat.parley.persistence.TransactionStore;
import chat.parley.platform.secret.SecretBox;
import chat.parley.platform.secret.SecretPurpose;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Destinations in the database; secrets and credentials only sealed. */
@ApplicationScoped
public class DestinationStore {
    private final TransactionStore transactions;
    private final SecretBox box;

    public DestinationStore(TransactionStore transactions, SecretBox box) {
        this.transactions = transactions;
        this.box = box;
    }

    /** All of an account that were not removed, oldest first. */
    public List<Destination> list(AccountId account) {
        return transactions.run(connection -> select(
                connection,
                "WHERE account_id = ? AND format IS DISTINCT FROM 'removed' ORDER BY created_at, destination_id",
                statement -> statement.setString(1, account.value())));
    }

    /** Empty when the account has no such one, whoever else may have it [P-21]. */
    public Optional<Destination> find(AccountId account, String id) {
        return transactions
                .run(connection -> select(connection, "WHERE account_id = ? AND destination_id = ?", statement -> {
                    statement.setString(1, account.value());
                    statement.setString(2, id);
                }))
                .stream()
                .findFirst();
    }

    /** The one with this id, of whatever account. */
    public Optional<Destination> find(Connection connection, String id) throws SQLException {
        return select(connection, "WHERE destination_id = ?", statement -> statement.setString(1, id)).stream()
                .findFirst();
    }

    /** Adds a new one; false when there is one with this id already. */
    public boolean insert(Connection connection, Destination destination) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO destination (name, version, url, credentials, enabled, disabled_reason, secret,"
                        + " previous_secret, previous_secret_until, account_id, destination_id, kind, created_at,"
                        + " event_types) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '{}') ON CONFLICT DO NOTHING")) {
            bind(statement, destination);
            statement.setString(10, destination.accountId().value());
            statement.setString(11, destination.destinationId());
            statement.setString(12, destination.kind().column());
            statement.setTimestamp(13, Timestamp.from(destination.createdAt()));
            return statement.executeUpdate() == 1;
        }
    }

    /** Writes a changed one over the version before it; false when that is not the present one. */
    public boolean update(Connection connection, Destination destination) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "UPDATE destination SET name = ?, version = ?, url = ?, credentials = ?, enabled = ?,"
                        + " disabled_reason = ?, secret = ?, previous_secret = ?, previous_secret_until = ?"
                        + " WHERE account_id = ? AND destination_id = ? AND version = ?")) {
            bind(statement, destination);
            statement.setString(10, destination.accountId().value());
            statement.setString(11, destination.destinationId());
            statement.setLong(12, destination.version() - 1);
            return statement.executeUpdate() == 1;
        }
    }

    /** Deletes it and its deliveries; false when the account has no such one of this kind. */
    public boolean delete(Connection connection, AccountId account, String id, DestinationKind kind)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "DELETE FROM destination WHERE account_id = ? AND destination_id = ? AND kind = ?")) {
            statement.setString(1, account.value());
            statement.setString(2, id);
            statement.setString(3, kind.column());
            return statement.executeUpdate() == 1;
        }
    }

    private void bind(PreparedStatement statement, Destination destination) throws SQLException {
        String purpose = SecretPurpose.webhook(destination.accountId(), destination.destinationId());
        Destination.Secrets secrets = destination.secrets();
        statement.setString(1, destination.name());
        statement.setLong(2, destination.version());
        statement.setString(3, destination.endpoint().url().toString());
        statement.setString(4, seal(destination.endpoint().credentials(), purpose));
        statement.setBoolean(5, destination.enabled());
        statement.setString(6, destination.disabledReason());
        statement.setString(7, seal(secrets.present(), purpose));
        statement.setString(8, seal(secrets.previous(), purpose));
        statement.setTimestamp(9, secrets.previousUntil() == null ? null : Timestamp.from(secrets.previousUntil()));
    }

    /** A destination as far as it decides what it is told. */
    public record Listening(AccountId accountId, String destinationId, Instant since) {}

    /**
     * Those of a kind that these accounts have.
     *
     * @param switchedOff whether those count too that are switched off
     */
    public List<Listening> listening(
            Connection connection, DestinationKind kind, boolean switchedOff, Collection<AccountId> accounts)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT account_id, destination_id, created_at"
                + " FROM destination WHERE kind = ? AND (enabled OR ?) AND account_id = ANY (?)")) {
            statement.setString(1, kind.column());
            statement.setBoolean(2, switchedOff);
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "text", accounts.stream().map(AccountId::value).toArray()));
            var found = new ArrayList<Listening>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(new Listening(
                            new AccountId(row.getString(1)),
                            row.getString(2),
                            row.getTimestamp(3).toInstant()));
                }
            }
            return found;
        }
    }

    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private List<Destination> select(Connection connection, String where, Binding binding) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM destination " + where)) {
            binding.bind(statement);
            var found = new ArrayList<Destination>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(read(row));
                }
            }
            return found;
        }
    }

    /** The destination in a row that has all its columns. */
    public Destination read(ResultSet row) throws SQLException {
        var account = new AccountId(row.getString("account_id"));
        String id = row.getString("destination_id");
        String purpose = SecretPurpose.webhook(account, id);
        return new Destination(
                account,
                id,
                DestinationKind.of(row.getString("kind")),
                row.getString("name"),
                row.getLong("version"),
                new Endpoint(URI.create(row.getString("url")), open(row.getString("credentials"), purpose)),
                row.getBoolean("enabled"),
                row.getString("disabled_reason"),
                new Destination.Secrets(
                        new String(box.open(row.getString("secret"), purpose), UTF_8),
                        open(row.getString("previous_secret"), purpose),
                        instant(row, "previous_secret_until")),
                CircuitStore.read(row),
                row.getTimestamp("created_at").toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private @Nullable String seal(@Nullable String secret, String purpose) {
        return secret == null ? null : box.seal(secret.getBytes(UTF_8), purpose);
    }

    private @Nullable String open(@Nullable String sealed, String purpose) {
        return sealed == null ? null : new String(box.open(sealed, purpose), UTF_8);
    }
}
