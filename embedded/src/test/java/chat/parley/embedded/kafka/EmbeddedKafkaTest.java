package chat.parley.embedded.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.contracts.topic.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {
    private static final TopicPartition SETTINGS = new TopicPartition(Topic.SETTINGS.name(), 1);

    @TempDir
    Path directory;

    @Test
    void keepsWhatWasWrittenOverARestart() throws Exception {
        try (var kafka = new EmbeddedKafka(directory).start()) {
            kafka.createTopics(2);
            write(kafka, "acme/Account/acme", "before");
        }

        try (var kafka = new EmbeddedKafka(directory).start()) {
            assertThat(read(kafka)).containsExactly("before");
            write(kafka, "acme/Account/acme", "after");
            assertThat(read(kafka)).containsExactly("before", "after");
        }
    }

    @Test
    void createsEveryTopicAsTheContractSaysAndOnlyOnce() throws Exception {
        try (var kafka = new EmbeddedKafka(directory).start();
                var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            kafka.createTopics(3);
            kafka.createTopics(3);

            var names = Topic.ALL.stream().map(Topic::name).toList();
            var described = admin.describeTopics(names).allTopicNames().get();
            assertThat(described).hasSize(names.size());
            assertThat(described.values())
                    .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(3));
            for (var topic : Topic.ALL) {
                assertThat(configured(admin, topic)).as(topic.name()).containsAllEntriesOf(topic.config());
            }
        }
    }

    @Test
    void refusesTopicsWithAnotherNumberOfPartitionsAndSaysWhich() {
        try (var kafka = new EmbeddedKafka(directory).start()) {
            kafka.createTopics(2);

            assertThatThrownBy(() -> kafka.createTopics(4))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("topics must have 4 partitions")
                    .hasMessageContaining(Topic.COMMANDS.name() + " has 2");
        }
    }

    @Test
    void saysThatItDoesNotRunBeforeItsStartAndAfterItsEnd() {
        var kafka = new EmbeddedKafka(directory);
        assertThatThrownBy(kafka::bootstrapServers).isInstanceOf(IllegalStateException.class);

        kafka.start();
        assertThatThrownBy(kafka::start).hasMessageContaining("already");
        kafka.close();
        kafka.close();

        assertThatThrownBy(kafka::bootstrapServers).isInstanceOf(IllegalStateException.class);
    }

    private static Map<String, String> configured(Admin admin, Topic topic) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        return admin.describeConfigs(List.of(resource)).all().get().get(resource).entries().stream()
                .filter(entry -> entry.value() != null)
                .collect(Collectors.toMap(entry -> entry.name(), entry -> entry.value()));
    }

    private static void write(EmbeddedKafka kafka, String key, String value) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(SETTINGS.topic(), SETTINGS.partition(), key, value))
                    .get();
        }
    }

    private static List<String> read(EmbeddedKafka kafka) {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(SETTINGS));
            consumer.seekToBeginning(List.of(SETTINGS));
            long end = consumer.endOffsets(List.of(SETTINGS)).get(SETTINGS);
            var values = new java.util.ArrayList<String>();
            while (consumer.position(SETTINGS) < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> values.add(record.value()));
            }
            return values;
        }
    }
}
