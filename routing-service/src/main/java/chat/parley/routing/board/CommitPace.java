package chat.parley.routing.board;

import java.util.function.LongSupplier;

/**
 * When a decision is committed: at once after a quiet moment, in a rush together with those of the next
 * {@value #GAP_MILLIS} ms. A commit for each would be a transaction each, and Kafka Streams then reads one record
 * between two; a commit every few milliseconds whatever happens would be one for every message that nobody decides on.
 */
final class CommitPace {
    static final long GAP_MILLIS = 20;

    /** What to do about a decision. */
    enum Step {
        COMMIT,
        /** Ask {@link CommitPace#due} after the gap. */
        WAIT,
        /** A commit is awaited already. */
        NOTHING
    }

    private final LongSupplier monotonicMillis;
    private long committedAt;
    private boolean awaited;

    /** @param monotonicMillis a clock that never goes back */
    CommitPace(LongSupplier monotonicMillis) {
        this.monotonicMillis = monotonicMillis;
        this.committedAt = monotonicMillis.getAsLong() - GAP_MILLIS;
    }

    Step decided() {
        if (awaited) {
            return Step.NOTHING;
        }
        long now = monotonicMillis.getAsLong();
        if (now - committedAt >= GAP_MILLIS) {
            committedAt = now;
            return Step.COMMIT;
        }
        awaited = true;
        return Step.WAIT;
    }

    /** The gap is over: commit now. */
    void due() {
        awaited = false;
        committedAt = monotonicMillis.getAsLong();
    }
}
