package chat.parley.platform.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** How soon a reader wants records. Asking for each alone costs the broker, and the reader, more than the records do. */
public enum Haste {
    /** Somebody waits for what follows from them. */
    AT_ONCE(1, 500),
    /** A program waits for its answer, now and then: what came within 20 ms, together. */
    SOON(64 * 1024, 20),
    /** Nobody waits: what came within a tenth of a second, together. */
    TOGETHER(256 * 1024, 100);

    private final int leastBytes;
    private final int longestMillis;

    Haste(int leastBytes, int longestMillis) {
        this.leastBytes = leastBytes;
        this.longestMillis = longestMillis;
    }

    /** A consumer's settings with these. */
    public Map<String, Object> with(Map<String, Object> settings) {
        var all = new HashMap<>(settings);
        all.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, leastBytes);
        all.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, longestMillis);
        return all;
    }
}
