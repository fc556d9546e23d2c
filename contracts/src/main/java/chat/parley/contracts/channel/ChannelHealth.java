package chat.parley.contracts.channel;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a channel's connection has come to be, told when it stops working and when it works again [C-07]. Short
 * interruptions are not told.
 *
 * @param reason in the provider's own words; null where there is nothing to say
 * @param since when it came to be so
 */
public record ChannelHealth(
        AccountId accountId,
        ChannelId channelId,
        ChannelState state,
        @Nullable String reason,
        Instant since) {}
