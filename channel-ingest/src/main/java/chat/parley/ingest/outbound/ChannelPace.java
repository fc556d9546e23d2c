package chat.parley.ingest.outbound;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** How much may be sent through each channel now: so many in a second, and nothing while it is held. Thread-safe. */
public final class ChannelPace {
    private record Key(AccountId account, ChannelId channel) {}

    private record Second(long number, int sent) {}

    private final Map<Key, Second> seconds = new HashMap<>();
    private final Map<Key, Instant> held = new HashMap<>();
    private final Map<Key, Integer> underWay = new HashMap<>();

    /**
     * @param perSecond what the provider takes
     * @param atOnce how many may be under way
     */
    public synchronized int room(AccountId account, ChannelId channel, int perSecond, int atOnce, Instant now) {
        var key = new Key(account, channel);
        Instant until = held.get(key);
        if (until != null && now.isBefore(until)) {
            return 0;
        }
        held.remove(key);
        Second second = seconds.get(key);
        int sent = second == null || second.number() != now.getEpochSecond() ? 0 : second.sent();
        return Math.max(0, Math.min(perSecond - sent, atOnce - underWay.getOrDefault(key, 0)));
    }

    /** Nothing goes out for a while. */
    public synchronized void hold(AccountId account, ChannelId channel, Instant now, Duration wait) {
        held.merge(new Key(account, channel), now.plus(wait), (a, b) -> a.isAfter(b) ? a : b);
    }

    /** The channel is well again. */
    public synchronized void release(AccountId account, ChannelId channel) {
        held.remove(new Key(account, channel));
    }

    public synchronized void begins(AccountId account, ChannelId channel, Instant now) {
        var key = new Key(account, channel);
        underWay.merge(key, 1, Integer::sum);
        seconds.merge(
                key,
                new Second(now.getEpochSecond(), 1),
                (before, one) -> before.number() == one.number() ? new Second(one.number(), before.sent() + 1) : one);
    }

    public synchronized void ends(AccountId account, ChannelId channel) {
        underWay.computeIfPresent(
                new Key(account, channel), (key, count) -> count == 1 ? null : Integer.valueOf(count - 1));
    }
}
