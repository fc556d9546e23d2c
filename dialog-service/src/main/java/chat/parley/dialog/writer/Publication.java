package chat.parley.dialog.writer;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A committed batch on its way to the topics.
 *
 * @param pending its records
 * @param upTo where each of its partitions is on the topics once they have arrived
 * @param commands how many commands the batch had
 * @param events how many events it made
 * @param begunNanos when it was decided, by {@link System#nanoTime}
 */
record Publication(Pending pending, Map<OwnedPartition, Place> upTo, int commands, int events, long begunNanos) {
    Set<Integer> partitions() {
        return upTo.keySet().stream().map(partition -> partition.number).collect(Collectors.toUnmodifiableSet());
    }
}
