package chat.parley.integration.bot;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.text.WellFormed;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** What a bot tells us, in the words of the Jivo Bot API. */
sealed interface BotSaying {
    int LONGEST_ID = 100;

    /** Unique among what the bot says: repeats are known by it. */
    String id();

    /** The dialog. */
    String chatId();

    /** An answer. */
    record Message(String id, String chatId, String text) implements BotSaying {}

    /** A person shall take over [J-06]. */
    record InviteAgent(String id, String chatId) implements BotSaying {}

    /** Nothing that we know. */
    record Unsupported(String id, String chatId) implements BotSaying {}

    /** @throws ContractViolation for what is not of the documented form */
    static BotSaying read(byte[] body) {
        JsonNode event = json(body);
        String id = id(event, "id");
        String chat = id(event, "chat_id");
        return switch (event.path("event").asText()) {
            case "BOT_MESSAGE" -> new Message(id, chat, text(event.path("message")));
            case "INVITE_AGENT" -> new InviteAgent(id, chat);
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

    /** The words; where there are buttons each is a numbered line of its own, as not every channel has buttons. */
    private static String text(JsonNode message) {
        String type = message.path("type").asText();
        if (!type.equals("TEXT") && !type.equals("MARKDOWN") && !type.equals("BUTTONS")) {
            throw refused("message.type must be TEXT, MARKDOWN or BUTTONS");
        }
        String words = message.path("text").asText();
        var text = new StringBuilder(words.isBlank() ? message.path("title").asText() : words);
        int number = 0;
        for (JsonNode button : message.path("buttons")) {
            number++;
            text.append(text.isEmpty() ? "" : "\n")
                    .append(number)
                    .append(". ")
                    .append(button.path("text").asText());
        }
        return WellFormed.required("message.text", text.toString(), WellFormed.MESSAGE_LIMIT);
    }

    private static ContractViolation refused(String detail) {
        return new ContractViolation(ErrorCode.INVALID_REQUEST, detail);
    }
}
