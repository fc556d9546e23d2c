package chat.parley.ingest.channel.vk;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.dialog.MessageStatus;
import chat.parley.ingest.kit.Arrival;
import chat.parley.ingest.kit.Reading;
import chat.parley.ingest.kit.Sender;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/** Reads what VK tells: one event of a community. */
final class VkEvent {
    private static final String OK = "ok";
    /** Conversations of several people have numbers from here on. */
    private static final long FIRST_CHAT = 2_000_000_000L;

    private VkEvent() {}

    /**
     * @param secret what VK was told to show
     * @param group the community's number
     * @param confirmation what VK wants to hear at the beginning
     */
    static Reading read(byte[] body, String secret, String group, String confirmation) {
        try {
            Optional<JsonNode> read = Json.read(body, JsonNode.class);
            if (read.isEmpty()) {
                return new Reading.Refused(400, "no-event");
            }
            JsonNode event = read.get();
            if (!event.isObject() || !event.path("type").isTextual()) {
                return new Reading.Refused(400, "no-event");
            }
            byte[] shown = event.path("secret").asText().getBytes(UTF_8);
            if (secret.isEmpty() || !MessageDigest.isEqual(secret.getBytes(UTF_8), shown)) {
                return new Reading.Refused(403, "wrong-secret");
            }
            if (!event.path("group_id").asText().equals(group)) {
                return new Reading.Refused(403, "wrong-group");
            }
            return event.path("type").asText().equals("confirmation")
                    ? new Reading.Handshake(confirmation)
                    : verified(event);
        } catch (IOException e) {
            return new Reading.Refused(400, "no-json");
        }
    }

    /** Reads again what was verified before, by whatever secret. */
    static Reading readVerified(byte[] body) {
        try {
            return Json.read(body, JsonNode.class).map(VkEvent::verified).orElse(new Reading.Refused(400, "no-event"));
        } catch (IOException e) {
            return new Reading.Refused(400, "no-json");
        }
    }

    private static Reading verified(JsonNode event) {
        JsonNode object = event.path("object");
        String type = event.path("type").asText();
        String occasion = event.path("event_id").asText("0");
        return switch (type) {
            case "message_new" -> written(object.has("message") ? object.path("message") : object);
            case "message_reply" -> answered(object);
            case "message_edit" -> edited(object);
            case "message_allow" -> reachable(object, occasion, true);
            case "message_deny" -> reachable(object, occasion, false);
            case "message_read" ->
                understood(new Arrival.Receipt(
                        sender(object.path("from_id").asLong()),
                        object.path("from_id").asText() + ":"
                                + object.path("read_message_id").asText(),
                        MessageStatus.READ));
            case "message_typing_state" ->
                understood(new Arrival.Typing(sender(object.path("from_id").asLong())));
            default -> new Reading.Odd(null, type.length() > 60 ? "event" : type, OK);
        };
    }

    private static Reading written(JsonNode message) {
        if (!isPersonal(message) || message.path("from_id").asLong() <= 0) {
            return new Reading.Odd(null, "message", OK);
        }
        JsonNode answered = message.path("reply_message").path("id");
        String text = VkWords.of(message);
        var files = VkFiles.of(message);
        if (text.isEmpty() && files.isEmpty()) {
            return new Reading.Odd(null, "message-without-content", OK);
        }
        return understood(new Arrival.Message(
                sender(peer(message)),
                id(message),
                text,
                files,
                answered.isIntegralNumber() ? peer(message) + ":" + answered.asText() : null));
    }

    /** What we sent ourselves comes back too; only what somebody wrote in VK itself names its author [C-12]. */
    private static Reading answered(JsonNode message) {
        if (!isPersonal(message) || message.path("admin_author_id").asLong() == 0) {
            return new Reading.Understood(null, List.of(), OK);
        }
        return understood(new Arrival.OutsideReply(
                sender(peer(message)), id(message), "VK", VkWords.of(message), VkFiles.of(message)));
    }

    private static Reading edited(JsonNode message) {
        if (!isPersonal(message) || message.path("from_id").asLong() <= 0) {
            return new Reading.Understood(null, List.of(), OK);
        }
        return understood(new Arrival.Edit(
                sender(peer(message)),
                id(message),
                message.path("update_time").asText("0") + "."
                        + message.path("version").asText("0"),
                VkWords.of(message)));
    }

    private static Reading reachable(JsonNode object, String occasion, boolean reachable) {
        return understood(new Arrival.Reachability(
                sender(object.path("user_id").asLong()),
                occasion,
                reachable,
                reachable ? null : "the user has forbidden the community to write"));
    }

    private static Reading understood(Arrival arrival) {
        return new Reading.Understood(null, List.of(arrival), OK);
    }

    private static boolean isPersonal(JsonNode message) {
        return peer(message) > 0
                && peer(message) < FIRST_CHAT
                && message.path("id").asLong() > 0;
    }

    private static long peer(JsonNode message) {
        return message.path("peer_id").asLong();
    }

    private static String id(JsonNode message) {
        return peer(message) + ":" + message.path("id").asText();
    }

    private static Sender sender(long id) {
        return new Sender(Long.toString(id), null, "ru");
    }
}
