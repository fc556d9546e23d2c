package chat.parley.ingest.outbound;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.MessageId;

/**
 * A delivery to be made.
 *
 * @param eventId of the event it comes from; the same event never makes two
 */
public record NewDelivery(
        AccountId accountId,
        ChannelId channelId,
        ConversationId conversationId,
        MessageId messageId,
        String eventId,
        DeliveryAction action,
        DeliveryBody body) {}
