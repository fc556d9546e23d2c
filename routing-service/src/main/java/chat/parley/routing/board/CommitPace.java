package chat.parley.routing.board;

import java.util.function.LongSupplier;

/**
 * When what a thread has done is committed: at once after a quiet moment, in a rush together with what it does in the
 * next {@value #GAP_MILLIS} ms. Kafka Streams reads one record between two commits that follow each other at once, and
 * a commit takes many times as long as a record: so the gap is counted from the end of a commit, not from its
 * beginning. A commit every few milliseconds whatever happens would be one for every message that nobody decides on.
 */
final class CommitPace {
    static final long GAP_MILLIS = 5;
    /** A thread that stood still for so long after it asked for a commit has committed. */
    static final long STANDSTILL_MILLIS = 2;
    /** No commit is taken to last longer. */
    static final long LONGEST_MILLIS = 100;

    /** What to do about what has just been done. */
    enum Step {
        COMMIT,
        /** Ask {@link CommitPace#due} every {@link #GAP_MILLIS} ms until it says yes. */
        WAIT,
        /** A commit is awaited already. */
        NOTHING
    }

    private final LongSupplier monotonicMillis;
    private long turnedAt;
    private long askedAt;
    private boolean asked;
    private long committedAt;
    private long awaitedAt;
    private boolean awaited;

    /** @param monotonicMillis a clock that never goes back */
    CommitPace(LongSupplier monotonicMillis) {
        this.monotonicMillis = monotonicMillis;
        this.turnedAt = monotonicMillis.getAsLong();
        this.committedAt = turnedAt - GAP_MILLIS;
    }

    /** The thread begins with something: whatever it was asked to commit before is committed if it stood still. */
    void turn() {
        long now = monotonicMillis.getAsLong();
        if (asked && now - turnedAt >= STANDSTILL_MILLIS) {
            asked = false;
            committedAt = Math.min(now, askedAt + LONGEST_MILLIS);
        }
        turnedAt = now;
    }

    /** Something was done that somebody waits for. */
    Step done() {
        long now = monotonicMillis.getAsLong();
        // Who was to ask when it is due may be gone with its task.
        if (awaited && now - awaitedAt < LONGEST_MILLIS) {
            return Step.NOTHING;
        }
        if (now - committedAt >= GAP_MILLIS) {
            begin(now);
            return Step.COMMIT;
        }
        awaited = true;
        awaitedAt = now;
        return Step.WAIT;
    }

    /** Whether to commit now what was told to wait. */
    boolean due() {
        turn();
        long now = monotonicMillis.getAsLong();
        if (now - committedAt < GAP_MILLIS) {
            return false;
        }
        awaited = false;
        begin(now);
        return true;
    }

    private void begin(long now) {
        asked = true;
        askedAt = now;
        committedAt = now;
    }
}
