package chat.parley.embedded.kafka;

import java.nio.file.Path;
import java.util.Properties;

/** The settings of a broker that is alone: one copy of everything, small buffers, quick group changes. */
final class BrokerSettings {
    static final String HOST = "127.0.0.1";
    static final int NODE_ID = 1;
    private static final String CONTROLLER = "CONTROLLER";
    private static final int MEBIBYTE = 1024 * 1024;

    private BrokerSettings() {}

    static Properties of(Path logDirectory, int brokerPort, int controllerPort) {
        var settings = new Properties();
        identity(settings, logDirectory, brokerPort, controllerPort);
        oneCopyOfEverything(settings);
        quickGroupsAndTransactions(settings);
        smallFootprint(settings);
        return settings;
    }

    private static void identity(Properties settings, Path logDirectory, int brokerPort, int controllerPort) {
        var broker = "PLAINTEXT://" + HOST + ":" + brokerPort;
        var controller = HOST + ":" + controllerPort;
        set(settings, "process.roles", "broker,controller");
        set(settings, "node.id", NODE_ID);
        // A fixed voter list is read at each start, so the controller may move to another port between two starts.
        set(settings, "controller.quorum.voters", NODE_ID + "@" + controller);
        set(settings, "controller.listener.names", CONTROLLER);
        set(settings, "listeners", broker + "," + CONTROLLER + "://" + controller);
        set(settings, "advertised.listeners", broker);
        set(settings, "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        set(settings, "inter.broker.listener.name", "PLAINTEXT");
        set(settings, "log.dirs", logDirectory.toAbsolutePath());
        set(settings, "auto.create.topics.enable", false);
        set(settings, "message.max.bytes", 2 * MEBIBYTE);
        set(settings, "replica.fetch.max.bytes", 2 * MEBIBYTE);
    }

    private static void oneCopyOfEverything(Properties settings) {
        set(settings, "default.replication.factor", 1);
        set(settings, "min.insync.replicas", 1);
        set(settings, "offsets.topic.replication.factor", 1);
        set(settings, "offsets.topic.num.partitions", 4);
        set(settings, "transaction.state.log.replication.factor", 1);
        set(settings, "transaction.state.log.min.isr", 1);
        set(settings, "transaction.state.log.num.partitions", 4);
        set(settings, "share.coordinator.state.topic.replication.factor", 1);
        set(settings, "share.coordinator.state.topic.min.isr", 1);
        set(settings, "share.coordinator.state.topic.num.partitions", 1);
    }

    private static void quickGroupsAndTransactions(Properties settings) {
        set(settings, "group.initial.rebalance.delay.ms", 0);
        set(settings, "group.min.session.timeout.ms", 2_000);
        // A transaction whose time is over is looked for each second, so that short time-outs mean something.
        set(settings, "transaction.abort.timed.out.transaction.cleanup.interval.ms", 1_000);
        // A transaction that follows another at once waits until the markers of that one are written, which takes a
        // moment; the broker's usual 20 ms between two looks would be most of what a decision takes.
        set(settings, "add.partitions.to.txn.retry.backoff.ms", 1);
        // After a crash the broker may come back only once its old session is over.
        set(settings, "broker.session.timeout.ms", 6_000);
        set(settings, "broker.heartbeat.interval.ms", 1_000);
    }

    private static void smallFootprint(Properties settings) {
        set(settings, "num.network.threads", 2);
        set(settings, "num.io.threads", 4);
        set(settings, "background.threads", 2);
        set(settings, "num.recovery.threads.per.data.dir", 2);
        set(settings, "log.cleaner.threads", 1);
        set(settings, "log.cleaner.dedupe.buffer.size", 4 * MEBIBYTE);
        set(settings, "log.cleaner.io.buffer.size", 128 * 1024);
        set(settings, "log.index.size.max.bytes", 2 * MEBIBYTE);
        set(settings, "offsets.load.buffer.size", MEBIBYTE);
        set(settings, "transaction.state.log.load.buffer.size", MEBIBYTE);
        set(settings, "log.retention.check.interval.ms", 60_000);
        set(settings, "remote.log.storage.system.enable", false);
    }

    private static void set(Properties settings, String key, Object value) {
        settings.setProperty(key, value.toString());
    }
}
