package chat.parley.dialog.writer;

import java.time.Duration;
import java.util.Set;

/**
 * How one writer runs.
 *
 * @param bootstrapServers of Kafka
 * @param slot of this process, stable over its restarts: a killed process that returns resumes without a rebalance
 * @param partitionCount of commands, events and outcomes alike
 * @param fixedPartitions those to work on without a group; empty to share them out within the group
 * @param session after which a silent owner is replaced
 * @param mostCommands in one batch
 * @param cachedConversations at most, over all partitions
 * @param timerPatience after which a {@code TimerDue} that was sent and not handled is sent again
 * @param longestBackOff between two attempts of a partition that waits for the database or the broker
 */
public record WriterConfig(
        String bootstrapServers,
        String slot,
        int partitionCount,
        Set<Integer> fixedPartitions,
        Duration session,
        int mostCommands,
        int cachedConversations,
        Duration timerPatience,
        Duration longestBackOff) {
    /** The usual numbers for this broker, slot and partition count. */
    public static WriterConfig of(String bootstrapServers, String slot, int partitionCount) {
        return new WriterConfig(
                bootstrapServers,
                slot,
                partitionCount,
                Set.of(),
                Duration.ofSeconds(4),
                1_000,
                60_000,
                Duration.ofSeconds(30),
                Duration.ofSeconds(5));
    }
}
