package chat.parley.ingest.channel.telegram;

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

/** Reads what Telegram tells: one update of a bot. */
final class TelegramUpdate {
    private static final String ANSWER = "";
    private static final int BAD_REQUEST = 400;

    private TelegramUpdate() {}

    /** @param body one update, verified to be Telegram's */
    static Reading read(byte[] body) {
        try {
            Optional<JsonNode> read = Json.read(body, JsonNode.class);
            if (read.isEmpty()) {
                return new Reading.Refused(BAD_REQUEST, "no-update");
            }
            JsonNode update = read.get();
            JsonNode number = update.path("update_id");
            if (!update.isObject() || !number.isIntegralNumber() || !number.canConvertToLong()) {
                return new Reading.Refused(BAD_REQUEST, "no-update");
            }
            return read(update, number.longValue());
        } catch (IOException e) {
            return new Reading.Refused(BAD_REQUEST, "no-json");
        }
    }

    private static Reading read(JsonNode update, long number) {
        if (update.has("message")) {
            return message(update.path("message"), number);
        }
        if (update.has("edited_message")) {
            return edit(update.path("edited_message"), number);
        }
        if (update.has("my_chat_member")) {
            return membership(update.path("my_chat_member"), number);
        }
        return odd(number, "update");
    }

    private static Reading message(JsonNode message, long number) {
        if (!isPrivate(message)) {
            return odd(number, "chat-" + message.path("chat").path("type").asText("unknown"));
        }
        List<RemoteFile> files = TelegramFiles.of(message);
        String text = text(message);
        if (text.isEmpty() && files.isEmpty()) {
            return odd(number, "message");
        }
        JsonNode answered = message.path("reply_to_message").path("message_id");
        return understood(
                number,
                new Arrival.Message(
                        sender(message),
                        id(message),
                        text,
                        files,
                        answered.isMissingNode() ? null : chat(message) + ":" + answered.asText()));
    }

    private static Reading edit(JsonNode message, long number) {
        if (!isPrivate(message)) {
            return odd(number, "edit");
        }
        return understood(
                number,
                new Arrival.Edit(
                        sender(message),
                        id(message),
                        message.path("edit_date").asText("0") + "." + number,
                        text(message)));
    }

    /** In a private chat this is how Telegram says that the visitor has blocked the bot, or let it in again. */
    private static Reading membership(JsonNode change, long number) {
        if (!isPrivate(change)) {
            return odd(number, "membership");
        }
        String now = change.path("new_chat_member").path("status").asText();
        boolean reachable = now.equals("member");
        return understood(
                number,
                new Arrival.Reachability(
                        sender(change),
                        Long.toString(number),
                        reachable,
                        reachable ? null : "bot was blocked by the user"));
    }

    private static Reading.Understood understood(long number, Arrival arrival) {
        return new Reading.Understood(number, List.of(arrival), ANSWER);
    }

    private static Reading.Odd odd(long number, String kind) {
        return new Reading.Odd(number, kind, ANSWER);
    }

    private static boolean isPrivate(JsonNode message) {
        return message.path("chat").path("type").asText().equals("private")
                && message.path("chat").path("id").isIntegralNumber();
    }

    private static String chat(JsonNode message) {
        return message.path("chat").path("id").asText();
    }

    private static String id(JsonNode message) {
        return chat(message) + ":" + message.path("message_id").asText();
    }

    private static Sender sender(JsonNode message) {
        JsonNode person = message.has("from") ? message.path("from") : message.path("chat");
        String name = (person.path("first_name").asText() + " "
                        + person.path("last_name").asText())
                .strip();
        if (name.isEmpty()) {
            name = person.path("username").asText();
        }
        String language = person.path("language_code").asText();
        return new Sender(
                chat(message),
                name.isEmpty() ? null : name,
                language.length() < 2 ? null : language.substring(0, 2),
                SenderCard.of(null, ownPhone(message)));
    }

    /** Of a contact that is the writer's own, not somebody's whom they recommend; null for none. */
    private static @Nullable String ownPhone(JsonNode message) {
        JsonNode contact = message.path("contact");
        boolean own = contact.path("user_id").isIntegralNumber()
                && contact.path("user_id").asLong()
                        == message.path("from").path("id").asLong();
        return own ? contact.path("phone_number").textValue() : null;
    }

    private static String text(JsonNode message) {
        if (message.has("text")) {
            return TelegramText.plain(message.path("text").asText(), message.path("entities"));
        }
        if (message.has("caption")) {
            return TelegramText.plain(message.path("caption").asText(), message.path("caption_entities"));
        }
        return place(message).or(() -> contact(message)).orElse("");
    }

    private static Optional<String> place(JsonNode message) {
        JsonNode location = message.path("location");
        if (!location.path("latitude").isNumber() || !location.path("longitude").isNumber()) {
            return Optional.empty();
        }
        JsonNode venue = message.path("venue");
        String name =
                (venue.path("title").asText() + " " + venue.path("address").asText()).strip();
        return Optional.of("📍 " + (name.isEmpty() ? "" : name + " ")
                + location.path("latitude").asText() + ", "
                + location.path("longitude").asText());
    }

    private static Optional<String> contact(JsonNode message) {
        JsonNode contact = message.path("contact");
        if (!contact.has("phone_number")) {
            return Optional.empty();
        }
        String name = (contact.path("first_name").asText() + " "
                        + contact.path("last_name").asText())
                .strip();
        return Optional.of("☎ " + contact.path("phone_number").asText() + (name.isEmpty() ? "" : " " + name));
    }

    static @Nullable Integer number(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isInt() && value.intValue() >= 0 ? value.intValue() : null;
    }
}
