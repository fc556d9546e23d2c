package chat.parley.benchmarks.measure;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Knows when each numbered message was due, and takes down when it arrived; a second arrival counts apart. */
public final class Stopwatch {
    private static final long LONGEST_MICROS = Duration.ofMinutes(2).toNanos() / 1000;

    private final AtomicLongArray due;
    private final AtomicLongArray took;
    private final ConcurrentHistogram micros = new ConcurrentHistogram(LONGEST_MICROS, 3);
    private final java.util.concurrent.atomic.LongAdder repeats = new java.util.concurrent.atomic.LongAdder();

    /** @param messages how many there will be */
    public Stopwatch(int messages) {
        this.due = new AtomicLongArray(messages);
        this.took = new AtomicLongArray(messages);
    }

    /** @param nanos by {@link System#nanoTime} */
    public void due(int message, long nanos) {
        due.set(message, nanos);
    }

    /** The message is there now. */
    public void arrived(int message) {
        long since = due.getAndSet(message, 0);
        if (since == 0) {
            repeats.increment();
        } else {
            long passed = Math.clamp((System.nanoTime() - since) / 1000, 1, LONGEST_MICROS);
            took.set(message, passed);
            micros.recordValue(passed);
        }
    }

    public long count() {
        return micros.getTotalCount();
    }

    /** Arrivals of messages that had arrived before, or were never due. */
    public long repeats() {
        return repeats.sum();
    }

    /**
     * Of some of the messages only.
     *
     * @param from the first
     * @param to the first that is not among them
     */
    public Figures figures(int from, int to, Duration over) {
        var some = new Histogram(LONGEST_MICROS, 3);
        for (int message = from; message < to; message++) {
            if (took.get(message) > 0) {
                some.recordValue(took.get(message));
            }
        }
        return Figures.of(to - from, over, some);
    }

    public Figures figures(long sent, Duration over) {
        return Figures.of(sent, over, micros.copy());
    }
}
