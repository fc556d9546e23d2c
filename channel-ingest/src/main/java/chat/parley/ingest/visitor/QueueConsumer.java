package chat.parley.ingest.visitor;

import chat.parley.contracts.decision.QueueState;
import chat.parley.contracts.topic.Topic;
import chat.parley.platform.json.Json;
import chat.parley.platform.kafka.ReplicaReader;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Hears how long each account's queue is, from the topic's beginning on. */
public final class QueueConsumer implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(QueueConsumer.class);

    private final Consumer<QueueState> heard;
    private final ReplicaReader reader;

    /** @param heard told of each state; must not block */
    public QueueConsumer(String bootstrapServers, String service, Consumer<QueueState> heard) {
        this.heard = heard;
        this.reader = new ReplicaReader(
                bootstrapServers, service + "-queues", List.of(Topic.QUEUES), ReplicaReader.Start.BEGINNING, this::on);
    }

    public QueueConsumer start() {
        reader.start();
        return this;
    }

    /** Whether every state that was there at the start is known. */
    public boolean isReady() {
        return reader.isReady();
    }

    private void on(ConsumerRecord<String, byte[]> record) {
        byte[] body = record.value();
        if (body == null) {
            return;
        }
        try {
            Json.read(body, QueueState.class).ifPresent(heard);
        } catch (IOException e) {
            LOG.errorf("a queue's state at %d@%d cannot be read and is skipped", record.partition(), record.offset());
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
