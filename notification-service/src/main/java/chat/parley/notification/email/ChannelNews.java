package chat.parley.notification.email;

import chat.parley.contracts.channel.ChannelHealth;
import chat.parley.contracts.channel.ChannelState;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.OperatorId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A channel stopped working, or works again, and an administrator is told [C-07].
 *
 * @param reason in the provider's own words; null where there is nothing to say
 * @param since when it came to be so
 * @param administratorId who is told
 */
public record ChannelNews(
        AccountId accountId,
        ChannelId channelId,
        ChannelState state,
        @Nullable String reason,
        Instant since,
        OperatorId administratorId) {
    /** Its kind among mails. */
    public static final String KIND = "channel";

    static ChannelNews of(ChannelHealth health, OperatorId administrator) {
        return new ChannelNews(
                health.accountId(), health.channelId(), health.state(), health.reason(), health.since(), administrator);
    }

    /** The same for the same news, whoever makes the mail and however often. */
    public String messageKey() {
        return KIND + "." + channelId.value() + "." + since.toEpochMilli() + "."
                + state.name().toLowerCase(java.util.Locale.ROOT) + "." + administratorId.value() + "."
                + accountId.value();
    }
}
