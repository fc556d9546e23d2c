package chat.parley.dialog.writer;

import chat.parley.contracts.topic.Headers;
import chat.parley.contracts.topic.Topic;
import chat.parley.platform.kafka.BrokerAccess;
import chat.parley.platform.kafka.RecordHeaders;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Looks at what the broker holds: which topics they are, where they begin and end, what was published last. */
final class TopicClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** How far back to look when the last record is a late repeat of an earlier one. */
    private static final long LOOK_BACK = 5_000;

    private final WriterConfig config;
    private @Nullable KafkaConsumer<byte[], byte[]> reader;

    TopicClient(WriterConfig config) {
        this.config = config;
    }

    /** The records a partition still holds: from {@code begin} up to, and without, {@code end}. */
    record Bounds(long begin, long end) {}

    /** @throws WrongTopicsException when they do not have the partitions this writer was configured for */
    TopicIdentity identity() throws InterruptedException {
        try (var admin = Admin.create(
                BrokerAccess.with(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers())))) {
            Map<String, TopicDescription> topics = admin.describeTopics(
                            List.of(Topic.COMMANDS.name(), Topic.EVENTS.name(), Topic.OUTCOMES.name()))
                    .allTopicNames()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            for (TopicDescription topic : topics.values()) {
                if (topic.partitions().size() != config.partitionCount()) {
                    throw new WrongTopicsException("topic " + topic.name() + " has "
                            + topic.partitions().size() + " partitions, but " + config.partitionCount()
                            + " are configured");
                }
            }
            return new TopicIdentity(
                    id(topics, Topic.COMMANDS),
                    id(topics, Topic.EVENTS),
                    id(topics, Topic.OUTCOMES),
                    config.partitionCount());
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker does not describe the topics yet", e);
        }
    }

    private static String id(Map<String, TopicDescription> topics, Topic topic) {
        TopicDescription description = topics.get(topic.name());
        if (description == null) {
            throw new IllegalStateException("topic " + topic.name() + " does not exist yet");
        }
        return description.topicId().toString();
    }

    /** Where the topics of a partition begin and end, all asked at once. */
    Extent extent(int partition) {
        var places = List.of(
                new TopicPartition(Topic.COMMANDS.name(), partition),
                new TopicPartition(Topic.EVENTS.name(), partition),
                new TopicPartition(Topic.OUTCOMES.name(), partition));
        var begins = reader().beginningOffsets(places, PATIENCE);
        var ends = reader().endOffsets(places, PATIENCE);
        var bounds = new HashMap<String, Bounds>();
        for (TopicPartition place : places) {
            bounds.put(place.topic(), new Bounds(begins.getOrDefault(place, 0L), ends.getOrDefault(place, 0L)));
        }
        return new Extent(partition, bounds);
    }

    /** Where the topics of one partition begin and end. */
    record Extent(int partition, Map<String, Bounds> bounds) {
        Bounds of(Topic topic) {
            return bounds.getOrDefault(topic.name(), new Bounds(0, 0));
        }
    }

    /**
     * The greatest position on the last stretch of a topic; 0 when it never held a record.
     *
     * @param noted a position that is known to have been there, for a partition whose records have all expired
     */
    long lastPosition(Extent extent, Topic topic, long noted) {
        var place = new TopicPartition(topic.name(), extent.partition());
        long begin = extent.of(topic).begin();
        long end = extent.of(topic).end();
        if (begin == end) {
            return end == 0 ? 0 : noted;
        }
        long last = greatest(place, end - 1, end);
        return last >= noted ? last : Math.max(last, greatest(place, Math.max(begin, end - LOOK_BACK), end));
    }

    /**
     * How far the commands of a partition were reported to be handled; 0 where nobody has reported for long. It is
     * reported after it is committed, so a ledger is never behind it.
     */
    long reported(int partition) {
        var place = new TopicPartition(Topic.COMMANDS.name(), partition);
        var offset = reader().committed(Set.of(place), PATIENCE).get(place);
        return offset == null ? 0 : offset.offset();
    }

    private long greatest(TopicPartition place, long from, long end) {
        var consumer = reader();
        consumer.assign(List.of(place));
        consumer.seek(place, from);
        long greatest = 0;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (consumer.position(place) < end) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("the end of " + place + " could not be read in " + PATIENCE);
            }
            for (var record : consumer.poll(Duration.ofMillis(200))) {
                var position = RecordHeaders.number(record.headers(), Headers.POSITION);
                if (position.isEmpty()) {
                    throw new WrongTopicsException(
                            "the record at " + place + "@" + record.offset() + " was not written by this service");
                }
                greatest = Math.max(greatest, position.getAsLong());
            }
        }
        return greatest;
    }

    private KafkaConsumer<byte[], byte[]> reader() {
        var open = reader;
        if (open == null) {
            open = new KafkaConsumer<>(
                    BrokerAccess.with(Map.of(
                            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                            config.bootstrapServers(),
                            ConsumerConfig.CLIENT_ID_CONFIG,
                            LogClient.SERVICE + "-tail-" + config.slot(),
                            // Only to see what the group has reported: this reader is no member of it.
                            ConsumerConfig.GROUP_ID_CONFIG,
                            GroupConsumer.GROUP,
                            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                            false,
                            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                            "none",
                            // A fetch that waits at the end of one partition holds up the next partition's.
                            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                            5,
                            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                            false)),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer());
            reader = open;
        }
        return open;
    }

    /** Closes the connection; the next look opens another one. */
    void rest() {
        var open = reader;
        reader = null;
        if (open != null) {
            open.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ZERO));
        }
    }

    @Override
    public void close() {
        rest();
    }
}
