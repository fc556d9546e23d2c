package chat.parley.testkit.vk;

import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a community writes, and to whom it may. Guarded by the simulator. */
final class VkMessages {
    private static final int LONGEST_TEXT = 9_000;
    private static final int LONGEST_PAYLOAD = 1_000;
    private static final int MOST_PEERS = 100;
    private static final Set<String> ACTIVITIES = Set.of("typing", "audiomessage");
    /** What a button must have, by what it does. */
    private static final Map<String, String> BUTTONS = Map.of(
            "text", "label",
            "callback", "label",
            "open_link", "link",
            "location", "payload",
            "vkpay", "hash",
            "open_app", "app_id");

    private final VkUploads uploads;
    private final Map<String, Long> sentBy = new HashMap<>();
    /** The messages there are, by number: what each reads as now. */
    private final Map<Long, String> texts = new HashMap<>();

    private final Map<Long, Long> peers = new HashMap<>();
    final List<VkSimulator.Sent> sent = new ArrayList<>();
    final Set<Long> allowed = new HashSet<>();
    long last = 1_000;
    int throttled;

    VkMessages(VkUploads uploads) {
        this.uploads = uploads;
    }

    /** A person's message; its number. */
    long heard(long person) {
        allowed.add(person);
        last++;
        peers.put(last, person);
        return last;
    }

    @Nullable
    String text(long number) {
        return texts.get(number);
    }

    JsonNode send(Map<String, String> arguments) throws VkFailure {
        if (throttled > 0) {
            throttled--;
            throw new VkFailure(6, "Too many requests per second");
        }
        String random = arguments.get("random_id");
        if (random == null || !random.matches("-?[0-9]{1,10}")) {
            throw VkFailure.parameter("random_id is undefined");
        }
        String several = arguments.get("peer_ids");
        if (several == null) {
            long peer = number(arguments.containsKey("peer_id") ? "peer_id" : "user_id", arguments);
            return Json.mapper().getNodeFactory().numberNode(send(peer, random, arguments));
        }
        String[] all = several.split(",", -1);
        if (all.length > MOST_PEERS) {
            throw VkFailure.parameter("peer_ids has too many elements");
        }
        ArrayNode answers = Json.mapper().createArrayNode();
        for (String peer : all) {
            ObjectNode answer =
                    answers.addObject().put("peer_id", peer.matches("[0-9]{1,18}") ? Long.parseLong(peer) : 0);
            try {
                long made = send(answer.path("peer_id").asLong(), random, arguments);
                answer.put("message_id", made).put("conversation_message_id", made - 900);
            } catch (VkFailure e) {
                ObjectNode error = e.body("messages.send", arguments);
                answer.put("message_id", 0)
                        .putObject("error")
                        .put("code", error.path("error_code").asInt())
                        .put("description", e.getMessage());
            }
        }
        return answers;
    }

    private long send(long peer, String random, Map<String, String> arguments) throws VkFailure {
        String text = arguments.getOrDefault("message", "");
        String attachment = arguments.getOrDefault("attachment", "");
        if (!allowed.contains(peer)) {
            throw new VkFailure(901, "Can't send messages for users without permission");
        }
        if (text.isBlank() && attachment.isEmpty() && !arguments.containsKey("sticker_id")) {
            throw VkFailure.parameter("message is empty or invalid");
        }
        if (text.length() > LONGEST_TEXT || attachment.length() > LONGEST_TEXT) {
            throw new VkFailure(914, "Message is too long");
        }
        if (arguments.getOrDefault("payload", "").length() > LONGEST_PAYLOAD) {
            throw VkFailure.parameter("payload is too long");
        }
        uploads.require(attachment);
        if (arguments.containsKey("reply_to") && !peers.containsKey(number("reply_to", arguments))) {
            throw VkFailure.parameter("reply_to is invalid");
        }
        requireKeyboard(arguments.get("keyboard"));
        Long before = sentBy.get(peer + "/" + random);
        if (!random.equals("0") && before != null) {
            return before;
        }
        last++;
        sentBy.put(peer + "/" + random, last);
        texts.put(last, text);
        peers.put(last, peer);
        sent.add(new VkSimulator.Sent(peer, last, text, attachment, arguments.getOrDefault("keyboard", "")));
        return last;
    }

    JsonNode edit(Map<String, String> arguments) throws VkFailure {
        long number = number("message_id", arguments);
        String text = arguments.getOrDefault("message", "");
        if (!texts.containsKey(number) || number("peer_id", arguments) != peers.getOrDefault(number, 0L)) {
            throw VkFailure.parameter("message_id is invalid");
        }
        if (text.isBlank() && !arguments.containsKey("attachment")) {
            throw VkFailure.parameter("message is empty or invalid");
        }
        if (text.length() > LONGEST_TEXT) {
            throw new VkFailure(914, "Message is too long");
        }
        texts.put(number, text);
        return Json.mapper().getNodeFactory().numberNode(1);
    }

    JsonNode delete(Map<String, String> arguments) throws VkFailure {
        ObjectNode answer = Json.mapper().createObjectNode();
        for (String each : arguments.getOrDefault("message_ids", "").split(",", -1)) {
            if (!each.matches("[0-9]{1,18}") || texts.remove(Long.parseLong(each)) == null) {
                throw new VkFailure(924, "Can't delete this message");
            }
            answer.put(each, 1);
        }
        return answer;
    }

    JsonNode activity(Map<String, String> arguments) throws VkFailure {
        if (!ACTIVITIES.contains(arguments.getOrDefault("type", ""))) {
            throw VkFailure.parameter("type is invalid");
        }
        if (!allowed.contains(number("peer_id", arguments))) {
            throw new VkFailure(901, "Can't send messages for users without permission");
        }
        return Json.mapper().getNodeFactory().numberNode(1);
    }

    JsonNode isAllowed(Map<String, String> arguments) throws VkFailure {
        return Json.mapper()
                .createObjectNode()
                .put("is_allowed", allowed.contains(number("user_id", arguments)) ? 1 : 0);
    }

    static long number(String name, Map<String, String> arguments) throws VkFailure {
        String said = arguments.getOrDefault(name, "");
        if (!said.matches("-?[0-9]{1,18}")) {
            throw VkFailure.parameter(name + " is undefined");
        }
        return Long.parseLong(said);
    }

    private static void requireKeyboard(@Nullable String keyboard) throws VkFailure {
        if (keyboard == null) {
            return;
        }
        try {
            JsonNode rows = Json.mapper().readTree(keyboard).path("buttons");
            boolean good = rows.isArray() && rows.size() <= 10;
            for (JsonNode row : rows) {
                good &= row.isArray() && row.size() <= 5;
                for (JsonNode button : row) {
                    JsonNode action = button.path("action");
                    String label = action.path("label").asText();
                    String needs = BUTTONS.get(action.path("type").asText());
                    good &= needs != null && !action.path(needs).asText().isBlank() && label.length() <= 40;
                }
            }
            if (good) {
                return;
            }
        } catch (IOException e) {
            throw new VkFailure(911, "Keyboard format is invalid: " + e.getMessage());
        }
        throw new VkFailure(911, "Keyboard format is invalid");
    }
}
