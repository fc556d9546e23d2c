package chat.parley.ingest.outbound;

import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.outcome.Outcome;
import chat.parley.contracts.signal.Signal;
import chat.parley.contracts.topic.Topic;
import chat.parley.platform.json.Json;
import chat.parley.platform.kafka.ReplicaReader;
import java.io.IOException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Reads events, outcomes and signals live, from the moment it starts, and hands them to a {@link Feed}. */
public final class FeedConsumer implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(FeedConsumer.class);

    private final Feed feed;
    private final ReplicaReader reader;

    public FeedConsumer(String bootstrapServers, String service, Feed feed) {
        this.feed = feed;
        this.reader = new ReplicaReader(
                bootstrapServers,
                service + "-feed",
                List.of(Topic.EVENTS, Topic.OUTCOMES, Topic.SIGNALS),
                ReplicaReader.Start.END,
                this::on);
    }

    public FeedConsumer start() {
        reader.start();
        return this;
    }

    /** Whether whatever happens from now on will be heard. */
    public boolean isReady() {
        return reader.isReady();
    }

    private void on(ConsumerRecord<String, byte[]> record) {
        byte[] body = record.value();
        if (body == null) {
            return;
        }
        String topic = record.topic();
        try {
            if (topic.equals(Topic.EVENTS.name())) {
                Json.read(body, DialogEvent.class).ifPresent(feed::event);
            } else if (topic.equals(Topic.OUTCOMES.name())) {
                Json.read(body, Outcome.class).ifPresent(feed::outcome);
            } else {
                Json.read(body, Signal.class).ifPresent(feed::signal);
            }
        } catch (IOException e) {
            LOG.errorf("%s-%d@%d cannot be read and is skipped", topic, record.partition(), record.offset());
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
