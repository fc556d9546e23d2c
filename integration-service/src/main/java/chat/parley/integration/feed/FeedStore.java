package chat.parley.integration.feed;

import chat.parley.contracts.event.Erasure;
import chat.parley.contracts.id.AccountId;
import chat.parley.integration.bot.BotStore;
import chat.parley.integration.crm.ChatAuthor;
import chat.parley.integration.crm.ChatStore;
import chat.parley.integration.crm.CrmStore;
import chat.parley.integration.delivery.DeliveryStore;
import chat.parley.integration.delivery.NewDelivery;
import chat.parley.integration.destination.DestinationStore;
import chat.parley.integration.dialog.DialogFacts;
import chat.parley.integration.dialog.DialogStore;
import chat.parley.integration.handler.HandlerStore;
import chat.parley.integration.presence.OnlineConsumer;
import chat.parley.integration.webhook.WebhookStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes events into deliveries to partners. */
@ApplicationScoped
public class FeedStore {
    private final WebhookStore webhooks;
    private final HandlerStore handlers;
    private final CrmStore crms;
    private final ChatStore chats;
    private final BotStore bots;
    private final RuleStore rules;
    private final DialogStore dialogs;
    private final DeliveryStore deliveries;
    private final ErasureStore erasures;
    private final OnlineConsumer online;
    private final Clock clock;

    FeedStore(
            WebhookStore webhooks,
            HandlerStore handlers,
            CrmStore crms,
            ChatStore chats,
            BotStore bots,
            RuleStore rules,
            DialogStore dialogs,
            DeliveryStore deliveries,
            ErasureStore erasures,
            OnlineConsumer online,
            Clock clock) {
        this.webhooks = webhooks;
        this.handlers = handlers;
        this.crms = crms;
        this.chats = chats;
        this.bots = bots;
        this.rules = rules;
        this.dialogs = dialogs;
        this.deliveries = deliveries;
        this.erasures = erasures;
        this.online = online;
        this.clock = clock;
    }

    /** Makes a delivery for each destination that is told of one of these events, and forgets what was erased. */
    int deliver(Connection connection, List<Happening> happenings) throws SQLException {
        int made = 0;
        int from = 0;
        for (int i = 0; i < happenings.size(); i++) {
            // What came before is there when it is to be forgotten; the event itself is told, and what comes after.
            Optional<Erasure> erasure = happenings.get(i).erasure();
            if (erasure.isPresent()) {
                made += make(connection, happenings.subList(from, i));
                erasures.erase(connection, erasure.get(), clock.instant());
                from = i;
            }
        }
        return made + make(connection, happenings.subList(from, happenings.size()));
    }

    private int make(Connection connection, List<Happening> happenings) throws SQLException {
        if (happenings.isEmpty()) {
            return 0;
        }
        List<Routes.Listener> listeners = listeners(connection, happenings);
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

    private List<Routes.Listener> listeners(Connection connection, List<Happening> happenings) throws SQLException {
        Set<AccountId> accounts = happenings.stream().map(Happening::accountId).collect(Collectors.toSet());
        var found = new ArrayList<Routes.Listener>();
        for (WebhookStore.Subscription one : webhooks.subscriptions(connection, accounts)) {
            found.add(new Routes.Listener.ToWebhook(
                    one.accountId(), one.webhookId(), one.createdAt(), one.eventTypes(), one.filter()));
        }
        for (HandlerStore.Listening one : handlers.listening(connection, accounts)) {
            found.add(new Routes.Listener.ToHandler(
                    one.accountId(), one.destinationId(), one.createdAt(), one.moment(), one.format()));
        }
        List<DestinationStore.Listening> records = crms.listening(connection, accounts);
        Set<String> chatting = chats.chatting(
                connection,
                records.stream().map(DestinationStore.Listening::destinationId).toList());
        for (DestinationStore.Listening one : records) {
            boolean chat = chatting.contains(one.destinationId());
            found.add(new Routes.Listener.ToCrm(
                    one.accountId(),
                    one.destinationId(),
                    one.since(),
                    chat,
                    chat ? theirs(connection, one, happenings) : Set.of()));
        }
        for (DestinationStore.Listening one : bots.listening(connection, accounts)) {
            found.add(new Routes.Listener.ToBot(
                    one.accountId(), one.destinationId(), one.since(), online.isOnline(one.accountId())));
        }
        return found;
    }

    /** Notes what the CRM's people wrote now, and says of which of their messages there is news, whenever they did. */
    private Set<String> theirs(Connection connection, DestinationStore.Listening crm, List<Happening> happenings)
            throws SQLException {
        var spokenOf = new HashSet<String>();
        for (Happening happening : happenings) {
            String message = happening.event().path("messageId").asText();
            if (!happening.accountId().equals(crm.accountId()) || message.isEmpty()) {
                continue;
            }
            if (!happening.type().equals("MessagePosted")) {
                spokenOf.add(message);
            } else if (ChatAuthor.isOf(happening.event())) {
                String foreign = happening.event().path("clientMessageId").asText();
                chats.rememberMessage(connection, crm.destinationId(), message, foreign, happening.dialogId());
            }
        }
        return chats.written(connection, crm.destinationId(), spokenOf).keySet();
    }
}
