package chat.parley.integration.feed;

import chat.parley.contracts.id.AccountId;
import chat.parley.integration.delivery.Message;
import chat.parley.integration.delivery.NewDelivery;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * An event of the log as far as integrations care: also one of a type that only a later version knows.
 *
 * @param event as it stands on the log
 */
record Happening(
        AccountId accountId,
        String conversationId,
        String dialogId,
        String eventId,
        String type,
        Instant at,
        JsonNode event) {
    /** The delivery of this, as every webhook gets it. */
    NewDelivery to(String destinationId) {
        return to(destinationId, type, Message.body(type, at, event.toString()));
    }

    /** The delivery of this with a body of its own. */
    NewDelivery to(String destinationId, String deliveredType, String body) {
        return new NewDelivery(
                accountId, destinationId, conversationId, Message.id(eventId, destinationId), deliveredType, body);
    }
}
