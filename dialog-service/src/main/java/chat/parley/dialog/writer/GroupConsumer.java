package chat.parley.dialog.writer;

import chat.parley.platform.kafka.BrokerAccess;
import java.util.HashMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How the writer's consumer stands in its group. */
final class GroupConsumer {
    static final String GROUP = "dialog-service";

    private GroupConsumer() {}

    static KafkaConsumer<byte[], byte[]> of(WriterConfig config) {
        var settings = new HashMap<>(BrokerAccess.settings());
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, GROUP + "-" + config.slot());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // The ledger says where to go on; an offset that does not exist is an alarm, never a jump.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.mostCommands());
        // How long a partition that was just taken over may wait for a fetch that was sent before.
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000L);
        if (config.fixedPartitions().isEmpty()) {
            settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
            settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, GROUP + "-" + config.slot());
            settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int)
                    config.session().toMillis());
            settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, (int)
                    config.session().dividedBy(4).toMillis());
            // Cooperative: when a replica joins or leaves, the partitions that stay where they are do not pause.
            settings.put(
                    ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        }
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
