package chat.parley.routing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** How routing runs. */
@ConfigMapping(prefix = "parley.routing")
public interface RoutingConfig {
    /** Kafka's bootstrap servers. */
    String kafka();

    /** The slot of this process: a process that returns in the same slot resumes its partitions. */
    String slot();

    /** The folder for the state of Kafka Streams. */
    Path stateDir();

    /** How many other processes keep a warm copy of each account's board. */
    @WithDefault("0")
    int standbyReplicas();

    /** How many threads decide; each has its own accounts. */
    @WithDefault("1")
    int threads();

    /** After how long without a sign of life other processes take over a process's accounts. */
    @WithDefault("4s")
    Duration sessionTimeout();

    /** After how long a transaction is aborted whose process does not go on; it holds up readers of decisions. */
    @WithDefault("5s")
    Duration transactionTimeout();

    /** Base address of dialog-service, for events that the topic has lost. */
    URI dialogUrl();

    /** How long decisions can be looked up. */
    @WithDefault("90D")
    Duration decisionsKept();

    /** How long what the boards took in is kept for replays, counted in full days back from now. */
    @WithDefault("15D")
    Duration inputsKept();

    /** The longest time that can be replayed at once. */
    @WithDefault("8D")
    Duration replayAtMost();

    /** How often older ones are deleted. */
    @WithDefault("1h")
    Duration cleanEvery();

    /** How long to wait before trying again what could not be reached. */
    @WithDefault("500ms")
    Duration retryAfter();
}
