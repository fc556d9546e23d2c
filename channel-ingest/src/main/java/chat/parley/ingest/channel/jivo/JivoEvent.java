package chat.parley.ingest.channel.jivo;

import chat.parley.contracts.dialog.MessageStatus;
import chat.parley.contracts.message.AttachmentKind;
import chat.parley.ingest.kit.Arrival;
import chat.parley.ingest.kit.Reading;
import chat.parley.ingest.kit.RemoteFile;
import chat.parley.ingest.kit.Sender;
import chat.parley.ingest.kit.SenderCard;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one event of a visitor. Text, photo, video and document are known from programs in use; the other types from
 * older descriptions only, so they are taken as far as they make sense, and what does not is acknowledged and kept.
 */
final class JivoEvent {
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_URL = 2_000;

    private JivoEvent() {}

    /** @param freshId of a message that has none: the sender then cannot know repeats, and neither can we */
    static Reading read(byte[] body, String freshId) {
        try {
            Optional<JsonNode> event = Json.read(body, JsonNode.class).filter(JsonNode::isObject);
            if (event.isEmpty()) {
                return refused("no-event");
            }
            JsonNode message = event.get().path("message");
            JsonNode said = event.get().path("sender");
            String person = id(said.path("id"));
            if (person.isEmpty()) {
                return refused("no-sender");
            }
            if (!message.isObject() || !message.path("type").isTextual()) {
                return refused("no-message");
            }
            String id = id(message.path("id"));
            var card = SenderCard.of(
                    said.path("email").textValue(), said.path("phone").textValue());
            var sender = new Sender(person, name(said), null, card);
            return read(sender, message, id, id.isEmpty() ? freshId : id);
        } catch (IOException e) {
            return refused("no-json");
        }
    }

    /** @param said the id it came with; empty for none */
    private static Reading read(Sender sender, JsonNode message, String said, String id) {
        String type = message.path("type").asText();
        return switch (type) {
            case "text" -> {
                String text = message.path("text").asText();
                yield text.isBlank()
                        ? refused("no-text")
                        : understood(new Arrival.Message(sender, id, text, List.of(), null));
            }
            case "photo" -> file(sender, message, id, AttachmentKind.IMAGE, "photo.jpg");
            case "video" -> file(sender, message, id, AttachmentKind.VIDEO, "video.mp4");
            case "audio" -> file(sender, message, id, AttachmentKind.AUDIO, "audio");
            case "sticker" -> file(sender, message, id, AttachmentKind.STICKER, "sticker");
            case "document" -> file(sender, message, id, null, "document");
            case "location" -> place(sender, message, id);
            case "typein" -> understood(new Arrival.Typing(sender));
            case "typeout" -> new Reading.Understood(null, List.of(), "");
            case "seen" ->
                said.isEmpty()
                        ? new Reading.Odd(null, "seen", "")
                        : understood(new Arrival.Receipt(sender, said, MessageStatus.READ));
            case "start" -> understood(new Arrival.Reachability(sender, id, true, null));
            case "stop" -> understood(new Arrival.Reachability(sender, id, false, "the visitor has left"));
            default -> new Reading.Odd(null, type.length() > 60 ? "event" : type, "");
        };
    }

    private static Reading file(
            Sender sender, JsonNode message, String id, @Nullable AttachmentKind kind, String otherwise) {
        String where = message.path("file").asText();
        if (!where.matches("(?i)https?://\\S+") || where.length() > LONGEST_URL) {
            return refused("no-file");
        }
        String said = message.path("file_name").asText().strip();
        var file = new RemoteFile(
                where,
                where,
                kind,
                said.isEmpty() || said.length() > LONGEST_NAME ? otherwise : said,
                positive(message.path("file_size")),
                small(message.path("width")),
                small(message.path("height")),
                null);
        // A caption stands in either, depending on the program.
        String text = message.path("text").asText();
        String caption = text.isEmpty() ? message.path("title").asText() : text;
        return understood(new Arrival.Message(sender, id, caption, List.of(file), null));
    }

    private static Reading place(Sender sender, JsonNode message, String id) {
        String latitude = message.path("latitude").asText();
        String longitude = message.path("longitude").asText();
        if (!isDegrees(latitude) || !isDegrees(longitude)) {
            return refused("no-place");
        }
        return understood(new Arrival.Message(sender, id, "📍 " + latitude + ", " + longitude, List.of(), null));
    }

    private static boolean isDegrees(String text) {
        return text.matches("-?[0-9]{1,3}(\\.[0-9]{1,15})?");
    }

    /** Numbers and texts are both in use. */
    private static String id(JsonNode node) {
        String id = node.isTextual() || node.isIntegralNumber() ? node.asText().strip() : "";
        return id.length() > LONGEST_ID ? "" : id;
    }

    private static @Nullable String name(JsonNode sender) {
        String name =
                sender.path("name").isTextual() ? sender.path("name").asText().strip() : "";
        return name.isEmpty() ? null : name;
    }

    private static @Nullable Long positive(JsonNode node) {
        return node.isIntegralNumber() && node.asLong() > 0 ? node.asLong() : null;
    }

    private static @Nullable Integer small(JsonNode node) {
        return node.isInt() && node.asInt() > 0 ? node.asInt() : null;
    }

    private static Reading understood(Arrival arrival) {
        return new Reading.Understood(null, List.of(arrival), "");
    }

    private static Reading refused(String reason) {
        return new Reading.Refused(400, reason);
    }
}
