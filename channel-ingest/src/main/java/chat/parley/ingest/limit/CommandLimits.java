package chat.parley.ingest.limit;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.VisitorId;
import java.util.function.LongSupplier;

/**
 * Fairness before the log: a command passes only when its visitor, its channel and its account all have a token left,
 * so that neither a flooding visitor nor a flooded account slows others down [N-14].
 */
public final class CommandLimits {
    private static final long SECOND = 1_000_000_000L;

    private record VisitorKey(AccountId account, VisitorId visitor) {}

    private record ChannelKey(AccountId account, ChannelId channel) {}

    private final TokenBuckets<VisitorKey> visitors;
    private final TokenBuckets<ChannelKey> channels;
    private final TokenBuckets<AccountId> accounts;

    /** @param nanoTime a monotonic clock in nanoseconds */
    public CommandLimits(Rate visitor, Rate channel, Rate account, int mostKeys, LongSupplier nanoTime) {
        this.visitors = new TokenBuckets<>(visitor, mostKeys, nanoTime);
        this.channels = new TokenBuckets<>(channel, mostKeys, nanoTime);
        this.accounts = new TokenBuckets<>(account, mostKeys, nanoTime);
    }

    /** @return 0 when the command may pass; otherwise after how many whole seconds to try again, at least 1 */
    public long take(AccountId account, ChannelId channel, VisitorId visitor) {
        var visitorKey = new VisitorKey(account, visitor);
        long wait = visitors.take(visitorKey);
        if (wait > 0) {
            return seconds(wait);
        }
        var channelKey = new ChannelKey(account, channel);
        wait = channels.take(channelKey);
        if (wait > 0) {
            visitors.giveBack(visitorKey);
            return seconds(wait);
        }
        wait = accounts.take(account);
        if (wait > 0) {
            visitors.giveBack(visitorKey);
            channels.giveBack(channelKey);
            return seconds(wait);
        }
        return 0;
    }

    /** @return {@code nanos} in whole seconds, rounded up */
    public static long seconds(long nanos) {
        return (nanos + SECOND - 1) / SECOND;
    }
}
