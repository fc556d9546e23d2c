package chat.parley.benchmarks.measure;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * Latencies of one run, in microseconds, counted from the instant a message was due to be sent, so that a stalled
 * system cannot hide what it made others wait.
 *
 * @param sent how many messages were due
 * @param arrived how many arrived before the run's patience ended
 */
public record Figures(long sent, long arrived, Duration over, double p50, double p99, double p999, double max) {
    /** @param micros of every arrived message */
    public static Figures of(long sent, Duration over, Histogram micros) {
        return new Figures(
                sent,
                micros.getTotalCount(),
                over,
                millis(micros.getValueAtPercentile(50)),
                millis(micros.getValueAtPercentile(99)),
                millis(micros.getValueAtPercentile(99.9)),
                millis(micros.getMaxValue()));
    }

    /** Messages that arrived per second of the sending time. */
    public double perSecond() {
        return arrived * 1e9 / over.toNanos();
    }

    /** Whether every message arrived. */
    public boolean complete() {
        return arrived == sent;
    }

    private static double millis(long micros) {
        return micros / 1000.0;
    }
}
