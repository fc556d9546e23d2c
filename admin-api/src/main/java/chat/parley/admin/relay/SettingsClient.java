package chat.parley.admin.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.topic.Topic;
import chat.parley.platform.kafka.AccountPartitioner;
import chat.parley.platform.kafka.BrokerAccess;
import chat.parley.platform.kafka.CommandSender;
import chat.parley.platform.kafka.RecordHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes settings to their topic. Not thread-safe; after a failure close it and make another. */
final class SettingsClient implements AutoCloseable {
    private static final String SERVICE = "admin-api";
    private static final long PATIENCE_SECONDS = 15;
    private static final long BUFFER_BYTES = 4L * 1024 * 1024;

    private final Producer<String, byte[]> producer;
    private final Admin admin;

    SettingsClient(String bootstrapServers) {
        var settings = new HashMap<>(CommandSender.reliable(bootstrapServers, SERVICE));
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        this.producer = new KafkaProducer<>(settings);
        this.admin = Admin.create(BrokerAccess.with(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.CLIENT_ID_CONFIG,
                SERVICE + "-relay",
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                1_000L,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                5_000)));
    }

    /** The broker's id of the settings topic: another one after the topic was lost and made anew. */
    String topicId() {
        return await(admin.describeTopics(List.of(Topic.SETTINGS.name()))
                        .allTopicNames()
                        .toCompletionStage()
                        .toCompletableFuture())
                .values()
                .iterator()
                .next()
                .topicId()
                .toString();
    }

    /** Sends the rows in their order and returns when the broker has stored them all. */
    void publish(List<OutboxRow> rows) {
        int partitions = producer.partitionsFor(Topic.SETTINGS.name()).size();
        var sent = new ArrayList<Future<?>>(rows.size());
        for (OutboxRow row : rows) {
            var account = new AccountId(row.accountId);
            var headers =
                    RecordHeaders.cloudEvent(SERVICE, row.key + ":" + row.version, row.type, row.at, row.key, account);
            sent.add(producer.send(new ProducerRecord<>(
                    Topic.SETTINGS.name(),
                    AccountPartitioner.partition(account, partitions),
                    null,
                    row.key,
                    row.body.getBytes(UTF_8),
                    headers)));
        }
        sent.forEach(SettingsClient::await);
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
        admin.close(Duration.ZERO);
    }

    private static <T> T await(Future<T> answer) {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka did not do what the relay asked: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for Kafka", e);
        }
    }
}
