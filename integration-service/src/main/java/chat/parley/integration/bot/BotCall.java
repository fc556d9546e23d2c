package chat.parley.integration.bot;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.integration.dialog.DialogFacts;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a bot is told of an event of its dialog, in the words of the Jivo Bot API.
 *
 * @param event as the protocol calls it
 * @param body exactly as it is posted
 */
public record BotCall(String event, String body) {
    /** The visitor wrote and the bot shall answer. */
    static final String CLIENT_MESSAGE = "CLIENT_MESSAGE";

    /**
     * Empty where the protocol has no event for it.
     *
     * @param event as it stands on the log
     * @param eventId unique, and the same each time
     * @param at when it happened
     * @param dialog what is known with the event
     * @param online whether an operator is there
     */
    public static Optional<BotCall> of(JsonNode event, String eventId, Instant at, DialogFacts dialog, boolean online) {
        String account = event.path("meta").path("accountId").asText();
        JsonNode actor = event.path("meta").path("actor");
        return switch (event.path("type").asText()) {
            case "MessagePosted" -> {
                ObjectNode message = message(event, at);
                yield switch (actor.path("kind").asText()) {
                    case "visitor" ->
                        DialogFacts.WITH_BOT.equals(dialog.text("status"))
                                ? Optional.of(asked(account, eventId, dialog, message, online))
                                : Optional.empty();
                    case "operator" -> {
                        ObjectNode body = head("AGENT_MESSAGE", account, eventId, dialog);
                        agent(
                                body,
                                actor.path("id").asText(),
                                actor.path("name").asText());
                        body.set("message", message);
                        yield Optional.of(call(body));
                    }
                    default -> Optional.empty();
                };
            }
            case "OperatorAssigned" -> {
                ObjectNode body = head("AGENT_JOINED", account, eventId, dialog);
                agent(
                        body,
                        event.path("operatorId").asText(),
                        event.path("operatorName").asText());
                yield Optional.of(call(body));
            }
            case "OperatorsUnavailable" -> Optional.of(call(head("AGENT_UNAVAILABLE", account, eventId, dialog)));
            case "DialogReturned" ->
                Optional.of(call(head("CHAT_CLOSED", account, eventId, dialog).put("returned", true)));
            case "DialogClosed" -> Optional.of(call(head("CHAT_CLOSED", account, eventId, dialog)));
            default -> Optional.empty();
        };
    }

    private static BotCall asked(
            String account, String eventId, DialogFacts dialog, ObjectNode message, boolean online) {
        ObjectNode body = head(CLIENT_MESSAGE, account, eventId, dialog).put("agents_online", online);
        ObjectNode sender = body.putObject("sender").put("id", dialog.text("visitorId"));
        if (dialog.text("visitorName") != null) {
            sender.put("name", dialog.text("visitorName"));
        }
        if (dialog.text("pageUrl") != null) {
            sender.put("url", dialog.text("pageUrl"));
        }
        sender.put("has_contacts", dialog.first("emails") != null || dialog.first("phones") != null);
        body.set("message", message);
        body.putObject("channel").put("id", dialog.text("channelId")).put("type", dialog.text("channelKind"));
        return call(body);
    }

    private static ObjectNode head(String event, String account, String eventId, DialogFacts dialog) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("event", event)
                .put("id", UUID.nameUUIDFromBytes(eventId.getBytes(UTF_8)).toString())
                .put("site_id", account)
                .put("client_id", dialog.text("visitorId"))
                .put("chat_id", dialog.text("dialogId"));
    }

    private static void agent(ObjectNode body, String id, String name) {
        body.putObject("agent").put("id", id).put("name", name);
    }

    /** Files are named: a bot has no token to fetch them with. */
    private static ObjectNode message(JsonNode event, Instant at) {
        var text = new StringBuilder(event.path("text").asText());
        for (JsonNode file : event.path("attachments")) {
            text.append(text.isEmpty() ? "" : "\n")
                    .append("📎 ")
                    .append(file.path("name").asText());
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "TEXT")
                .put("text", text.toString())
                .put("timestamp", at.getEpochSecond());
    }

    private static BotCall call(ObjectNode body) {
        return new BotCall(body.path("event").asText(), body.toString());
    }
}
