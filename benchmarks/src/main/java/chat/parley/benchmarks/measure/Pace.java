package chat.parley.benchmarks.measure;

import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.IntToLongFunction;

/** Calls something at a fixed rate on the calling thread; what was late is made up for, never left out. */
public final class Pace {
    private Pace() {}

    /**
     * Runs {@code count} calls, the n-th due n / {@code perSecond} seconds after the start.
     *
     * @param due told each call's due instant before the call
     */
    public static void run(int count, double perSecond, DueListener due, IntConsumer call) {
        double step = 1e9 / perSecond;
        run(count, i -> (long) (i * step), due, call);
    }

    /**
     * Runs {@code count} calls, each due so long after the start.
     *
     * @param after nanoseconds from the start, never less than the call before
     * @param due told each call's due instant before the call
     */
    public static void run(int count, IntToLongFunction after, DueListener due, IntConsumer call) {
        long start = System.nanoTime() + 1_000_000;
        for (int i = 0; i < count; i++) {
            long at = start + after.applyAsLong(i);
            long wait = at - System.nanoTime();
            while (wait > 0) {
                LockSupport.parkNanos(wait);
                wait = at - System.nanoTime();
            }
            due.due(i, at);
            call.accept(i);
        }
    }

    /**
     * Waits until an instant.
     *
     * @param at by {@link System#nanoTime}
     */
    public static void until(long at) throws InterruptedException {
        for (long wait = at - System.nanoTime(); wait > 0; wait = at - System.nanoTime()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LockSupport.parkNanos(wait);
        }
    }

    /** Hears when a call is due, in {@link System#nanoTime}. */
    @FunctionalInterface
    public interface DueListener {
        void due(int call, long nanos);
    }
}
