package chat.parley.routing.board;

import java.util.function.LongSupplier;

/**
 * When what a thread has done is committed: at once after a quiet moment, in a rush together with what it does in the
 * next {@value #GAP_MILLIS} ms, or in as long as the last commit took. Kafka Streams reads one record between two
 * commits that follow each other at once, and a commit takes many times as long as a record: so the gap is counted from
 * the end of a commit, and where commits are slow they leave half of the time to the records. A commit every few
 * milliseconds whatever happens would be one for every message that nobody decides on.
 */
final class CommitPace {
    static final long GAP_MILLIS = 5;
    /** No commit is taken to last longer, and none that was asked for is awaited longer. */
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
    private boolean asked;
    private long askedAt;
    private boolean committing;
    private long begunAt;
    private long committedAt;
    private long gap = GAP_MILLIS;
    private boolean awaited;
    private long awaitedAt;

    /** @param monotonicMillis a clock that never goes back */
    CommitPace(LongSupplier monotonicMillis) {
        this.monotonicMillis = monotonicMillis;
        this.committedAt = monotonicMillis.getAsLong() - GAP_MILLIS;
    }

    /** The thread begins to commit; told once or more for each commit. */
    void begins() {
        if (!committing) {
            committing = true;
            begunAt = monotonicMillis.getAsLong();
        }
    }

    /** The thread has committed whatever it was asked to. */
    void ends() {
        committedAt = monotonicMillis.getAsLong();
        gap = committing ? Math.clamp(committedAt - begunAt, GAP_MILLIS, LONGEST_MILLIS) : GAP_MILLIS;
        committing = false;
        asked = false;
    }

    /** Something was done that somebody waits for. */
    Step done() {
        long now = monotonicMillis.getAsLong();
        // Who was to ask when it is due may be gone with its task, and so may be what was to be committed.
        if (asked && now - askedAt < LONGEST_MILLIS || awaited && now - awaitedAt < 2 * LONGEST_MILLIS) {
            return Step.NOTHING;
        }
        if (now - committedAt >= gap) {
            ask(now);
            return Step.COMMIT;
        }
        awaited = true;
        awaitedAt = now;
        return Step.WAIT;
    }

    /** Whether to commit now what was told to wait. */
    boolean due() {
        long now = monotonicMillis.getAsLong();
        if (now - committedAt < gap) {
            return false;
        }
        awaited = false;
        ask(now);
        return true;
    }

    private void ask(long now) {
        asked = true;
        askedAt = now;
    }
}
