package chat.parley.platform.kafka;

import java.util.HashMap;
import java.util.Map;

/**
 * The reader's rule for topics that may repeat a record but never skip one: per partition ignore a record whose
 * position is not greater than the greatest seen; a jump means that the log lost something. Not thread-safe: one
 * reader, one filter, one topic.
 */
public final class PositionFilter {
    private final Map<Integer, Long> greatest = new HashMap<>();

    /** What to do with a record. */
    public sealed interface Verdict {
        /** Never seen: use it. */
        record Fresh() implements Verdict {}

        /** Seen before: drop it. */
        record Repeat() implements Verdict {}

        /**
         * Never seen, but positions are missing before it: raise an alarm, fetch them from dialog-service, then use it.
         *
         * @param missingFrom the first missing position
         * @param missingTo the last missing position
         */
        record Jump(long missingFrom, long missingTo) implements Verdict {}
    }

    private static final Verdict FRESH = new Verdict.Fresh();
    private static final Verdict REPEAT = new Verdict.Repeat();

    /** Judges a record and remembers its position; the first record seen of a partition is always fresh. */
    public Verdict judge(int partition, long position) {
        Long last = greatest.get(partition);
        if (last != null && position <= last) {
            return REPEAT;
        }
        greatest.put(partition, position);
        return last == null || position == last + 1 ? FRESH : new Verdict.Jump(last + 1, position - 1);
    }

    /** Goes on after {@code position}, which was kept together with the reader's offset. */
    public void resume(int partition, long position) {
        greatest.put(partition, position);
    }

    /** Forgets a partition that another reader has now. */
    public void forget(int partition) {
        greatest.remove(partition);
    }

    /** The greatest position seen of a partition; -1 for none. */
    public long greatest(int partition) {
        return greatest.getOrDefault(partition, -1L);
    }
}
