package chat.parley.ingest.outbound;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.signal.Signal;
import chat.parley.contracts.topic.Topic;
import chat.parley.ingest.connection.Connections;
import chat.parley.ingest.inbound.Address;
import chat.parley.ingest.inbound.AddressStore;
import chat.parley.ingest.kit.Capabilities.Ability;
import chat.parley.ingest.kit.Channel;
import chat.parley.persistence.SchemaJob;
import chat.parley.platform.json.Json;
import chat.parley.platform.kafka.ReplicaReader;
import chat.parley.platform.problem.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Shows visitors at providers that an operator writes; not more often than is seen, and lost without harm. */
public final class TypingConsumer implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TypingConsumer.class);
    private static final Duration SHOWN = Duration.ofSeconds(4);
    private static final int REMEMBERED = 10_000;

    private final Connections connections;
    private final Map<ChannelKind, Channel> channels;
    private final AddressStore addresses;
    private final SchemaJob schema;
    private final InstantSource clock;
    private final ReplicaReader reader;
    private final Map<ConversationId, Instant> shown = new LinkedHashMap<>();

    public TypingConsumer(
            String bootstrapServers,
            String service,
            Connections connections,
            Map<ChannelKind, Channel> channels,
            AddressStore addresses,
            SchemaJob schema,
            InstantSource clock) {
        this.connections = connections;
        this.channels = Map.copyOf(channels);
        this.addresses = addresses;
        this.schema = schema;
        this.clock = clock;
        this.reader = new ReplicaReader(
                bootstrapServers, service + "-typing", List.of(Topic.SIGNALS), ReplicaReader.Start.END, this::on);
    }

    public TypingConsumer start() {
        reader.start();
        return this;
    }

    private void on(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null || !schema.isDone()) {
            return;
        }
        try {
            Json.read(record.value(), Signal.class).ifPresent(this::signal);
        } catch (IOException e) {
            LOG.debugf("a signal cannot be read and is skipped");
        }
    }

    private void signal(Signal signal) {
        if (signal instanceof Signal.Typing typing
                && typing.active()
                && typing.actor() instanceof Actor.Operator
                && isDue(typing.conversationId())) {
            Thread.ofVirtual().name("typing").start(() -> show(typing));
        }
    }

    private boolean isDue(ConversationId conversation) {
        Instant now = clock.instant();
        Instant before = shown.get(conversation);
        if (before != null && now.isBefore(before.plus(SHOWN))) {
            return false;
        }
        shown.remove(conversation);
        shown.put(conversation, now);
        if (shown.size() > REMEMBERED) {
            var oldest = shown.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        return true;
    }

    private void show(Signal.Typing typing) {
        try {
            addresses.find(typing.accountId(), typing.conversationId()).ifPresent(this::show);
        } catch (ProblemException e) {
            LOG.debugf("typing is not shown: %s", e.getMessage());
        }
    }

    private void show(Address address) {
        Channel channel = Objects.requireNonNull(channels.get(address.channelKind()));
        if (channel.capabilities().can(Ability.TYPING)) {
            connections
                    .active(address.accountId(), address.channelId())
                    .ifPresent(connection -> channel.typing(connection, address.externalId()));
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
