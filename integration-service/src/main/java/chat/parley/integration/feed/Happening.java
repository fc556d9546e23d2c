package chat.parley.integration.feed;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.event.Erasure;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DialogId;
import chat.parley.integration.delivery.Message;
import chat.parley.integration.delivery.NewDelivery;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

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
    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9_]{1,64}");

    /**
     * Reads an event of any type: what a later version says is told as it is.
     *
     * @throws IOException when it is no event
     */
    static Optional<Happening> read(byte[] body) throws IOException {
        JsonNode event = Json.read(body, JsonNode.class).orElseThrow(() -> new IOException("nothing at all"));
        JsonNode meta = event.path("meta");
        String type = event.path("type").asText();
        if (!TYPE.matcher(type).matches() || !meta.path("sequence").isIntegralNumber()) {
            throw new IOException("without a type or a number");
        }
        try {
            var account = new AccountId(meta.path("accountId").asText());
            var conversation = new ConversationId(meta.path("conversationId").asText());
            var dialog = new DialogId(meta.path("dialogId").asText());
            return Optional.of(new Happening(
                    account,
                    conversation.value(),
                    dialog.value(),
                    conversation.value() + ":" + meta.path("sequence").asLong(),
                    type,
                    Instant.parse(meta.path("at").asText()),
                    event));
        } catch (ContractViolation | DateTimeException e) {
            throw new IOException("with an id or a time that is none", e);
        }
    }

    /** What it wants forgotten; empty for one that says nothing of that. */
    Optional<Erasure> erasure() {
        if (!type.equals("VisitorErased") && !type.equals("DialogErased")) {
            return Optional.empty();
        }
        try {
            return Json.read(Json.bytes(event), DialogEvent.class).flatMap(Erasure::of);
        } catch (IOException e) {
            throw new UncheckedIOException("an erasure that cannot be read", e);
        }
    }

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
