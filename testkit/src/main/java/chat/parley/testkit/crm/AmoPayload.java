package chat.parley.testkit.crm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What amoCRM's chats take for a message. */
final class AmoPayload {
    private static final Set<String> TYPES =
            Set.of("text", "contact", "file", "video", "picture", "voice", "audio", "sticker", "location");
    private static final Set<String> SIZED = Set.of("file", "video", "picture");

    private AmoPayload() {}

    /**
     * What is wrong with what is said; null for nothing.
     *
     * @param chats the conversations that have a chat
     */
    static @Nullable String wrong(String event, JsonNode payload, Set<String> chats) {
        JsonNode message = payload.path("message");
        String type = message.path("type").asText();
        if (!event.equals("new_message") && !event.equals("edit_message")) {
            return "event_type is new_message or edit_message";
        }
        if (!payload.path("timestamp").isIntegralNumber()
                || !payload.path("msec_timestamp").isIntegralNumber()
                || payload.path("msgid").asText().isBlank()) {
            return "timestamp, msec_timestamp and msgid are required";
        }
        if (!chats.contains(payload.path("conversation_id").asText())) {
            return "there is no such chat";
        }
        if (payload.at("/sender/id").asText().isBlank()
                || payload.at("/sender/name").asText().isBlank()) {
            return "sender.id and sender.name are required";
        }
        if (!TYPES.contains(type)) {
            return "message.type is none";
        }
        if (type.equals("text") && message.path("text").asText().isBlank()) {
            return "message.text is required";
        }
        boolean file = SIZED.contains(type);
        if (file
                && (message.path("file_name").asText().isBlank()
                        || !message.path("file_size").isIntegralNumber())) {
            return "message.file_name and message.file_size are required";
        }
        return (file || type.equals("voice") || type.equals("audio"))
                        && !message.path("media").asText().matches("https?://.+")
                ? "message.media is required"
                : null;
    }
}
