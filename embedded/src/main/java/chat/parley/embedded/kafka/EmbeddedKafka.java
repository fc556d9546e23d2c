package chat.parley.embedded.kafka;

import chat.parley.contracts.topic.Topic;
import chat.parley.embedded.port.FreePort;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/**
 * One Kafka node, broker and controller in one, in this Java process, reachable on loopback only. Its data stay in a
 * directory: what was written before is there again after the next start. Not for use by several threads at once.
 */
public final class EmbeddedKafka implements AutoCloseable {
    /** A free port may be taken by somebody else before the broker takes it; then others are tried. */
    private static final int ATTEMPTS = 3;

    private final Path directory;
    private final int wantedBrokerPort;
    private final int wantedControllerPort;
    private @Nullable KafkaRaftServer server;
    private int brokerPort;

    /** A broker on free ports, see {@link #EmbeddedKafka(Path, int, int)}. */
    public EmbeddedKafka(Path directory) {
        this(directory, 0, 0);
    }

    /**
     * @param directory where its data are or will be; made when missing
     * @param brokerPort what clients connect to; 0 for a free one
     * @param controllerPort used by the node itself; 0 for a free one
     */
    public EmbeddedKafka(Path directory, int brokerPort, int controllerPort) {
        this.directory = directory;
        this.wantedBrokerPort = brokerPort;
        this.wantedControllerPort = controllerPort;
    }

    /**
     * Formats the directory where that was not done before, starts, and returns when clients are served.
     *
     * @throws IllegalStateException when it runs already or cannot start, with the broker's own reason as cause
     */
    public EmbeddedKafka start() {
        if (server != null) {
            throw new IllegalStateException("this broker has been started already");
        }
        boolean portsAreFree = wantedBrokerPort == 0 || wantedControllerPort == 0;
        for (int attempt = 1; ; attempt++) {
            try {
                startOnce();
                return this;
            } catch (RuntimeException e) {
                if (!portsAreFree || attempt == ATTEMPTS) {
                    throw new IllegalStateException("the broker in " + directory + " cannot start", e);
                }
            }
        }
    }

    private void startOnce() {
        int port = FreePort.orFree(wantedBrokerPort);
        var settings = BrokerSettings.of(directory, port, FreePort.orFree(wantedControllerPort));
        format();
        var starting = new KafkaRaftServer(configured(settings), Time.SYSTEM);
        try {
            starting.startup();
        } catch (RuntimeException e) {
            starting.shutdown();
            throw e;
        }
        server = starting;
        brokerPort = port;
    }

    private static KafkaConfig configured(Properties settings) {
        return KafkaConfig.fromProps(settings, false);
    }

    private void format() {
        if (Files.exists(directory.resolve("meta.properties"))) {
            return;
        }
        try (var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            Files.createDirectories(directory);
            new Formatter()
                    .setPrintStream(silent)
                    .setNodeId(BrokerSettings.NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(directory.toAbsolutePath().toString())
                    .addDirectory(directory.toAbsolutePath().toString())
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) { // Formatter declares nothing narrower
            throw new IllegalStateException("cannot format " + directory, e);
        }
    }

    /** @return host and port for clients; only after {@link #start} */
    public String bootstrapServers() {
        if (server == null) {
            throw new IllegalStateException("this broker does not run");
        }
        return BrokerSettings.HOST + ":" + brokerPort;
    }

    /**
     * Makes every topic of {@link Topic#ALL} that is missing; those that are there get their configuration again.
     *
     * @param partitions of each topic
     * @throws IllegalStateException when a topic is there with another number of partitions
     */
    public void createTopics(int partitions) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            new TopicCreation(admin).create(Topic.ALL, partitions);
        }
    }

    /** Stops cleanly and waits for it; a second call does nothing. */
    @Override
    public void close() {
        var running = server;
        server = null;
        if (running != null) {
            running.shutdown();
            running.awaitShutdown();
        }
    }
}
