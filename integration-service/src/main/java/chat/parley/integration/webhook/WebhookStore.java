package chat.parley.integration.webhook;

import chat.parley.contracts.id.AccountId;
import chat.parley.integration.destination.CircuitStore;
import chat.parley.integration.destination.DestinationKind;
import chat.parley.integration.destination.DestinationStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Webhooks in the database: destinations with what they ask to be told of. */
@ApplicationScoped
public class WebhookStore {
    private final DestinationStore destinations;
    private final CircuitStore circuits;

    WebhookStore(DestinationStore destinations, CircuitStore circuits) {
        this.destinations = destinations;
        this.circuits = circuits;
    }

    /** The account's webhooks, oldest first. */
    public List<Webhook> list(Connection connection, AccountId account) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM destination"
                + " WHERE account_id = ? AND kind = 'webhook' ORDER BY created_at, destination_id")) {
            statement.setString(1, account.value());
            return read(statement);
        }
    }

    /** Empty when the account has no such webhook, whoever else may have it [P-21]. */
    public Optional<Webhook> find(Connection connection, AccountId account, String id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT * FROM destination WHERE account_id = ? AND destination_id = ? AND kind = 'webhook'")) {
            statement.setString(1, account.value());
            statement.setString(2, id);
            return read(statement).stream().findFirst();
        }
    }

    /** A subscription as far as it decides which events it is told. */
    public record Subscription(
            AccountId accountId, String webhookId, Set<String> eventTypes, EventFilter filter, Instant createdAt) {}

    /** The live subscriptions of these accounts. */
    public List<Subscription> subscriptions(Connection connection, Collection<AccountId> accounts) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT account_id, destination_id, event_types, created_at, channel_kinds, departments, tags"
                        + " FROM destination WHERE enabled AND kind = 'webhook' AND account_id = ANY (?)")) {
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
                            texts(row, "event_types"),
                            filter(row),
                            row.getTimestamp(4).toInstant()));
                }
            }
            return found;
        }
    }

    public void insert(Connection connection, Webhook webhook) throws SQLException {
        destinations.insert(connection, webhook.destination());
        wishes(connection, webhook);
    }

    /** Writes a changed webhook over the version before it; false when that is not the present one. */
    public boolean update(Connection connection, Webhook webhook) throws SQLException {
        if (!destinations.update(connection, webhook.destination())) {
            return false;
        }
        circuits.reset(connection, webhook.destination().destinationId());
        wishes(connection, webhook);
        return true;
    }

    /** Deletes the webhook and its deliveries; false when the account has no such one. */
    public boolean delete(Connection connection, AccountId account, String id) throws SQLException {
        return destinations.delete(connection, account, id, DestinationKind.WEBHOOK);
    }

    private static void wishes(Connection connection, Webhook webhook) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("UPDATE destination SET event_types = ?,"
                + " channel_kinds = ?, departments = ?, tags = ? WHERE destination_id = ?")) {
            statement.setArray(1, texts(connection, webhook.eventTypes()));
            statement.setArray(2, texts(connection, webhook.filter().channelKinds()));
            statement.setArray(3, texts(connection, webhook.filter().departmentIds()));
            statement.setArray(4, texts(connection, webhook.filter().tags()));
            statement.setString(5, webhook.destination().destinationId());
            statement.executeUpdate();
        }
    }

    private List<Webhook> read(PreparedStatement statement) throws SQLException {
        var found = new ArrayList<Webhook>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.add(new Webhook(destinations.read(row), texts(row, "event_types"), filter(row)));
            }
        }
        return found;
    }

    private static EventFilter filter(ResultSet row) throws SQLException {
        return new EventFilter(texts(row, "channel_kinds"), texts(row, "departments"), texts(row, "tags"));
    }

    private static Array texts(Connection connection, Set<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }

    private static Set<String> texts(ResultSet row, String column) throws SQLException {
        return new TreeSet<>(List.of((String[]) row.getArray(column).getArray()));
    }
}
