package chat.parley.ingest.limit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * One token bucket per key, all of the same rate. The number of keys is bounded: the one longest unused is forgotten,
 * which at worst gives it a full bucket again. Safe for many threads.
 *
 * @param <K> what is limited, for example a visitor's id
 */
public final class TokenBuckets<K> {
    private final Rate rate;
    private final int mostKeys;
    private final LongSupplier nanoTime;
    private final Map<K, TokenBucket> buckets = new LinkedHashMap<>(64, 0.75f, true);

    /**
     * @param mostKeys how many keys are remembered
     * @param nanoTime a monotonic clock in nanoseconds
     */
    public TokenBuckets(Rate rate, int mostKeys, LongSupplier nanoTime) {
        this.rate = rate;
        this.mostKeys = mostKeys;
        this.nanoTime = nanoTime;
    }

    /** @return 0 when the token was taken; otherwise after how many nanoseconds one will be there */
    public long take(K key) {
        return bucket(key).take();
    }

    /** @return how many tokens are there */
    public long left(K key) {
        return bucket(key).left();
    }

    /** @return after how many nanoseconds there will be a token; 0 where there is one */
    public long waiting(K key) {
        return bucket(key).waiting();
    }

    /** Puts a token back that was taken for something that did not happen after all. */
    public void giveBack(K key) {
        bucket(key).giveBack();
    }

    private synchronized TokenBucket bucket(K key) {
        TokenBucket bucket = buckets.computeIfAbsent(key, k -> new TokenBucket(rate, nanoTime));
        if (buckets.size() > mostKeys) {
            var oldest = buckets.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        return bucket;
    }
}
