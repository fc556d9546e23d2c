package chat.parley.architecture.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.topic.Topic;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.nodepool.ProcessRoles;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class TopicsTest {
    private static final String IN_STEP = "min.insync.replicas";

    @ParameterizedTest
    @FieldSource("chat.parley.architecture.deploy.Overlay#NAMES")
    @Tag("N-11")
    void aClusterHasTheTopicsOfTheContract(String overlay) {
        Map<String, Map<String, String>> contract =
                Topic.ALL.stream().collect(Collectors.toMap(Topic::name, Topic::config));

        var topics = topics(overlay);

        assertThat(topics.keySet()).isEqualTo(contract.keySet());
        topics.forEach((name, topic) -> {
            var config = new TreeMap<String, String>();
            topic.getSpec().getConfig().forEach((key, value) -> config.put(key, String.valueOf(value)));
            config.remove(IN_STEP);
            assertThat(config).as(name).isEqualTo(contract.get(name));
            assertThat(topic.getSpec().getTopicName()).as(name).isNull();
            assertThat(topic.getSpec().getPartitions()).as(name).isEqualTo(Topic.PARTITIONS_IN_A_CLUSTER);
        });
    }

    @ParameterizedTest
    @FieldSource("chat.parley.architecture.deploy.Overlay#NAMES")
    @Tag("N-12")
    void whatIsAcknowledgedIsOnTwoBrokersWhereThereIsMoreThanOne(String overlay) {
        var settings = Overlay.of(overlay)
                .one(Kafka.class, "parley")
                .getSpec()
                .getKafka()
                .getConfig();
        int brokers = Overlay.of(overlay).all(KafkaNodePool.class).stream()
                .filter(pool -> pool.getSpec().getRoles().contains(ProcessRoles.BROKER))
                .mapToInt(pool -> pool.getSpec().getReplicas())
                .sum();
        int copies = overlay.equals("dev") ? 1 : 3;
        int inStep = overlay.equals("dev") ? 1 : 2;

        assertThat(brokers).isEqualTo(copies);
        topics(overlay).forEach((name, topic) -> {
            assertThat(topic.getSpec().getReplicas()).as(name).isEqualTo(copies);
            assertThat(topic.getSpec().getConfig()).as(name).containsEntry(IN_STEP, Integer.toString(inStep));
        });
        assertThat(settings)
                .containsEntry("default.replication.factor", copies)
                .containsEntry("offsets.topic.replication.factor", copies)
                .containsEntry("transaction.state.log.replication.factor", copies)
                .containsEntry("transaction.state.log.min.isr", inStep)
                .containsEntry(IN_STEP, inStep)
                .containsEntry("unclean.leader.election.enable", false);
    }

    @ParameterizedTest
    @FieldSource("chat.parley.architecture.deploy.Overlay#NAMES")
    void brokersAllowWhatTheServicesRelyOn(String overlay) {
        var kafka = Overlay.of(overlay).one(Kafka.class, "parley").getSpec().getKafka();

        assertThat(kafka.getConfig())
                .as("topics are made from the contract only; a writer that is gone is replaced after 4 s")
                .containsEntry("auto.create.topics.enable", false)
                .containsEntry("group.min.session.timeout.ms", 2_000)
                .containsEntry("transaction.abort.timed.out.transaction.cleanup.interval.ms", 1_000);
        assertThat(kafka.getListeners()).singleElement().satisfies(listener -> {
            assertThat(listener.isTls()).isTrue();
            assertThat(listener.getAuth().getType()).isEqualTo("scram-sha-512");
            assertThat(Overlay.of(overlay).settings().getData())
                    .containsEntry("kafka", "parley-kafka-bootstrap:" + listener.getPort());
        });
        assertThat(kafka.getAuthorization().getType()).isEqualTo("simple");
    }

    private static Map<String, KafkaTopic> topics(String overlay) {
        return Overlay.of(overlay).all(KafkaTopic.class).stream()
                .collect(Collectors.toMap(topic -> topic.getMetadata().getName(), Function.identity()));
    }
}
