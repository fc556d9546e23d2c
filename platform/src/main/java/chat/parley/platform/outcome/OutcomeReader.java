package chat.parley.platform.outcome;

import chat.parley.contracts.outcome.Outcome;
import chat.parley.contracts.topic.Topic;
import chat.parley.platform.json.Json;
import chat.parley.platform.kafka.Haste;
import chat.parley.platform.kafka.ReplicaReader;
import java.io.IOException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Feeds a waiter: outcomes are read without a group, so that whichever replica was asked hears of its own. */
public final class OutcomeReader {
    private static final Logger LOG = Logger.getLogger(OutcomeReader.class);

    private OutcomeReader() {}

    /**
     * Reads from now on; close what is returned.
     *
     * @param service who reads, for the broker's logs
     */
    public static ReplicaReader start(String bootstrapServers, String service, OutcomeWaiter waiter) {
        return new ReplicaReader(
                        bootstrapServers,
                        service + "-outcomes",
                        List.of(Topic.OUTCOMES),
                        ReplicaReader.Start.END,
                        Haste.SOON,
                        record -> hand(record, waiter))
                .start();
    }

    private static void hand(ConsumerRecord<String, byte[]> record, OutcomeWaiter waiter) {
        if (waiter.size() == 0) {
            return;
        }
        try {
            Json.read(record.value(), Outcome.class).ifPresent(waiter::on);
        } catch (IOException e) {
            LOG.errorf("outcome at %d@%d cannot be read", record.partition(), record.offset());
        }
    }
}
