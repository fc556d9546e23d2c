package chat.parley.benchmarks.chaos;

import chat.parley.benchmarks.chaos.History.Entry;
import chat.parley.contracts.topic.Headers;
import chat.parley.contracts.topic.Topic;
import chat.parley.launcher.suite.Part;
import chat.parley.launcher.suite.Suite;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads all that the events topic and the event table hold. */
final class LogReader {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Suite suite;

    LogReader(Suite suite) {
        this.suite = suite;
    }

    /** In the order of each partition, repeats included. */
    List<Entry> topic() {
        var entries = new ArrayList<Entry>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, suite.kafka()),
                new StringDeserializer(),
                new StringDeserializer())) {
            var partitions = consumer.partitionsFor(Topic.EVENTS.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                if (System.nanoTime() - deadline > 0) {
                    throw new IllegalStateException("the topic could not be read in " + PATIENCE);
                }
                consumer.poll(Duration.ofMillis(200)).forEach(each -> entries.add(entry(each)));
            }
        }
        return entries;
    }

    private static Entry entry(ConsumerRecord<String, String> one) {
        var header = one.headers().lastHeader(Headers.POSITION);
        if (header == null) {
            throw new IllegalStateException("a record without a position at " + one.partition() + "@" + one.offset());
        }
        return Entries.of(
                one.partition(), Long.parseLong(new String(header.value(), StandardCharsets.UTF_8)), one.value());
    }

    List<Entry> stored() throws SQLException {
        var entries = new ArrayList<Entry>();
        try (var connection = DriverManager.getConnection(
                        suite.jdbcUrl(Part.DIALOG_SERVICE),
                        suite.databaseUser(Part.DIALOG_SERVICE),
                        suite.databasePassword(Part.DIALOG_SERVICE));
                var statement = connection.prepareStatement(
                        "SELECT partition, position, payload FROM event ORDER BY partition, position");
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                entries.add(Entries.of(rows.getInt(1), rows.getLong(2), rows.getString(3)));
            }
        }
        return entries;
    }
}
