package chat.parley.launcher.process;

import java.time.Duration;

/**
 * How long to wait before a program that ended is started again: longer each time, and short again once it ran well.
 * Not for use by several threads at once.
 */
public final class BackOff {
    private final Duration first;
    private final Duration longest;
    private final Duration goodRun;
    private Duration next;

    /**
     * @param first the wait after the first end
     * @param longest the wait never grows beyond this
     * @param goodRun a run at least this long makes the wait short again
     */
    public BackOff(Duration first, Duration longest, Duration goodRun) {
        this.first = first;
        this.longest = longest;
        this.goodRun = goodRun;
        this.next = first;
    }

    /** Half a second, doubling up to half a minute; a good run is one of a minute. */
    public static BackOff usual() {
        return new BackOff(Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofMinutes(1));
    }

    /** @param ran how long the program ran before it ended */
    public Duration after(Duration ran) {
        if (ran.compareTo(goodRun) >= 0) {
            next = first;
        }
        var wait = next;
        var doubled = next.multipliedBy(2);
        next = doubled.compareTo(longest) < 0 ? doubled : longest;
        return wait;
    }
}
