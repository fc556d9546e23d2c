package chat.parley.testkit;

import chat.parley.contracts.topic.Topic;
import chat.parley.embedded.kafka.EmbeddedKafka;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Real brokers for tests. The shared one starts with its first use and serves all tests of this Java process, so they
 * tell their records from others' by fresh random ids. A test that must know everything on its topics, or that starts
 * dialog-service with an empty database, takes one of its own.
 */
public final class TestKafka implements AutoCloseable {
    /** Tell their whole configuration at each start. Kept here, because loggers nobody holds forget their level. */
    private static final List<Logger> TALKATIVE = Stream.of("org.apache.kafka", "kafka", "state.change.logger")
            .map(Logger::getLogger)
            .toList();

    private final EmbeddedKafka kafka;
    private final TemporaryDirectory directory;

    private TestKafka(int partitions) {
        TALKATIVE.forEach(logger -> logger.setLevel(Level.WARNING));
        directory = TemporaryDirectory.named("kafka");
        kafka = new EmbeddedKafka(directory.path()).start();
        kafka.createTopics(partitions);
    }

    /** The shared broker, with as many partitions as on one machine. */
    public static String bootstrapServers() {
        return bootstrapServers(Topic.PARTITIONS_ON_ONE_MACHINE);
    }

    /** The shared broker whose topics have {@code partitions} partitions each. */
    public static String bootstrapServers(int partitions) {
        return PerJvm.once("kafka." + partitions, () -> {
            var shared = new TestKafka(partitions);
            PerJvm.closeAtTheEnd(shared);
            return shared.servers();
        });
    }

    /** A broker of one's own with empty topics; close it. */
    public static TestKafka fresh(int partitions) {
        return new TestKafka(partitions);
    }

    /** Host and port of this broker. */
    public String servers() {
        return kafka.bootstrapServers();
    }

    @Override
    public void close() {
        kafka.close();
        directory.close();
    }
}
