package chat.parley.notification.email;

import chat.parley.contracts.channel.ChannelHealth;
import chat.parley.contracts.topic.Topic;
import chat.parley.notification.feed.LogConfig;
import chat.parley.platform.json.Json;
import chat.parley.platform.kafka.ReplicaReader;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Makes news of channels into mails to the account's administrators. Every replica reads the topic from its beginning
 * whenever it starts; the mail's key makes each news one mail.
 */
@ApplicationScoped
class ChannelNewsConsumer {
    private static final Logger LOG = Logger.getLogger(ChannelNewsConsumer.class);

    private final ChannelNewsStore store;
    private final ReplicaReader reader;
    private final Queue<ChannelHealth> heard = new ConcurrentLinkedQueue<>();

    ChannelNewsConsumer(LogConfig log, ChannelNewsStore store) {
        this.store = store;
        this.reader = new ReplicaReader(
                log.bootstrapServers(),
                "notification-service-channels",
                List.of(Topic.CHANNELS),
                ReplicaReader.Start.BEGINNING,
                this::on);
    }

    void start(@Observes StartupEvent event) {
        reader.start();
    }

    void stop(@Observes ShutdownEvent event) {
        reader.close();
    }

    private void on(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            return;
        }
        try {
            Json.read(record.value(), ChannelHealth.class).ifPresent(heard::add);
        } catch (IOException e) {
            LOG.errorf("%s-%d@%d cannot be read and is skipped", record.topic(), record.partition(), record.offset());
        }
    }

    /** Makes mails of what was heard; called once the settings and the database are there. */
    void turn() {
        for (ChannelHealth next = heard.peek(); next != null; next = heard.peek()) {
            store.take(next);
            heard.remove(next);
        }
    }
}
