package chat.parley.dialog.writer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the writer of this process is deployed. */
@ConfigMapping(prefix = "parley.writer")
public interface DeployedWriterConfig {
    /** Kafka's bootstrap servers. */
    String kafka();

    /** This process's place among its replicas, stable over restarts: a process slot or a StatefulSet's ordinal. */
    String slot();

    /** Partitions of commands, events and outcomes alike; fixed for the life of the topics. */
    int partitions();

    /** After how long a silent owner is replaced; the broker must allow it. */
    @WithDefault("4s")
    Duration session();

    /** Most commands in one batch. */
    @WithDefault("1000")
    int mostCommands();

    /** Most conversations kept in memory, over all partitions. */
    @WithDefault("60000")
    int cachedConversations();

    /** After how long a timer that was sent and not handled is sent again. */
    @WithDefault("30s")
    Duration timerPatience();

    /** Longest pause between two attempts of a partition that waits for the database or the broker. */
    @WithDefault("5s")
    Duration longestBackOff();
}
