package chat.parley.ingest.outbound;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.ConversationId;
import chat.parley.ingest.inbound.Address;
import chat.parley.ingest.inbound.AddressStore;
import chat.parley.ingest.kit.Capabilities;
import chat.parley.platform.kafka.PositionFilter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps how far each partition is read together with the deliveries that came of it. */
public final class OutboundStore {
    private final AddressStore addresses;
    private final DeliveryStore deliveries;
    private final Map<ChannelKind, Capabilities> kinds;
    private final InstantSource clock;

    /** @param kinds what each kind of channel can do */
    public OutboundStore(
            AddressStore addresses,
            DeliveryStore deliveries,
            Map<ChannelKind, Capabilities> kinds,
            InstantSource clock) {
        this.addresses = addresses;
        this.deliveries = deliveries;
        this.kinds = Map.copyOf(kinds);
        this.clock = clock;
    }

    /**
     * Lets {@code filter} go on where the last transaction ended, and keeps everybody else off these partitions until
     * this one ends.
     */
    public void resume(Connection connection, Set<Integer> partitions, PositionFilter filter) throws SQLException {
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
    public void note(Connection connection, Set<Integer> partitions, PositionFilter filter) throws SQLException {
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

    /** Makes deliveries of what providers are to be told, and notes what they told us; how many deliveries. */
    public int deliver(Connection connection, List<DialogEvent> events) throws SQLException {
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
                    new DeliveryBody(address.externalId(), posted.text(), posted.attachments(), posted.replyTo())));
        }
        if (event instanceof DialogEvent.MessageEdited edited && can != null && can.edits()) {
            return Optional.of(fresh(
                    event,
                    address,
                    edited.messageId(),
                    DeliveryAction.EDIT,
                    new DeliveryBody(address.externalId(), edited.text(), List.of(), null)));
        }
        if (event instanceof DialogEvent.MessageDeleted deleted && can != null && can.deletes()) {
            return Optional.of(fresh(
                    event,
                    address,
                    deleted.messageId(),
                    DeliveryAction.DELETE,
                    new DeliveryBody(address.externalId(), "", List.of(), null)));
        }
        return Optional.empty();
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
