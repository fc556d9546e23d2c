package chat.parley.dialog.writer;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Kills or holds a writer when it comes to a step for the n-th time. */
final class KillPlan implements Interruptions {
    /** What a killed writer dies of; nothing in the writer may catch it. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed(Step step) {
            super(step.name());
        }
    }

    final Step step;
    private final AtomicInteger left;
    private final boolean hold;
    final CountDownLatch reached = new CountDownLatch(1);
    final CountDownLatch release = new CountDownLatch(1);

    private KillPlan(Step step, int visit, boolean hold) {
        this.step = step;
        this.left = new AtomicInteger(visit);
        this.hold = hold;
    }

    /** Dies there. */
    static KillPlan kill(Step step, int visit) {
        return new KillPlan(step, visit, false);
    }

    /** Stands still there until {@link #release}; then goes on with what it was at, and dies before its next turn. */
    static KillPlan hold(Step step, int visit) {
        return new KillPlan(step, visit, true);
    }

    boolean holds() {
        return hold;
    }

    @Override
    public void at(Step now) {
        if (reached.getCount() == 0) {
            if (now == Step.BEFORE_POLL) {
                throw new Killed(now);
            }
            return;
        }
        if (now == step && left.decrementAndGet() == 0) {
            reached.countDown();
            if (!hold) {
                throw new Killed(now);
            }
            try {
                if (!release.await(30, TimeUnit.SECONDS)) {
                    throw new Killed(now);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Killed(now);
            }
        }
    }

    @Override
    public String toString() {
        return (hold ? "hold at " : "kill at ") + step;
    }
}
