package chat.parley.integration.feed;

import chat.parley.contracts.topic.Topic;
import chat.parley.persistence.TransactionStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Looks at how far the service has read, and hands it records again as after a restart without its offsets. */
@ApplicationScoped
public class FeedPositions {
    private final TransactionStore transactions;
    private final FeedConsumer consumer;

    FeedPositions(TransactionStore transactions, FeedConsumer consumer) {
        this.transactions = transactions;
        this.consumer = consumer;
    }

    public long of(int partition) {
        return transactions.run(connection -> {
            try (var statement =
                    connection.prepareStatement("SELECT position FROM feed_position WHERE partition = " + partition)) {
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? row.getLong(1) : 0;
                }
            }
        });
    }

    private long count() {
        return transactions.run(connection -> {
            try (var statement = connection.prepareStatement("SELECT count(*) FROM delivery");
                    ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    /** Hands the consumer everything a partition holds; how many deliveries came of it. */
    public long replay(String bootstrapServers, int partition) {
        var place = new TopicPartition(Topic.EVENTS.name(), partition);
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var reader = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            reader.assign(List.of(place));
            reader.seekToBeginning(List.of(place));
            long end = reader.endOffsets(List.of(place)).get(place);
            while (reader.position(place) < end) {
                reader.poll(Duration.ofSeconds(1)).forEach(records::add);
            }
        }
        long before = count();
        try {
            consumer.on(new ConsumerRecords<>(Map.of(place, records), Map.of()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return count() - before;
    }
}
