package chat.parley.integration.feed;

import chat.parley.contracts.id.AccountId;
import chat.parley.integration.crm.CrmStore;
import chat.parley.integration.delivery.DeliveryStore;
import chat.parley.integration.delivery.NewDelivery;
import chat.parley.integration.dialog.DialogFacts;
import chat.parley.integration.dialog.DialogStore;
import chat.parley.integration.handler.HandlerStore;
import chat.parley.integration.webhook.WebhookStore;
import chat.parley.platform.kafka.PositionFilter;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps how far each partition is read together with the deliveries that came of it. */
@ApplicationScoped
public class FeedStore {
    private final WebhookStore webhooks;
    private final HandlerStore handlers;
    private final CrmStore crms;
    private final RuleStore rules;
    private final DialogStore dialogs;
    private final DeliveryStore deliveries;
    private final Clock clock;

    FeedStore(
            WebhookStore webhooks,
            HandlerStore handlers,
            CrmStore crms,
            RuleStore rules,
            DialogStore dialogs,
            DeliveryStore deliveries,
            Clock clock) {
        this.webhooks = webhooks;
        this.handlers = handlers;
        this.crms = crms;
        this.rules = rules;
        this.dialogs = dialogs;
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

    /** Makes a delivery for each destination that is told of one of these events; how many. */
    int deliver(Connection connection, List<Happening> happenings) throws SQLException {
        if (happenings.isEmpty()) {
            return 0;
        }
        List<Routes.Listener> listeners = listeners(
                connection, happenings.stream().map(Happening::accountId).collect(Collectors.toSet()));
        Map<DialogStore.Key, DialogFacts> known =
                dialogs.find(connection, happenings.stream().map(FeedStore::key).collect(Collectors.toSet()));
        var changed = new HashMap<DialogStore.Key, DialogFacts>();
        var fresh = new ArrayList<NewDelivery>();
        for (Happening happening : happenings) {
            DialogStore.Key key = key(happening);
            DialogFacts before = known.getOrDefault(key, DialogFacts.unknown(happening.event()));
            DialogFacts after = before.after(happening.event());
            if (!after.equals(before)) {
                known.put(key, after);
                changed.put(key, after);
            }
            fresh.addAll(Routes.of(happening, listeners, before, after));
            if (happening.type().equals(RuleStore.TYPE)) {
                rules.delivery(connection, happening, after).ifPresent(fresh::add);
            }
        }
        Instant now = clock.instant();
        dialogs.save(connection, changed, now);
        return deliveries.add(connection, fresh, now);
    }

    private static DialogStore.Key key(Happening happening) {
        return new DialogStore.Key(happening.accountId(), happening.dialogId());
    }

    private List<Routes.Listener> listeners(Connection connection, Set<AccountId> accounts) throws SQLException {
        var found = new ArrayList<Routes.Listener>();
        for (WebhookStore.Subscription one : webhooks.subscriptions(connection, accounts)) {
            found.add(new Routes.Listener.ToWebhook(
                    one.accountId(), one.webhookId(), one.createdAt(), one.eventTypes(), one.filter()));
        }
        for (HandlerStore.Listening one : handlers.listening(connection, accounts)) {
            found.add(new Routes.Listener.ToHandler(
                    one.accountId(), one.destinationId(), one.createdAt(), one.moment(), one.format()));
        }
        for (CrmStore.Listening one : crms.listening(connection, accounts)) {
            found.add(new Routes.Listener.ToCrm(one.accountId(), one.destinationId(), one.since()));
        }
        return found;
    }
}
