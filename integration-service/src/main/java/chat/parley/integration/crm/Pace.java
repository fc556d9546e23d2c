package chat.parley.integration.crm;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Gives each request to a CRM its moment, so that an account of it gets no more of them in any second than it takes.
 * Accounts that were longest without a request are forgotten. Safe for many threads.
 */
public final class Pace {
    private static final int MOST_ACCOUNTS = 10_000;

    private final Duration longest;
    private final LongSupplier nanoTime;
    private final Map<String, Long> next = new LinkedHashMap<>(64, 0.75f, true);

    /**
     * @param longest who would have to wait longer gets no moment
     * @param nanoTime a monotonic clock in nanoseconds
     */
    public Pace(Duration longest, LongSupplier nanoTime) {
        this.longest = longest;
        this.nanoTime = nanoTime;
    }

    /**
     * Takes the next moment.
     *
     * @param account where the CRM is
     * @param perSecond requests it takes in a second; at least 1
     * @return how long to wait until then; empty where that would be too long, and then no moment is taken
     */
    public synchronized Optional<Duration> take(String account, int perSecond) {
        long now = nanoTime.getAsLong();
        long free = Math.max(now, next.getOrDefault(account, now));
        if (free - now > longest.toNanos()) {
            return Optional.empty();
        }
        // Rounded up: seven to the second must not become eight.
        next.put(account, free + Math.ceilDiv(Duration.ofSeconds(1).toNanos(), perSecond));
        if (next.size() > MOST_ACCOUNTS) {
            var oldest = next.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        return Optional.of(Duration.ofNanos(free - now));
    }
}
