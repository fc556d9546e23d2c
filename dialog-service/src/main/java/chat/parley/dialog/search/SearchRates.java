package chat.parley.dialog.search;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How many searches each operator may still make here. The operators longest silent are forgotten, which at worst gives
 * them a full measure again. Safe for many threads.
 */
final class SearchRates {
    private static final int MOST_OPERATORS = 10_000;
    private static final int AT_ONCE = 30;
    private static final int PER_SECOND = 5;

    private final LongSupplier nanoTime;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true);

    /** @param nanoTime a monotonic clock in nanoseconds */
    SearchRates(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Counts a search; how many seconds it has to wait, 0 for none. */
    long take(String operator) {
        var probe = bucket(operator).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? 0
                : Math.max(
                        1,
                        Duration.ofNanos(probe.getNanosToWaitForRefill())
                                .plusMillis(999)
                                .toSeconds());
    }

    private synchronized Bucket bucket(String operator) {
        Bucket bucket = buckets.computeIfAbsent(
                operator,
                id -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(AT_ONCE).refillGreedy(PER_SECOND, Duration.ofSeconds(1)))
                        .withCustomTimePrecision(new NanoMeter(nanoTime))
                        .build());
        if (buckets.size() > MOST_OPERATORS) {
            var oldest = buckets.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        return bucket;
    }

    private record NanoMeter(LongSupplier nanoTime) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanoTime.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
