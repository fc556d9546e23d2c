package chat.parley.integration.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.id.AccountId;
import chat.parley.integration.installation.TransactionStore;
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
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Webhooks in the database; secrets and credentials only sealed. */
@ApplicationScoped
public class WebhookStore {
    private final TransactionStore transactions;
    private final SecretBox box;

    WebhookStore(TransactionStore transactions, SecretBox box) {
        this.transactions = transactions;
        this.box = box;
    }

    /** The account's webhooks, oldest first. */
    public List<Webhook> list(AccountId account) {
        return transactions.run(connection -> select(
                connection,
                "WHERE account_id = ? ORDER BY created_at, webhook_id",
                statement -> statement.setString(1, account.value())));
    }

    /** Empty when the account has no such webhook, whoever else may have it [P-21]. */
    public Optional<Webhook> find(AccountId account, String webhookId) {
        return transactions
                .run(connection -> select(connection, "WHERE account_id = ? AND webhook_id = ?", statement -> {
                    statement.setString(1, account.value());
                    statement.setString(2, webhookId);
                }))
                .stream()
                .findFirst();
    }

    /** The webhook with this id, of whatever account. */
    public Optional<Webhook> find(Connection connection, String webhookId) throws SQLException {
        return select(connection, "WHERE webhook_id = ?", statement -> statement.setString(1, webhookId)).stream()
                .findFirst();
    }

    /** A subscription as far as it decides which events it is told. */
    public record Subscription(AccountId accountId, String webhookId, Set<String> eventTypes, Instant createdAt) {}

    /** The live subscriptions of these accounts. */
    public List<Subscription> subscriptions(Connection connection, Collection<AccountId> accounts) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT account_id, webhook_id, event_types, created_at FROM webhook WHERE enabled AND account_id = ANY (?)")) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text", accounts.stream().map(AccountId::value).toArray()));
            var found = new ArrayList<Subscription>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(new Subscription(
                            new AccountId(row.getString(1)),
                            row.getString(2),
                            types(row, "event_types"),
                            row.getTimestamp(4).toInstant()));
                }
            }
            return found;
        }
    }

    public void insert(Webhook webhook) {
        transactions.run(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "INSERT INTO webhook (version, url, credentials, event_types, enabled, disabled_reason, secret,"
                            + " previous_secret, previous_secret_until, account_id, webhook_id, created_at)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                bind(connection, statement, webhook);
                statement.setString(10, webhook.accountId().value());
                statement.setString(11, webhook.webhookId());
                statement.setTimestamp(12, Timestamp.from(webhook.createdAt()));
                return statement.executeUpdate();
            }
        });
    }

    /** Writes a changed webhook over the version before it; false when that is not the present one. */
    public boolean update(Webhook webhook) {
        return transactions.run(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "UPDATE webhook SET version = ?, url = ?, credentials = ?, event_types = ?, enabled = ?,"
                            + " disabled_reason = ?, secret = ?, previous_secret = ?, previous_secret_until = ?"
                            + " WHERE account_id = ? AND webhook_id = ? AND version = ?")) {
                bind(connection, statement, webhook);
                statement.setString(10, webhook.accountId().value());
                statement.setString(11, webhook.webhookId());
                statement.setLong(12, webhook.version() - 1);
                return statement.executeUpdate() == 1;
            }
        });
    }

    /** Switches a webhook off for a reason of the service's own. */
    public void disable(Connection connection, String webhookId, String reason) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "UPDATE webhook SET enabled = false, disabled_reason = ?, version = version + 1"
                        + " WHERE webhook_id = ? AND enabled")) {
            statement.setString(1, reason);
            statement.setString(2, webhookId);
            statement.executeUpdate();
        }
    }

    /** Deletes the webhook and its deliveries; false when the account has no such one. */
    public boolean delete(AccountId account, String webhookId) {
        return transactions.run(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("DELETE FROM webhook WHERE account_id = ? AND webhook_id = ?")) {
                statement.setString(1, account.value());
                statement.setString(2, webhookId);
                return statement.executeUpdate() == 1;
            }
        });
    }

    private void bind(Connection connection, PreparedStatement statement, Webhook webhook) throws SQLException {
        String purpose = SecretPurpose.webhook(webhook.accountId(), webhook.webhookId());
        Webhook.Secrets secrets = webhook.secrets();
        statement.setLong(1, webhook.version());
        statement.setString(2, webhook.endpoint().url().toString());
        statement.setString(3, seal(webhook.endpoint().credentials(), purpose));
        statement.setArray(
                4, connection.createArrayOf("text", webhook.eventTypes().toArray()));
        statement.setBoolean(5, webhook.enabled());
        statement.setString(6, webhook.disabledReason());
        statement.setString(7, seal(secrets.present(), purpose));
        statement.setString(8, seal(secrets.previous(), purpose));
        statement.setTimestamp(9, secrets.previousUntil() == null ? null : Timestamp.from(secrets.previousUntil()));
    }

    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private List<Webhook> select(Connection connection, String where, Binding binding) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM webhook " + where)) {
            binding.bind(statement);
            var found = new ArrayList<Webhook>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(read(row));
                }
            }
            return found;
        }
    }

    private Webhook read(ResultSet row) throws SQLException {
        var account = new AccountId(row.getString("account_id"));
        String id = row.getString("webhook_id");
        String purpose = SecretPurpose.webhook(account, id);
        Timestamp until = row.getTimestamp("previous_secret_until");
        return new Webhook(
                account,
                id,
                row.getLong("version"),
                new Endpoint(URI.create(row.getString("url")), open(row.getString("credentials"), purpose)),
                types(row, "event_types"),
                row.getBoolean("enabled"),
                row.getString("disabled_reason"),
                new Webhook.Secrets(
                        new String(box.open(row.getString("secret"), purpose), UTF_8),
                        open(row.getString("previous_secret"), purpose),
                        until == null ? null : until.toInstant()),
                row.getTimestamp("created_at").toInstant());
    }

    private static Set<String> types(ResultSet row, String column) throws SQLException {
        return new TreeSet<>(List.of((String[]) row.getArray(column).getArray()));
    }

    private @Nullable String seal(@Nullable String secret, String purpose) {
        return secret == null ? null : box.seal(secret.getBytes(UTF_8), purpose);
    }

    private @Nullable String open(@Nullable String sealed, String purpose) {
        return sealed == null ? null : new String(box.open(sealed, purpose), UTF_8);
    }
}
