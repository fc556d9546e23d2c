package chat.parley.routing.board;

import chat.parley.platform.kafka.BrokerAccess;
import chat.parley.routing.RoutingConfig;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.streams.StreamsConfig;

/** How Kafka Streams runs the topology: exactly once, soon, and soon noticed when dead. */
final class TopologyConfig {
    private TopologyConfig() {}

    static Properties of(RoutingConfig config, String application) {
        var settings = new Properties();
        settings.putAll(BrokerAccess.settings());
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, config.kafka());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        // Of what nobody waits for; the rest is committed sooner, see CommitPace.
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 250);
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
        settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, config.standbyReplicas());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, config.stateDir().toString());
        settings.put(StreamsConfig.METRICS_RECORDING_LEVEL_CONFIG, Sensor.RecordingLevel.INFO.name);
        // While nothing comes it is the longest that a commit which is due may wait.
        settings.put(StreamsConfig.POLL_MS_CONFIG, 10);
        consumer(settings, ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        consumer(settings, ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, application + "-" + config.slot());
        consumer(settings, ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int)
                config.sessionTimeout().toMillis());
        consumer(
                settings,
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                (int) config.sessionTimeout().toMillis() / 4);
        consumer(settings, ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        producer(settings, ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int)
                config.transactionTimeout().toMillis());
        producer(settings, ProducerConfig.LINGER_MS_CONFIG, 0);
        // Requests that come while the markers of the last transaction are still being written are made again.
        producer(settings, ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 5);
        producer(settings, ProducerConfig.BUFFER_MEMORY_CONFIG, 16L * 1024 * 1024);
        producer(settings, ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        return settings;
    }

    private static void consumer(Properties settings, String name, Object value) {
        settings.put(StreamsConfig.mainConsumerPrefix(name), value);
    }

    private static void producer(Properties settings, String name, Object value) {
        settings.put(StreamsConfig.producerPrefix(name), value);
    }
}
