package chat.parley.ingest.outbound;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.event.Erasure;
import chat.parley.contracts.id.ConversationId;
import chat.parley.ingest.erasure.ErasureStore;
import chat.parley.ingest.inbound.Address;
import chat.parley.ingest.inbound.AddressStore;
import chat.parley.ingest.kit.Capabilities;
import chat.parley.ingest.kit.Capabilities.Ability;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes events into deliveries to providers. */
public final class OutboundStore {
    private final AddressStore addresses;
    private final DeliveryStore deliveries;
    private final Map<ChannelKind, Capabilities> kinds;
    private final ErasureStore erasures;
    private final InstantSource clock;

    /** @param kinds what each kind of channel can do */
    public OutboundStore(
            AddressStore addresses,
            DeliveryStore deliveries,
            Map<ChannelKind, Capabilities> kinds,
            ErasureStore erasures,
            InstantSource clock) {
        this.addresses = addresses;
        this.deliveries = deliveries;
        this.kinds = Map.copyOf(kinds);
        this.erasures = erasures;
        this.clock = clock;
    }

    /** Makes deliveries of what providers are to be told, and forgets what was erased; how many deliveries. */
    public int deliver(Connection connection, List<DialogEvent> events) throws SQLException {
        int made = 0;
        int from = 0;
        for (int i = 0; i < events.size(); i++) {
            // What came before is there when it is to be forgotten, and what comes after stays.
            Optional<Erasure> erasure = Erasure.of(events.get(i));
            if (erasure.isPresent()) {
                made += make(connection, events.subList(from, i));
                erasures.erase(connection, erasure.get());
                from = i + 1;
            }
        }
        return made + make(connection, events.subList(from, events.size()));
    }

    private int make(Connection connection, List<DialogEvent> events) throws SQLException {
        var conversations =
                events.stream().map(event -> event.meta().conversationId()).collect(Collectors.toSet());
        if (conversations.isEmpty()) {
            return 0;
        }
        Map<ConversationId, Address> known = addresses.find(connection, conversations);
        int made = 0;
        for (DialogEvent event : events) {
            Address address = known.get(event.meta().conversationId());
            if (address == null || !address.accountId().equals(event.meta().accountId())) {
                continue;
            }
            if (event instanceof DialogEvent.MessagePosted posted && posted.externalMessageId() != null) {
                addresses.link(
                        connection,
                        address.accountId(),
                        address.conversationId(),
                        posted.messageId(),
                        posted.externalMessageId(),
                        clock.instant());
            }
            if (event instanceof DialogEvent.MessagePosted && event.meta().actor() instanceof Actor.Visitor) {
                addresses.wrote(
                        connection,
                        address.accountId(),
                        address.conversationId(),
                        event.meta().at());
            }
            Optional<NewDelivery> delivery = delivery(event, address);
            if (delivery.isPresent() && deliveries.add(connection, delivery.get(), clock.instant())) {
                made++;
            }
        }
        return made;
    }

    /** What the visitor did themselves and what came from the provider is never sent back there. */
    private Optional<NewDelivery> delivery(DialogEvent event, Address address) {
        if (event.meta().actor() instanceof Actor.Visitor) {
            return Optional.empty();
        }
        @Nullable Capabilities can = kinds.get(address.channelKind());
        if (event instanceof DialogEvent.MessagePosted posted && posted.externalMessageId() == null) {
            return Optional.of(fresh(
                    event,
                    address,
                    posted.messageId(),
                    DeliveryAction.SEND,
                    new DeliveryBody(
                            address.externalId(),
                            posted.text(),
                            posted.attachments(),
                            posted.replyTo(),
                            author(event),
                            posted.buttons())));
        }
        if (event instanceof DialogEvent.MessageEdited edited && can != null && can.can(Ability.EDIT)) {
            return Optional.of(fresh(
                    event,
                    address,
                    edited.messageId(),
                    DeliveryAction.EDIT,
                    new DeliveryBody(address.externalId(), edited.text(), List.of(), null, null, List.of())));
        }
        if (event instanceof DialogEvent.MessageDeleted deleted && can != null && can.can(Ability.DELETE)) {
            return Optional.of(fresh(
                    event,
                    address,
                    deleted.messageId(),
                    DeliveryAction.DELETE,
                    new DeliveryBody(address.externalId(), "", List.of(), null, null, List.of())));
        }
        return Optional.empty();
    }

    private static @Nullable String author(DialogEvent event) {
        return switch (event.meta().actor()) {
            case Actor.Operator operator -> operator.name();
            case Actor.Bot bot -> bot.name();
            case Actor.Visitor visitor -> null;
            case Actor.System system -> null;
        };
    }

    private static NewDelivery fresh(
            DialogEvent event,
            Address address,
            chat.parley.contracts.id.MessageId message,
            DeliveryAction action,
            DeliveryBody body) {
        return new NewDelivery(
                address.accountId(),
                address.channelId(),
                address.conversationId(),
                message,
                event.meta().eventId(),
                action,
                body);
    }
}
