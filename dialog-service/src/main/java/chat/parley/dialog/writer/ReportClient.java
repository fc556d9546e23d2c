package chat.parley.dialog.writer;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Tells the outside how the loop is: its status with each turn, its offsets once a second. */
final class ReportClient {
    private static final Logger LOG = Logger.getLogger(ReportClient.class);
    private static final long BETWEEN_COMMITS_NANOS = Duration.ofSeconds(1).toNanos();

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final WriterStatus status;
    private final boolean inGroup;
    private long committedNanos = System.nanoTime() - BETWEEN_COMMITS_NANOS;

    ReportClient(WriterConfig config, KafkaConsumer<byte[], byte[]> consumer, WriterStatus status) {
        this.consumer = consumer;
        this.status = status;
        this.inGroup = config.fixedPartitions().isEmpty();
    }

    void tell(Collection<OwnedPartition> partitions) {
        status.turn();
        status.joined(!inGroup || consumer.groupMetadata().generationId() >= 0);
        for (OwnedPartition partition : partitions) {
            Place place = partition.place();
            boolean owned = partition.state() == OwnedPartition.State.OWNED;
            long lag = owned
                    ? consumer.currentLag(OwnerConsumer.commands(partition.number))
                            .orElse(0)
                    : 0;
            status.set(
                    partition.number,
                    new WriterStatus.Partition(
                            owned,
                            partition.detail(),
                            place.position(),
                            place.outcomePosition(),
                            place.nextOffset(),
                            lag));
        }
        long now = System.nanoTime();
        if (inGroup && now - committedNanos >= BETWEEN_COMMITS_NANOS) {
            committedNanos = now;
            commit(partitions);
        }
    }

    /** The ledger is the truth; these only let the usual tools show a lag. */
    private void commit(Collection<OwnedPartition> partitions) {
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        for (OwnedPartition partition : partitions) {
            if (partition.state() == OwnedPartition.State.OWNED) {
                offsets.put(
                        OwnerConsumer.commands(partition.number),
                        new OffsetAndMetadata(partition.place().nextOffset()));
            }
        }
        if (!offsets.isEmpty()) {
            consumer.commitAsync(offsets, (committed, failure) -> {
                if (failure != null) {
                    LOG.debugf("offsets were not committed for lag metrics: %s", failure.toString());
                }
            });
        }
    }
}
