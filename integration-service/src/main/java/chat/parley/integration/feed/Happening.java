package chat.parley.integration.feed;

import chat.parley.contracts.id.AccountId;
import chat.parley.integration.delivery.Message;
import chat.parley.integration.delivery.NewDelivery;
import java.time.Instant;

/**
 * An event of the log as far as webhooks care: also one of a type that only a later version knows.
 *
 * @param data the event's JSON, as it stands on the log
 */
record Happening(AccountId accountId, String conversationId, String eventId, String type, Instant at, String data) {
    /** The delivery of this to a webhook. */
    NewDelivery to(String webhookId) {
        return new NewDelivery(
                accountId,
                webhookId,
                conversationId,
                Message.id(eventId, webhookId),
                type,
                Message.body(type, at, data));
    }
}
