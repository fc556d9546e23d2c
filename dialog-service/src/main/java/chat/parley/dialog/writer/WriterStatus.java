package chat.parley.dialog.writer;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How the writer is, for readiness and metrics; written by the loop, read by anybody. */
public final class WriterStatus {
    private static final long STILL_ALIVE_NANOS = TimeUnit.SECONDS.toNanos(30);

    /**
     * One partition.
     *
     * @param taken whether its commands are handled
     * @param stopped why it was stopped; empty while it was not
     * @param lag commands that wait
     */
    public record Partition(
            boolean taken, String stopped, long position, long outcomePosition, long nextOffset, long lag) {}

    private final Map<Integer, Partition> partitions = new ConcurrentSkipListMap<>();
    private volatile boolean joined;
    private volatile @Nullable String refusal = "the writer has not started yet";
    private final LongSupplier nanos;
    private volatile long lastTurnNanos;

    /** @param nanos a monotonic clock */
    WriterStatus(LongSupplier nanos) {
        this.nanos = nanos;
        this.lastTurnNanos = nanos.getAsLong();
    }

    void joined(boolean now) {
        joined = now;
    }

    /** @param why it does not work at all; null when it does */
    void refuses(@Nullable String why) {
        refusal = why;
    }

    void turn() {
        lastTurnNanos = nanos.getAsLong();
    }

    void set(int partition, Partition status) {
        partitions.put(partition, status);
    }

    void remove(int partition) {
        partitions.remove(partition);
    }

    void clear() {
        partitions.clear();
        joined = false;
    }

    /** Every partition this process owns now. */
    public Map<Integer, Partition> partitions() {
        return Map.copyOf(partitions);
    }

    /** Why it does not work; null when it does. */
    public @Nullable String refusal() {
        return refusal;
    }

    /**
     * Whether the process has its place in the group, has taken over what it owns, and is turning. A partition that
     * was stopped does not count: the others go on.
     */
    public boolean ready() {
        return refusal == null
                && joined
                && nanos.getAsLong() - lastTurnNanos < STILL_ALIVE_NANOS
                && partitions.values().stream()
                        .allMatch(p -> p.taken() || !p.stopped().isEmpty());
    }

    /** Commands that wait in the partitions of this process. */
    public long lag() {
        return partitions.values().stream().mapToLong(Partition::lag).sum();
    }

    /** Partitions of this process that were stopped. */
    public long stopped() {
        return partitions.values().stream().filter(p -> !p.stopped().isEmpty()).count();
    }
}
