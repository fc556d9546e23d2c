package chat.parley.integration.bot;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How fast each of many may go: some at once, then steadily, whatever the others do [N-14]. Safe for many threads.
 *
 * @param <K> who goes
 */
final class Pace<K> {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final long step;
    private final long ahead;
    private final int most;
    private final LongSupplier nanoTime;
    private final ConcurrentMap<K, Long> paidUntil = new ConcurrentHashMap<>();

    /**
     * @param burst how many may come at once; at least 1
     * @param perSecond how many more each second; at least 1
     * @param most how many are remembered that went lately
     * @param nanoTime a monotonic clock in nanoseconds
     */
    Pace(int burst, int perSecond, int most, LongSupplier nanoTime) {
        this.step = SECOND / perSecond;
        this.ahead = (burst - 1) * step;
        this.most = most;
        this.nanoTime = nanoTime;
    }

    /** 0 when it may go; else after how many whole seconds to come again, at least 1. */
    long take(K who) {
        long now = nanoTime.getAsLong();
        if (paidUntil.size() >= most && !paidUntil.containsKey(who)) {
            paidUntil.values().removeIf(until -> until - now <= 0);
            if (paidUntil.size() >= most) {
                return 1;
            }
        }
        var tooSoon = new long[1];
        paidUntil.compute(who, (k, until) -> {
            long from = until == null || until - now < 0 ? now : until;
            tooSoon[0] = from - now - ahead;
            return tooSoon[0] > 0 ? from : from + step;
        });
        return tooSoon[0] <= 0 ? 0 : (tooSoon[0] + SECOND - 1) / SECOND;
    }
}
