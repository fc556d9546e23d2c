package chat.parley.integration.partner;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How many calls each token may still make here. The tokens longest unused are forgotten, which at worst gives them a
 * full measure again. Safe for many threads.
 */
public final class CallRates {
    private static final int MOST_TOKENS = 10_000;

    private final int atOnce;
    private final int perSecond;
    private final LongSupplier nanoTime;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true);

    /**
     * @param atOnce calls that may come at once
     * @param perSecond calls that come back each second
     * @param nanoTime a monotonic clock in nanoseconds
     */
    public CallRates(int atOnce, int perSecond, LongSupplier nanoTime) {
        this.atOnce = atOnce;
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
    }

    /**
     * What a call was told.
     *
     * @param allowed whether it may be made
     * @param limit calls at once
     * @param remaining calls that may follow now
     * @param seconds until the next one may be made; 0 for now
     */
    public record Allowance(boolean allowed, int limit, long remaining, long seconds) {}

    /** Counts a call of the token. */
    public Allowance take(String tokenId) {
        Bucket bucket = bucket(tokenId);
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        long wait = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
        long seconds = wait == 0
                ? 0
                : Math.max(1, Duration.ofNanos(wait).plusMillis(999).toSeconds());
        return new Allowance(probe.isConsumed(), atOnce, probe.getRemainingTokens(), seconds);
    }

    private synchronized Bucket bucket(String tokenId) {
        Bucket bucket = buckets.computeIfAbsent(
                tokenId,
                id -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(atOnce).refillGreedy(perSecond, Duration.ofSeconds(1)))
                        .withCustomTimePrecision(new NanoMeter(nanoTime))
                        .build());
        if (buckets.size() > MOST_TOKENS) {
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
