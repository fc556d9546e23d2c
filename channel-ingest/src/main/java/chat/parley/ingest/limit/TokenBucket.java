package chat.parley.ingest.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.function.LongSupplier;

/** A bucket that begins full and fills up steadily. Safe for many threads. */
public final class TokenBucket {
    private final Bucket bucket;

    /** @param nanoTime a monotonic clock in nanoseconds */
    public TokenBucket(Rate rate, LongSupplier nanoTime) {
        this.bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(rate.perSecond(), Duration.ofSeconds(1)))
                .withCustomTimePrecision(new NanoMeter(nanoTime))
                .build();
    }

    /** @return 0 when a token was taken; otherwise after how many nanoseconds one will be there */
    public long take() {
        return bucket.tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill();
    }

    /** @return how many tokens are there */
    public long left() {
        return bucket.getAvailableTokens();
    }

    /** @return after how many nanoseconds there will be a token; 0 where there is one */
    public long waiting() {
        return bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
    }

    /** Puts a token back that was taken for something that did not happen after all. */
    public void giveBack() {
        bucket.addTokens(1);
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
