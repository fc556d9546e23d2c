package chat.parley.ingest.invitation;

import chat.parley.contracts.topic.Headers;
import chat.parley.contracts.topic.Topic;
import chat.parley.contracts.visit.VisitorActivity;
import chat.parley.platform.json.Json;
import chat.parley.platform.kafka.RecordHeaders;
import chat.parley.platform.kafka.ReplicaReader;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Hears invitations, their answers, and where visitors are led; of the many reports of pages no body is ever read here. */
public final class ActivityConsumer implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ActivityConsumer.class);
    private static final Set<String> WANTED =
            Set.of("chat.parley.VisitorInvited", "chat.parley.InvitationAnswered", "chat.parley.VisitorLed");

    private final Consumer<VisitorActivity> heard;
    private final ReplicaReader reader;

    /** @param heard told of each; must not block */
    public ActivityConsumer(String bootstrapServers, String service, Consumer<VisitorActivity> heard) {
        this.heard = heard;
        this.reader = new ReplicaReader(
                bootstrapServers, service + "-activity", List.of(Topic.ACTIVITY), ReplicaReader.Start.END, this::on);
    }

    public ActivityConsumer start() {
        reader.start();
        return this;
    }

    /** Whether every invitation from now on is heard. */
    public boolean isReady() {
        return reader.isReady();
    }

    private void on(ConsumerRecord<String, byte[]> record) {
        byte[] body = record.value();
        String type = RecordHeaders.text(record.headers(), Headers.TYPE);
        if (body == null || type == null || !WANTED.contains(type)) {
            return;
        }
        try {
            Json.read(body, VisitorActivity.class).ifPresent(heard);
        } catch (IOException e) {
            LOG.errorf("an invitation at %d@%d cannot be read and is skipped", record.partition(), record.offset());
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
