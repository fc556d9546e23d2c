package chat.parley.integration.feed;

import chat.parley.integration.delivery.DeliveryStore;
import chat.parley.integration.webhook.EventTypes;
import chat.parley.integration.webhook.WebhookStore;
import chat.parley.platform.kafka.PositionFilter;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps how far each partition is read together with the deliveries that came of it. */
@ApplicationScoped
public class FeedStore {
    private final WebhookStore webhooks;
    private final DeliveryStore deliveries;
    private final Clock clock;

    FeedStore(WebhookStore webhooks, DeliveryStore deliveries, Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /**
     * Lets {@code filter} go on where the last transaction ended, and keeps everybody else off these partitions until
     * this one ends.
     */
    void resume(Connection connection, Set<Integer> partitions, PositionFilter filter) throws SQLException {
        for (int partition : partitions.stream().sorted().toList()) {
            position(connection, partition).ifPresent(position -> filter.resume(partition, position));
        }
    }

    private static OptionalLong position(Connection connection, int partition) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO feed_position (partition) VALUES (?) ON CONFLICT DO NOTHING");
                PreparedStatement select = connection.prepareStatement(
                        "SELECT position FROM feed_position WHERE partition = ? FOR UPDATE")) {
            insert.setInt(1, partition);
            insert.executeUpdate();
            select.setInt(1, partition);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                long position = row.getLong(1);
                return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(position);
            }
        }
    }

    /** Notes how far these partitions are read now. */
    void note(Connection connection, Set<Integer> partitions, PositionFilter filter) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE feed_position SET position = ? WHERE partition = ?")) {
            for (int partition : partitions) {
                if (filter.greatest(partition) >= 0) {
                    statement.setLong(1, filter.greatest(partition));
                    statement.setInt(2, partition);
                    statement.addBatch();
                }
            }
            statement.executeBatch();
        }
    }

    /** Makes a delivery for each webhook that wants one of these events; how many. */
    int deliver(Connection connection, List<Happening> happenings) throws SQLException {
        var accounts = happenings.stream().map(Happening::accountId).collect(Collectors.toSet());
        if (accounts.isEmpty()) {
            return 0;
        }
        List<WebhookStore.Subscription> subscriptions = webhooks.subscriptions(connection, accounts);
        Instant now = clock.instant();
        int made = 0;
        for (Happening happening : happenings) {
            for (WebhookStore.Subscription subscription : subscriptions) {
                if (wants(subscription, happening)
                        && deliveries
                                .add(connection, happening.to(subscription.webhookId()), now)
                                .isPresent()) {
                    made++;
                }
            }
        }
        return made;
    }

    private static boolean wants(WebhookStore.Subscription subscription, Happening happening) {
        return subscription.accountId().equals(happening.accountId())
                && EventTypes.match(subscription.eventTypes(), happening.type())
                && !happening.at().isBefore(subscription.createdAt());
    }
}
