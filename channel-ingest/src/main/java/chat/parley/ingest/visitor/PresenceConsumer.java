package chat.parley.ingest.visitor;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.presence.Availability;
import chat.parley.contracts.presence.PresenceLease;
import chat.parley.contracts.topic.Topic;
import chat.parley.platform.json.Json;
import chat.parley.platform.kafka.ReplicaReader;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Keeps {@link Availability} up to the presence topic, from its beginning on. */
public final class PresenceConsumer implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(PresenceConsumer.class);

    private final Availability availability;
    private final Consumer<AccountId> changed;
    private final ReplicaReader reader;

    /** @param changed told of each account whose availability a lease changed; must not block */
    public PresenceConsumer(
            String bootstrapServers, String service, Availability availability, Consumer<AccountId> changed) {
        this.availability = availability;
        this.changed = changed;
        this.reader = new ReplicaReader(
                bootstrapServers,
                service + "-presence",
                List.of(Topic.PRESENCE),
                ReplicaReader.Start.BEGINNING,
                this::on);
    }

    public PresenceConsumer start() {
        reader.start();
        return this;
    }

    /** Whether every lease that was there at the start is known. */
    public boolean isReady() {
        return reader.isReady();
    }

    private void on(ConsumerRecord<String, byte[]> record) {
        byte[] body = record.value();
        if (body == null) {
            return;
        }
        try {
            Json.read(body, PresenceLease.class)
                    .filter(availability::renew)
                    .ifPresent(lease -> changed.accept(lease.accountId()));
        } catch (IOException e) {
            LOG.errorf("presence at %d@%d cannot be read and is skipped", record.partition(), record.offset());
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
