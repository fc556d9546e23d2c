package chat.parley.ingest.outbound;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.MessageId;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something on its way to a provider.
 *
 * @param deliveryId rises in the order in which things happened
 * @param attempts how many were made or begun, in all rounds
 * @param failures how many of this round failed
 * @param partsSent how many parts of it the provider has taken
 * @param dueAt when the next attempt is made; for one under way, when it counts as lost
 * @param roundBeganAt when the present round of attempts began; null before the first
 * @param finishedAt null while it is open
 * @param reason in the provider's own words why the last attempt failed; null where there is nothing to say
 * @param lost whether an attempt was under way and nobody knows what came of it
 * @param tries what the attempts came to, oldest first
 */
public record Delivery(
        String deliveryId,
        @JsonIgnore AccountId accountId,
        ChannelId channelId,
        ConversationId conversationId,
        MessageId messageId,
        DeliveryAction action,
        @JsonIgnore DeliveryBody body,
        DeliveryState state,
        int attempts,
        @JsonIgnore int failures,
        int partsSent,
        Instant createdAt,
        Instant dueAt,
        @JsonIgnore @Nullable Instant roundBeganAt,
        @Nullable Instant finishedAt,
        @Nullable String reason,
        @JsonIgnore boolean lost,
        List<Attempt> tries) {
    public Delivery {
        tries = List.copyOf(tries);
    }

    /**
     * What one attempt came to.
     *
     * @param millis how long it took
     * @param result one word
     * @param reason in the provider's own words; null where it said nothing
     */
    public record Attempt(
            int number,
            Instant at,
            long millis,
            String result,
            @Nullable String reason) {}

    Delivery with(List<Attempt> itsTries) {
        return new Delivery(
                deliveryId,
                accountId,
                channelId,
                conversationId,
                messageId,
                action,
                body,
                state,
                attempts,
                failures,
                partsSent,
                createdAt,
                dueAt,
                roundBeganAt,
                finishedAt,
                reason,
                lost,
                itsTries);
    }

    long number() {
        return Long.parseLong(deliveryId);
    }
}
