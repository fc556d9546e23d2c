package chat.parley.testkit.telegram;

import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a bot does in its chats: all of them are with one person. */
final class TelegramChats {
    private static final int LONGEST_TEXT = 4_096;
    private static final int LONGEST_CAPTION = 1_024;
    private static final int MOST_DELETED = 100;
    private static final int MOST_IN_ALBUM = 10;
    private static final long PHOTO_LIMIT = 10L * 1024 * 1024;
    private static final long UPLOAD_LIMIT = 50L * 1024 * 1024;
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Map<String, String> UPLOADS = Map.of(
            "sendphoto", "photo",
            "senddocument", "document",
            "sendvoice", "voice",
            "sendvideo", "video",
            "sendaudio", "audio",
            "sendanimation", "animation",
            "sendsticker", "sticker");
    private static final Set<String> ACTIONS = Set.of(
            "typing",
            "upload_photo",
            "record_video",
            "upload_video",
            "record_voice",
            "upload_voice",
            "upload_document",
            "choose_sticker",
            "find_location",
            "record_video_note",
            "upload_video_note");

    private TelegramChats() {}

    /** @param files those that the bot may send by their ids */
    static JsonNode perform(SimulatedBot bot, String method, ObjectNode arguments, Set<String> files)
            throws TelegramRefusal {
        synchronized (bot) {
            return switch (method) {
                case "sendmessage",
                        "sendphoto",
                        "senddocument",
                        "sendvoice",
                        "sendvideo",
                        "sendaudio",
                        "sendanimation",
                        "sendsticker",
                        "sendlocation",
                        "sendcontact" -> send(bot, method, arguments, files);
                case "editmessagetext" -> edit(bot, method, arguments, "text");
                case "editmessagecaption" -> edit(bot, method, arguments, "caption");
                case "editmessagereplymarkup" -> mark(bot, arguments);
                case "setmessagereaction" -> react(bot, arguments);
                case "sendmediagroup" -> album(bot, arguments, files);
                case "deletemessage" -> delete(bot, arguments);
                case "deletemessages" -> deleteAll(bot, arguments);
                case "sendchataction" -> action(bot, arguments);
                case "getchat" -> person(chat(bot, arguments));
                case "getuserprofilephotos" -> {
                    ObjectNode none = Json.mapper().createObjectNode().put("total_count", 0);
                    none.putArray("photos");
                    yield none;
                }
                // Nobody can press anything here.
                case "answercallbackquery" ->
                    throw TelegramRefusal.bad("query is too old and response timeout expired or query ID is invalid");
                default -> throw new TelegramRefusal(404, "Not Found");
            };
        }
    }

    private static JsonNode send(SimulatedBot bot, String method, ObjectNode arguments, Set<String> files)
            throws TelegramRefusal {
        if (bot.throttled > 0) {
            bot.throttled--;
            throw TelegramRefusal.later(bot.throttleSeconds);
        }
        long chat = chat(bot, arguments);
        String field = UPLOADS.get(method);
        String text = arguments.path(field == null ? "text" : "caption").asText();
        switch (method) {
            case "sendmessage" -> requireText(arguments, text, LONGEST_TEXT, "message is too long");
            case "sendlocation" -> {
                require(arguments, "latitude");
                require(arguments, "longitude");
            }
            case "sendcontact" -> {
                required(arguments, "phone_number");
                required(arguments, "first_name");
            }
            default -> {
                requireFile(String.valueOf(field), arguments, files);
                requireLength(arguments, text, LONGEST_CAPTION, "message caption is too long");
            }
        }
        JsonNode reply = TelegramArguments.nested(arguments, "reply_parameters");
        if (!reply.isMissingNode()
                && !bot.texts
                        .getOrDefault(chat, Map.of())
                        .containsKey(reply.path("message_id").asLong())
                && !reply.path("allow_sending_without_reply").asBoolean()) {
            throw TelegramRefusal.bad("message to be replied not found");
        }
        long number = bot.message();
        bot.texts.computeIfAbsent(chat, c -> new HashMap<>()).put(number, text);
        bot.own.add(number);
        long bytes = arguments.path(TelegramArguments.BYTES).asLong();
        bot.sent.add(new SimulatedBot.Sent(method, arguments, number, bytes));
        ObjectNode message = message(bot, chat, number);
        if (field == null && !text.isEmpty()) {
            message.put("text", text);
        } else if (field != null) {
            ObjectNode file = field.equals("photo")
                    ? message.putArray("photo").addObject().put("width", 90).put("height", 60)
                    : message.putObject(field);
            file.put("file_id", "sent-" + number)
                    .put("file_unique_id", "u" + number)
                    .put("file_size", bytes);
            if (!text.isEmpty()) {
                message.put("caption", text);
            }
        }
        return message;
    }

    private static void requireText(ObjectNode arguments, String text, int most, String tooLong)
            throws TelegramRefusal {
        if (text.isBlank()) {
            throw TelegramRefusal.bad("message text is empty");
        }
        requireLength(arguments, text, most, tooLong);
    }

    /** What counts is what is left when marks have become entities. */
    private static void requireLength(ObjectNode arguments, String text, int most, String tooLong)
            throws TelegramRefusal {
        String mode = arguments.path("parse_mode").asText().toLowerCase(Locale.ROOT);
        if (!List.of("", "none", "html", "markdown", "markdownv2").contains(mode)) {
            throw TelegramRefusal.bad("unsupported parse_mode");
        }
        String shown = mode.equals("html") ? TAG.matcher(text).replaceAll("") : text;
        if (shown.length() > most) {
            throw TelegramRefusal.bad(tooLong);
        }
    }

    private static void require(ObjectNode arguments, String name) throws TelegramRefusal {
        if (arguments.path(name).asText().isEmpty()) {
            throw TelegramRefusal.bad(name + " is empty");
        }
    }

    private static void required(ObjectNode arguments, String name) throws TelegramRefusal {
        if (arguments.path(name).asText().isEmpty()) {
            throw TelegramRefusal.bad("parameter \"" + name + "\" is required");
        }
    }

    /** It comes along, lies at Telegram already, or is had somewhere. */
    private static void requireFile(String field, ObjectNode arguments, Set<String> files) throws TelegramRefusal {
        if (!arguments.has(field)) {
            throw TelegramRefusal.bad("there is no " + field + " in the request");
        }
        if (!arguments.has(TelegramArguments.BYTES)) {
            String named = arguments.path(field).asText();
            if (!named.matches("https?://.+") && !named.startsWith("sent-") && !files.contains(named)) {
                throw TelegramRefusal.bad("wrong remote file identifier specified: Wrong string length");
            }
            return;
        }
        long bytes = arguments.path(TelegramArguments.BYTES).asLong();
        if (bytes > UPLOAD_LIMIT) {
            throw new TelegramRefusal(413, "Request Entity Too Large");
        }
        if (bytes == 0) {
            throw TelegramRefusal.bad("file must be non-empty");
        }
        if (field.equals("photo") && bytes > PHOTO_LIMIT) {
            throw TelegramRefusal.bad("file of size " + bytes + " bytes is too big for a photo; the maximum size is "
                    + PHOTO_LIMIT + " bytes");
        }
    }

    private static JsonNode edit(SimulatedBot bot, String method, ObjectNode arguments, String field)
            throws TelegramRefusal {
        long chat = chat(bot, arguments);
        long number = arguments.path("message_id").asLong();
        String text = arguments.path(field).asText();
        Map<Long, String> known = bot.texts.getOrDefault(chat, Map.of());
        if (!known.containsKey(number)) {
            throw TelegramRefusal.bad("message to edit not found");
        }
        if (!bot.own.contains(number)) {
            throw TelegramRefusal.bad("message can't be edited");
        }
        if (field.equals("text")) {
            requireText(arguments, text, LONGEST_TEXT, "message is too long");
        } else {
            requireLength(arguments, text, LONGEST_CAPTION, "message caption is too long");
        }
        if (text.equals(known.get(number))) {
            throw TelegramRefusal.bad("message is not modified: specified new message content and reply markup are"
                    + " exactly the same as a current content and reply markup of the message");
        }
        known.put(number, text);
        bot.sent.add(new SimulatedBot.Sent(method, arguments, number, 0));
        return message(bot, chat, number)
                .put("edit_date", TelegramSimulator.DATE + number)
                .put(field, text);
    }

    private static JsonNode mark(SimulatedBot bot, ObjectNode arguments) throws TelegramRefusal {
        long chat = chat(bot, arguments);
        long number = there(bot, chat, arguments, "message to edit");
        if (!bot.own.contains(number)) {
            throw TelegramRefusal.bad("message can't be edited");
        }
        bot.sent.add(new SimulatedBot.Sent("editmessagereplymarkup", arguments, number, 0));
        return message(bot, chat, number).put("edit_date", TelegramSimulator.DATE + number);
    }

    private static JsonNode react(SimulatedBot bot, ObjectNode arguments) throws TelegramRefusal {
        long number = there(bot, chat(bot, arguments), arguments, "message to react");
        bot.sent.add(new SimulatedBot.Sent("setmessagereaction", arguments, number, 0));
        return Json.mapper().getNodeFactory().booleanNode(true);
    }

    private static long there(SimulatedBot bot, long chat, ObjectNode arguments, String what) throws TelegramRefusal {
        long number = arguments.path("message_id").asLong();
        if (!bot.texts.getOrDefault(chat, Map.of()).containsKey(number)) {
            throw TelegramRefusal.bad(what + " not found");
        }
        return number;
    }

    /** Each picture of it is a message of its own. */
    private static JsonNode album(SimulatedBot bot, ObjectNode arguments, Set<String> files) throws TelegramRefusal {
        JsonNode all = TelegramArguments.nested(arguments, "media");
        if (!all.isArray()) {
            throw TelegramRefusal.bad("expected an Array of InputMedia");
        }
        if (all.isEmpty() || all.size() > MOST_IN_ALBUM) {
            throw TelegramRefusal.bad(
                    all.isEmpty() ? "there are no messages to send" : "too many messages to send as an album");
        }
        var answer = Json.mapper().createArrayNode();
        for (JsonNode each : all) {
            String kind = each.path("type").asText();
            String method = "send" + kind;
            if (!UPLOADS.containsKey(method)) {
                throw TelegramRefusal.bad("can't parse InputMedia: type must be one of photo, video, audio, document");
            }
            ObjectNode one = Json.mapper().createObjectNode();
            one.set("chat_id", arguments.path("chat_id"));
            String media = each.path("media").asText();
            boolean attached = media.startsWith("attach://") && arguments.has(media.substring("attach://".length()));
            one.put(kind, attached ? "sent-along" : media)
                    .put("caption", each.path("caption").asText());
            answer.add(send(bot, method, one, files));
        }
        return answer;
    }

    private static JsonNode delete(SimulatedBot bot, ObjectNode arguments) throws TelegramRefusal {
        long chat = chat(bot, arguments);
        long number = arguments.path("message_id").asLong();
        if (bot.texts.getOrDefault(chat, Map.of()).remove(number) == null) {
            throw TelegramRefusal.bad("message to delete not found");
        }
        bot.sent.add(new SimulatedBot.Sent("deletemessage", arguments, number, 0));
        return Json.mapper().getNodeFactory().booleanNode(true);
    }

    /** Those that are not there are passed over. */
    private static JsonNode deleteAll(SimulatedBot bot, ObjectNode arguments) throws TelegramRefusal {
        long chat = chat(bot, arguments);
        JsonNode numbers = TelegramArguments.nested(arguments, "message_ids");
        if (!numbers.isArray() || numbers.isEmpty()) {
            throw TelegramRefusal.bad("message identifiers are not specified");
        }
        if (numbers.size() > MOST_DELETED) {
            throw TelegramRefusal.bad("too many message identifiers specified");
        }
        numbers.forEach(number -> bot.texts.getOrDefault(chat, Map.of()).remove(number.asLong()));
        return Json.mapper().getNodeFactory().booleanNode(true);
    }

    private static JsonNode action(SimulatedBot bot, ObjectNode arguments) throws TelegramRefusal {
        chat(bot, arguments);
        if (!ACTIONS.contains(arguments.path("action").asText().toLowerCase(Locale.ROOT))) {
            throw TelegramRefusal.bad("wrong parameter action in request");
        }
        bot.sent.add(new SimulatedBot.Sent("sendchataction", arguments, 0, 0));
        return Json.mapper().getNodeFactory().booleanNode(true);
    }

    private static long chat(SimulatedBot bot, JsonNode arguments) throws TelegramRefusal {
        if (arguments.path("chat_id").asText().isEmpty()) {
            throw TelegramRefusal.bad("chat_id is empty");
        }
        long chat = arguments.path("chat_id").asLong();
        if (!bot.chats.contains(chat)) {
            throw TelegramRefusal.bad("chat not found");
        }
        if (bot.blocked.contains(chat)) {
            throw new TelegramRefusal(403, "Forbidden: bot was blocked by the user");
        }
        return chat;
    }

    private static ObjectNode message(SimulatedBot bot, long chat, long number) {
        ObjectNode message = Json.mapper().createObjectNode().put("message_id", number);
        message.set("from", bot.self());
        message.put("date", TelegramSimulator.DATE + number);
        message.set("chat", person(chat));
        return message;
    }

    /** A private chat is called as the person in it. */
    static ObjectNode person(long chat) {
        return Json.mapper()
                .createObjectNode()
                .put("id", chat)
                .put("type", "private")
                .put("first_name", "Person " + chat);
    }
}
