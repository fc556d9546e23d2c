package chat.parley.benchmarks.measure;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;

/**
 * A rate, for a while a multiple of it, and the rate again: when each message is due, and which of them belong to
 * what.
 *
 * @param perSecond the usual rate
 * @param times how many times as much the burst is
 * @param calm how long the usual rate lasts, before the burst and after it
 * @param burst how long the burst lasts
 */
public record Burst(int perSecond, int times, Duration calm, Duration burst) {
    /** So many seconds in a row are as they were before the burst. */
    private static final int SECONDS_IN_A_ROW = 3;
    /** What is no more than so many times the usual is usual. */
    private static final double USUAL = 2;

    /** The first message of the burst. */
    public int begins() {
        return (int) (perSecond * calm.toSeconds());
    }

    /** The first message after the burst. */
    public int ends() {
        return begins() + (int) (perSecond * times * burst.toSeconds());
    }

    /** How many messages there are in all. */
    public int count() {
        return ends() + begins();
    }

    /** When a message is due, in nanoseconds from the start. */
    public long due(int message) {
        double second = 1e9 / perSecond;
        if (message < begins()) {
            return (long) (message * second);
        }
        if (message < ends()) {
            return calm.toNanos() + (long) ((message - begins()) * second / times);
        }
        return calm.toNanos() + burst.toNanos() + (long) ((message - ends()) * second);
    }

    /**
     * How many seconds after the burst messages took as long as usual again, and went on so.
     *
     * @param usual milliseconds, before the burst
     * @param ofSecond the figure of each second after the burst, from 0
     * @return empty when they did not within the time that was looked at
     */
    public OptionalInt usualAgain(double usual, IntToDoubleFunction ofSecond) {
        int inARow = 0;
        for (int second = 0; second < calm.toSeconds(); second++) {
            inARow = ofSecond.applyAsDouble(second) <= USUAL * usual ? inARow + 1 : 0;
            if (inARow == SECONDS_IN_A_ROW) {
                return OptionalInt.of(second + 1 - SECONDS_IN_A_ROW);
            }
        }
        return OptionalInt.empty();
    }
}
