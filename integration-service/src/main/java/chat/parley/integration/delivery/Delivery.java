package chat.parley.integration.delivery;

import chat.parley.contracts.id.AccountId;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to one destination.
 *
 * @param deliveryId rises in the order in which events are told
 * @param messageId what the receiver knows repeats by
 * @param body exactly as it is posted
 * @param attempts how many were made or begun, in all rounds
 * @param dueAt when the next attempt is made; for one under way, when it counts as lost
 * @param roundBeganAt when the present round of attempts began; null before the first
 * @param finishedAt null while it is open
 * @param reason why the last attempt failed, or why it was given up; null where there is nothing to say
 * @param tries what the attempts came to, oldest first
 */
public record Delivery(
        String deliveryId,
        String destinationId,
        @JsonIgnore AccountId accountId,
        String conversationId,
        String messageId,
        String eventType,
        @JsonIgnore String body,
        DeliveryState state,
        int attempts,
        Instant createdAt,
        Instant dueAt,
        @Nullable Instant roundBeganAt,
        @Nullable Instant finishedAt,
        @Nullable String reason,
        List<Attempt> tries) {
    /**
     * What one attempt came to.
     *
     * @param status of the answer; null when there was none
     * @param millis how long it took
     * @param error why there was no answer; null when there was one
     * @param answer its beginning, masked; null when there was none
     * @param target the address it went to, without what may be secret in it; null where it was not noted
     */
    public record Attempt(
            int number,
            Instant at,
            @Nullable Integer status,
            long millis,
            @Nullable String error,
            @Nullable String answer,
            @Nullable String target) {}

    Lane lane() {
        return new Lane(destinationId, conversationId);
    }

    Delivery with(List<Attempt> itsTries) {
        return new Delivery(
                deliveryId,
                destinationId,
                accountId,
                conversationId,
                messageId,
                eventType,
                body,
                state,
                attempts,
                createdAt,
                dueAt,
                roundBeganAt,
                finishedAt,
                reason,
                itsTries);
    }
}
