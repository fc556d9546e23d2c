package chat.parley.testkit.crm;

import chat.parley.testkit.crm.CrmServer.Answer;
import chat.parley.testkit.crm.CrmServer.Request;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * amoCRM's Chats API for one channel, as strict as its reference: every request is signed and not older than a quarter of
 * an hour, an account is connected before anything else, and what is not said by the customer names a user or the bot.
 */
public final class AmoChats {
    public static final String CHANNEL = "f90ba33d-c9d9-44da-b76c-c349b0ecbe41";
    public static final String SECRET = "5a44c5dff55f3c15a4cce8d7c4cc27e207c7e189";
    public static final String BOT = "76fc2bea-902f-425c-9a3d-dcdac4766090";
    /** The account's name among chats. */
    public static final String ACCOUNT = "af9945ff-1490-4cad-807d-945c15d88bec";

    public static final String SCOPE = CHANNEL + "_" + ACCOUNT;

    /** A page of what was said has so many at most. */
    private static final int PAGE = 50;

    private static final String NUMBER = "\\d{1,9}";

    private final Clock clock;
    private final Map<String, ObjectNode> chats = new LinkedHashMap<>();
    private final Map<String, ObjectNode> messages = new LinkedHashMap<>();
    private final List<JsonNode> statuses = new ArrayList<>();
    private final Set<String> foreign = new TreeSet<>();
    private final Map<String, Long> linked = new LinkedHashMap<>();
    private boolean connected;
    private int written;

    AmoChats(Clock clock) {
        this.clock = clock;
    }

    /** Whether the account uses the channel. */
    public synchronized boolean isConnected() {
        return connected;
    }

    /** All messages that came, oldest first, as they read now; each once. */
    public synchronized List<JsonNode> messages() {
        return messages.values().stream().<JsonNode>map(ObjectNode::deepCopy).toList();
    }

    /** What became of messages of amoCRM's users, each with its {@code msgid}, oldest first. */
    public synchronized List<JsonNode> statuses() {
        return List.copyOf(statuses);
    }

    /** Which contact each chat belongs to, by the conversation's id in the channel. */
    public synchronized Map<String, Long> contacts() {
        return Map.copyOf(linked);
    }

    /**
     * A user writes in a chat.
     *
     * @param hook where the channel is told of it
     * @param conversation its id in the channel; null where the user writes first
     * @param id of the message
     * @param secret what it is signed with
     * @return the status it was answered with
     */
    public int writes(String hook, @Nullable String conversation, String id, String text, String secret) {
        return says(
                hook,
                conversation,
                CrmServer.object().put("id", id).put("type", "text").put("text", text),
                secret);
    }

    /** The same with a message of any kind. */
    public int says(String hook, @Nullable String conversation, ObjectNode said, String secret) {
        ObjectNode chat = CrmServer.object().put("id", "chat-of-amo");
        if (conversation != null) {
            chat.put("client_id", conversation);
        }
        long at = clock.instant().getEpochSecond();
        ObjectNode body = CrmServer.object().put("account_id", ACCOUNT).put("time", at);
        ObjectNode message = body.putObject("message");
        message.putObject("sender").put("id", "user-1").put("name", "Сергей");
        message.set("conversation", chat);
        message.put("timestamp", at).put("msec_timestamp", at * 1_000);
        message.set("message", said);
        String id = said.path("id").asText();
        synchronized (this) {
            foreign.add(id);
        }
        String text = body.toString();
        return CrmServer.post(
                hook,
                Map.of(
                        "content-type", "application/json",
                        "user-agent", "amoCRM amoJo/1.0",
                        "x-signature", AmoSignature.of(secret, text)),
                text);
    }

    /** Which contact a chat belongs to; false when there is no such chat. */
    synchronized boolean link(String chatId, long contact) {
        return chats.entrySet().stream()
                .filter(chat -> chat.getValue().path("id").asText().equals(chatId))
                .findFirst()
                .map(chat -> {
                    linked.put(chat.getKey(), contact);
                    return chat;
                })
                .isPresent();
    }

    synchronized Answer answer(Request request) {
        String wrong = AmoSignature.wrong(request, SECRET, clock.instant());
        if (wrong != null) {
            return refused(403, "ORIGIN_INVALID_SIGNATURE", wrong);
        }
        JsonNode body = request.json();
        String root = "/v2/origin/custom/" + CHANNEL;
        String scope = "/v2/origin/custom/" + SCOPE;
        if (request.is("POST", root + "/connect")) {
            return connect(body);
        }
        if (request.is("DELETE", root + "/disconnect")) {
            boolean ours = body.path("account_id").asText().equals(ACCOUNT);
            connected &= !ours;
            return ours ? new Answer(200, CrmServer.object()) : refused(404, "NOT_FOUND", "no such account");
        }
        if (!connected || !request.path().startsWith(scope)) {
            return refused(404, "NOT_FOUND", "the account is not connected with the channel");
        }
        if (request.is("POST", scope + "/chats")) {
            return chat(body);
        }
        if (request.is("POST", scope)) {
            return said(body);
        }
        if (request.is("GET", scope + "/chats/[^/]+/history")) {
            return history(request.part(5), request.query());
        }
        if (request.is("POST", scope + "/typing")) {
            return typing(body);
        }
        if (request.is("POST", scope + "/react")) {
            return react(body);
        }
        if (request.is("POST", scope + "/[^/]+/delivery_status")) {
            return status(request.part(4), body);
        }
        return refused(404, "NOT_FOUND", "no such method");
    }

    private Answer connect(JsonNode body) {
        if (!body.path("account_id").asText().equals(ACCOUNT)) {
            return refused(404, "NOT_FOUND", "no such account");
        }
        if (body.path("title").asText().isBlank()
                || !body.path("hook_api_version").asText().equals("v2")) {
            return refused(400, "INVALID_PARAMS", "title and hook_api_version v2 are required");
        }
        connected = true;
        return new Answer(
                200,
                CrmServer.object()
                        .put("account_id", ACCOUNT)
                        .put("scope_id", SCOPE)
                        .put("title", body.path("title").asText())
                        .put("hook_api_version", "v2"));
    }

    private Answer chat(JsonNode body) {
        String conversation = body.path("conversation_id").asText();
        JsonNode user = body.path("user");
        if (conversation.isBlank()
                || user.path("id").asText().isBlank()
                || user.path("name").asText().isBlank()) {
            return refused(400, "INVALID_PARAMS", "conversation_id, user.id and user.name are required");
        }
        ObjectNode chat =
                chats.computeIfAbsent(conversation, each -> CrmServer.object().put("id", "chat-" + (chats.size() + 1)));
        chat.set("user", user);
        return new Answer(200, chat);
    }

    private Answer said(JsonNode body) {
        JsonNode payload = body.path("payload");
        String type = body.path("event_type").asText();
        String id = payload.path("msgid").asText();
        String wrong = AmoPayload.wrong(type, payload, chats.keySet());
        if (wrong != null) {
            return refused(400, "INVALID_PARAMS", wrong);
        }
        boolean fromUs = payload.has("receiver");
        String by = payload.at("/sender/ref_id").asText();
        if (fromUs && !by.equals(BOT)) {
            return refused(453, "INVALID_SENDER", "an outgoing message names a user or the channel's bot");
        }
        if (type.equals("edit_message")) {
            ObjectNode known = messages.get(id);
            if (known == null) {
                return refused(404, "NOT_FOUND", "no such message");
            }
            known.set("message", payload.path("message"));
        } else if (!messages.containsKey(id)) {
            messages.put(id, payload.deepCopy());
            written++;
        }
        ObjectNode answer = CrmServer.object();
        answer.putObject("new_message")
                .put("conversation_id", payload.path("conversation_id").asText())
                .put("sender_id", payload.at("/sender/id").asText())
                .put("receiver_id", payload.at("/receiver/id").asText())
                .put("msgid", id)
                .put("ref_id", "ref-" + written);
        return new Answer(200, answer);
    }

    private Answer history(String conversation, Map<String, String> query) {
        String offset = query.getOrDefault("offset", "0");
        String limit = query.getOrDefault("limit", Integer.toString(PAGE));
        if (!offset.matches(NUMBER) || !limit.matches(NUMBER) || Integer.parseInt(limit) > PAGE) {
            return refused(400, "INVALID_PARAMS", "offset is a number, and limit one up to " + PAGE);
        }
        ArrayNode page = CrmServer.array();
        messages.values().stream()
                .filter(each -> each.path("conversation_id").asText().equals(conversation))
                .skip(Long.parseLong(offset))
                .limit(Long.parseLong(limit))
                .forEach(page::add);
        return page.isEmpty()
                ? new Answer(204, null)
                : new Answer(200, CrmServer.object().set("messages", page));
    }

    private Answer typing(JsonNode body) {
        return chats.containsKey(body.path("conversation_id").asText())
                        && !body.at("/sender/id").asText().isBlank()
                ? new Answer(204, null)
                : refused(400, "INVALID_PARAMS", "conversation_id of a chat and sender.id are required");
    }

    private Answer react(JsonNode body) {
        String type = body.path("type").asText();
        boolean on = type.equals("react");
        if (!chats.containsKey(body.path("conversation_id").asText())
                || body.at("/user/id").asText().isBlank()
                || !on && !type.equals("unreact")
                || on && body.path("emoji").asText().isBlank()) {
            return refused(400, "INVALID_PARAMS", "conversation_id, user.id, type and emoji are required");
        }
        String id = body.path("msgid").asText(body.path("id").asText());
        return messages.containsKey(id) || foreign.contains(id)
                ? new Answer(200, CrmServer.object())
                : refused(404, "NOT_FOUND", "no such message");
    }

    private Answer status(String id, JsonNode body) {
        if (!foreign.contains(id) && !messages.containsKey(id)) {
            return refused(404, "NOT_FOUND", "no such message");
        }
        int code = body.path("status_code").asInt(0);
        boolean failed = code == -1;
        boolean good = code == 1
                || code == 2
                || failed
                        && body.path("error_code").asInt() >= 901
                        && body.path("error_code").asInt() <= 905
                        && (body.path("error_code").asInt() != 905
                                || !body.path("error").asText().isBlank());
        if (!good || !body.path("msgid").asText(id).equals(id)) {
            return refused(400, "INVALID_PARAMS", "status_code is 1, 2 or -1, which needs an error");
        }
        statuses.add(((ObjectNode) body.deepCopy()).put("msgid", id));
        return new Answer(200, CrmServer.object());
    }

    private static Answer refused(int status, String type, String words) {
        return new Answer(
                status,
                CrmServer.object()
                        .put("status", 0)
                        .put("error_code", status)
                        .put("error_type", type)
                        .put("error_description", words));
    }
}
