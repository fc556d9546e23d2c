package chat.parley.integration.delivery;

import chat.parley.contracts.id.AccountId;

/**
 * A delivery to be.
 *
 * @param conversationId names, with the destination, the lane it goes in
 * @param messageId what the receiver knows repeats by
 * @param body exactly as it is posted
 */
public record NewDelivery(
        AccountId accountId,
        String destinationId,
        String conversationId,
        String messageId,
        String eventType,
        String body) {
    Lane lane() {
        return new Lane(destinationId, conversationId);
    }
}
