package chat.parley.testkit.crm;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.testkit.crm.CrmServer.Answer;
import chat.parley.testkit.crm.CrmServer.Request;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
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

    private static final Duration FRESH = Duration.ofMinutes(15);
    private static final Set<String> TYPES =
            Set.of("text", "contact", "file", "video", "picture", "voice", "audio", "sticker", "location");
    private static final Set<String> SIZED = Set.of("file", "video", "picture");

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
                        "x-signature", hex(mac(secret, text.getBytes(UTF_8)))),
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
        String wrong = wrong(request);
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
        if (request.is("POST", scope + "/[^/]+/delivery_status")) {
            return status(request.part(4), body);
        }
        return refused(404, "NOT_FOUND", "no such method");
    }

    /** What is wrong with the signature or what it covers; null for nothing. */
    private @Nullable String wrong(Request request) {
        String date = String.valueOf(request.header("date"));
        String type = String.valueOf(request.header("content-type"));
        String digest = String.valueOf(request.header("content-md5"));
        if (!type.equals("application/json")) {
            return "Content-Type must be application/json";
        }
        try {
            Instant at = DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
            if (Duration.between(at, clock.instant()).abs().compareTo(FRESH) > 0) {
                return "the date is not within a quarter of an hour";
            }
            if (!digest.equals(hex(MessageDigest.getInstance("MD5").digest(request.body())))) {
                return "Content-MD5 is not that of the body";
            }
        } catch (DateTimeException | GeneralSecurityException e) {
            return "the date is none";
        }
        String signed = String.join("\n", request.method(), digest, type, date, request.path());
        return hex(mac(SECRET, signed.getBytes(UTF_8))).equals(request.header("x-signature"))
                ? null
                : "invalid signature";
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
        String wrong = wrong(type, payload, id);
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

    private @Nullable String wrong(String event, JsonNode payload, String id) {
        JsonNode message = payload.path("message");
        String type = message.path("type").asText();
        if (!event.equals("new_message") && !event.equals("edit_message")) {
            return "event_type is new_message or edit_message";
        }
        if (!payload.path("timestamp").isIntegralNumber()
                || !payload.path("msec_timestamp").isIntegralNumber()
                || id.isBlank()) {
            return "timestamp, msec_timestamp and msgid are required";
        }
        if (!chats.containsKey(payload.path("conversation_id").asText())) {
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

    private static byte[] mac(String secret, byte[] signed) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA1"));
            return mac.doFinal(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
