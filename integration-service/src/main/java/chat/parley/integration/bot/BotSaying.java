package chat.parley.integration.bot;

import chat.parley.contracts.dialog.Handover;
import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.message.Buttons;
import chat.parley.contracts.text.WellFormed;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a bot tells us, in the words of the Jivo Bot API. */
sealed interface BotSaying {
    int LONGEST_ID = 100;

    /** Unique among what the bot says: repeats are known by it. */
    String id();

    /** The dialog. */
    String chatId();

    /**
     * An answer.
     *
     * @param text with its buttons as numbered lines, for not every channel has buttons
     * @param buttons their words
     */
    record Message(String id, String chatId, String text, List<String> buttons) implements BotSaying {
        public Message {
            buttons = List.copyOf(buttons);
        }
    }

    /** A person shall take over [J-06], with what is to lead back [J-08]. */
    record InviteAgent(String id, String chatId, Handover handover) implements BotSaying {}

    /** Nothing that we know. */
    record Unsupported(String id, String chatId) implements BotSaying {}

    /** @throws ContractViolation for what is not of the documented form */
    static BotSaying read(byte[] body) {
        JsonNode event = json(body);
        String id = id(event, "id");
        String chat = id(event, "chat_id");
        return switch (event.path("event").asText()) {
            case "BOT_MESSAGE" -> {
                JsonNode message = event.path("message");
                yield message.path("type").asText().equalsIgnoreCase("switch")
                        ? new InviteAgent(id, chat, handover(message))
                        : message(id, chat, message);
            }
            case "INVITE_AGENT" -> new InviteAgent(id, chat, handover(event));
            default -> new Unsupported(id, chat);
        };
    }

    private static JsonNode json(byte[] body) {
        try {
            return Json.read(body, JsonNode.class)
                    .filter(JsonNode::isObject)
                    .orElseThrow(() -> refused("the body must be a JSON object"));
        } catch (IOException e) {
            throw refused("the body is no JSON");
        }
    }

    /** Numbers and texts are both in use. */
    private static String id(JsonNode event, String name) {
        JsonNode node = event.path(name);
        String id = node.isTextual() || node.isIntegralNumber() ? node.asText().strip() : "";
        if (id.isEmpty() || id.length() > LONGEST_ID) {
            throw refused(name + " is missing or too long");
        }
        return id;
    }

    private static Message message(String id, String chat, JsonNode message) {
        String type = message.path("type").asText();
        if (!type.equals("TEXT") && !type.equals("MARKDOWN") && !type.equals("BUTTONS")) {
            throw refused("message.type must be TEXT, MARKDOWN, BUTTONS or switch");
        }
        String words = message.path("text").asText();
        var labels = new ArrayList<String>();
        message.path("buttons").forEach(button -> labels.add(button.path("text").asText()));
        String text = Buttons.numbered(words.isBlank() ? message.path("title").asText() : words, labels);
        return new Message(
                id, chat, WellFormed.required("message.text", text, WellFormed.MESSAGE_LIMIT), shown(labels));
    }

    /** Buttons that no channel shows stay the lines of text that they are too. */
    private static List<String> shown(List<String> labels) {
        return labels.size() > Buttons.LIMIT
                        || labels.stream().anyMatch(label -> label.isBlank() || label.length() > Buttons.LABEL_LIMIT)
                ? List.of()
                : labels;
    }

    private static Handover handover(JsonNode asked) {
        var phrases = new ArrayList<String>();
        JsonNode given = asked.path("closeChatPhrases");
        if (!given.isMissingNode() && !given.isArray()) {
            throw refused("closeChatPhrases must be a list of texts");
        }
        for (JsonNode phrase : given) {
            if (!phrase.isTextual()) {
                throw refused("closeChatPhrases must be a list of texts");
            }
            phrases.add(phrase.asText());
        }
        JsonNode button = asked.path("appendCloseChatButton");
        if (!button.isMissingNode() && !button.isBoolean()) {
            throw refused("appendCloseChatButton must be true or false");
        }
        return new Handover(
                words("firstMessage", asked.path("firstMessage")),
                words("lastMessage", asked.path("lastMessage")),
                phrases,
                button.asBoolean(false));
    }

    private static @Nullable String words(String name, JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isTextual()) {
            throw refused(name + " must be text");
        }
        return node.asText();
    }

    private static ContractViolation refused(String detail) {
        return new ContractViolation(ErrorCode.INVALID_REQUEST, detail);
    }
}
