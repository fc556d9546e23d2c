package chat.parley.integration.presence;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.presence.Availability;
import chat.parley.contracts.presence.PresenceLease;
import chat.parley.contracts.topic.Topic;
import chat.parley.platform.json.Json;
import chat.parley.platform.kafka.ReplicaReader;
import java.io.IOException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Knows from the presence topic, from its beginning on, which accounts have an operator online. */
public final class OnlineConsumer implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(OnlineConsumer.class);

    private final Availability availability;
    private final ReplicaReader reader;

    public OnlineConsumer(String bootstrapServers, String service, Availability availability) {
        this.availability = availability;
        this.reader = new ReplicaReader(
                bootstrapServers,
                service + "-presence",
                List.of(Topic.PRESENCE),
                ReplicaReader.Start.BEGINNING,
                this::on);
    }

    public OnlineConsumer start() {
        reader.start();
        return this;
    }

    /** Whether an operator of the account is online now. */
    public boolean isOnline(AccountId account) {
        LOG.tracef("accounts that nobody is online of any more: %s", availability.expire());
        return availability.isAvailable(account);
    }

    private void on(ConsumerRecord<String, byte[]> record) {
        byte[] body = record.value();
        if (body == null) {
            return;
        }
        try {
            Json.read(body, PresenceLease.class).ifPresent(this::renew);
        } catch (IOException e) {
            LOG.errorf("presence at %d@%d cannot be read and is skipped", record.partition(), record.offset());
        }
    }

    private void renew(PresenceLease lease) {
        if (availability.renew(lease)) {
            LOG.debugf("%s has somebody online: %s", lease.accountId(), availability.isAvailable(lease.accountId()));
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
