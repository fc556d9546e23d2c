package chat.parley.testkit.vk;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The API of VK for one community, as strict as the real one: failures have the status 200 and a code, an access key
 * that is none is error 5, who has not allowed messages is error 901, and a {@code random_id} that was used is answered
 * with the message it made. A test plays the people and posts the events itself.
 */
public final class VkSimulator implements AutoCloseable {
    /** The application that communities give permissions to. */
    public static final String CLIENT = "51000001";

    public static final String CLIENT_SECRET = "protected-key-of-the-application";

    private static final int LONGEST_TEXT = 9_000;

    private final HttpServer server;
    private final String accessKey;
    private final String group;
    private final Map<String, Long> sentBy = new HashMap<>();
    private final Map<Long, String> texts = new HashMap<>();
    private final List<Sent> sent = new ArrayList<>();
    private final Set<Long> allowed = new HashSet<>();
    private final Map<String, byte[]> files = new HashMap<>();

    private long lastMessage = 1_000;
    private long lastEvent;
    private int throttled;
    private boolean down;
    private boolean mute;
    private boolean rubbish;
    private boolean revoked;
    private String called = "Our shop";

    /** What the community sent; with an attachment or a text, and the keyboard as it came, empty for none. */
    public record Sent(long peer, long messageId, String text, String attachment, String keyboard) {}

    private static final class Failure extends Exception {
        private static final long serialVersionUID = 1L;

        final int code;

        Failure(int code, String message) {
            super(message, null, false, false);
            this.code = code;
        }
    }

    public VkSimulator(String accessKey, String group) {
        this(accessKey, group, 0);
    }

    /** @param port 0 for a free one */
    public VkSimulator(String accessKey, String group, int port) {
        this.accessKey = accessKey;
        this.group = group;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/method/", this::method);
        server.createContext("/upload", this::upload);
        var permissions = new VkPermissions(group, accessKey);
        server.createContext("/oauth/authorize", permissions::authorize);
        server.createContext("/oauth/access_token", permissions::token);
        server.createContext("/file/", this::file);
        server.start();
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Where the methods are. */
    public URI api() {
        return URI.create(address() + "/method");
    }

    /** Where permissions are given and codes exchanged; the forms of both are unconfirmed. */
    public URI authority() {
        return URI.create(address() + "/oauth");
    }

    public synchronized void setDown(boolean on) {
        down = on;
    }

    /** Does what it is told and loses the answer. */
    public synchronized void setMute(boolean on) {
        mute = on;
    }

    /** Something on the way answers in its place, as portals of networks do. */
    public synchronized void setRubbish(boolean on) {
        rubbish = on;
    }

    /** The next {@code calls} that send are «too many requests per second». */
    public synchronized void throttle(int calls) {
        throttled = calls;
    }

    public synchronized void revoke() {
        revoked = true;
    }

    /** The community is called otherwise from now on. */
    public synchronized void rename(String community) {
        called = community;
    }

    /** A file that is had at an address of this server. */
    public synchronized String file(String name, byte[] content) {
        files.put(name, content.clone());
        return address() + "/file/" + name;
    }

    public synchronized List<Sent> sent() {
        return List.copyOf(sent);
    }

    /** The texts that got to a person, as they are now. */
    public synchronized List<String> texts(long person) {
        return sent.stream()
                .filter(one -> one.peer() == person && one.attachment().isEmpty() && texts.containsKey(one.messageId()))
                .map(one -> texts.get(one.messageId()))
                .toList();
    }

    /** The event of a person's message; writing allows the community to answer. */
    public synchronized ObjectNode says(long person, ObjectNode content) {
        allowed.add(person);
        lastMessage++;
        ObjectNode object = Json.mapper().createObjectNode();
        object.set("message", message(person, lastMessage, content));
        return event("message_new", object);
    }

    /** The event of a changed message. */
    public synchronized ObjectNode edits(long person, String text) {
        ObjectNode content = Json.mapper().createObjectNode().put("text", text).put("update_time", 1_700_000_100);
        return event("message_edit", message(person, lastMessage, content));
    }

    /** The event of an answer that somebody wrote in VK itself. */
    public synchronized ObjectNode answersOutside(long person, String text, long administrator) {
        lastMessage++;
        ObjectNode content =
                Json.mapper().createObjectNode().put("text", text).put("out", 1).put("from_id", -Long.parseLong(group));
        if (administrator > 0) {
            content.put("admin_author_id", administrator);
        }
        return event("message_reply", message(person, lastMessage, content));
    }

    /** The event of a person's forbidding or allowing messages. */
    public synchronized ObjectNode allows(long person, boolean on) {
        if (on) {
            allowed.add(person);
        } else {
            allowed.remove(person);
        }
        return event(
                on ? "message_allow" : "message_deny",
                Json.mapper().createObjectNode().put("user_id", person));
    }

    /** Any event, without a secret. */
    public synchronized ObjectNode event(String type, JsonNode object) {
        lastEvent++;
        ObjectNode event = Json.mapper()
                .createObjectNode()
                .put("type", type)
                .put("group_id", Long.parseLong(group))
                .put("event_id", "event" + lastEvent)
                .put("v", "5.199");
        event.set("object", object);
        return event;
    }

    private static ObjectNode message(long person, long number, ObjectNode content) {
        ObjectNode message = Json.mapper()
                .createObjectNode()
                .put("id", number)
                .put("date", 1_700_000_000)
                .put("peer_id", person)
                .put("from_id", person)
                .put("out", 0)
                .put("text", "")
                .put("conversation_message_id", number - 900);
        message.setAll(content);
        return message;
    }

    private void method(HttpExchange exchange) throws IOException {
        Map<String, String> arguments = form(exchange.getRequestBody().readAllBytes());
        String name = exchange.getRequestURI().getPath().substring("/method/".length());
        synchronized (this) {
            if (down) {
                answer(exchange, 502, "Bad Gateway".getBytes(UTF_8));
                return;
            }
            if (rubbish) {
                answer(exchange, 403, "<html>Please log in to the network.</html>".getBytes(UTF_8));
                return;
            }
            ObjectNode body = Json.mapper().createObjectNode();
            try {
                if (revoked || !accessKey.equals(arguments.get("access_token"))) {
                    throw new Failure(5, "User authorization failed: invalid access_token (4).");
                }
                if (!arguments.containsKey("v")) {
                    throw new Failure(8, "Invalid request: v (version) is required");
                }
                body.set("response", call(name, arguments));
            } catch (Failure e) {
                body.putObject("error").put("error_code", e.code).put("error_msg", e.getMessage());
            }
            if (mute) {
                exchange.close();
                return;
            }
            answer(exchange, 200, Json.bytes(body));
        }
    }

    private JsonNode call(String name, Map<String, String> arguments) throws Failure {
        return switch (name) {
            case "messages.send" -> Json.mapper().getNodeFactory().numberNode(send(arguments));
            case "messages.edit" -> {
                long number = Long.parseLong(arguments.getOrDefault("message_id", "0"));
                if (texts.replace(number, arguments.getOrDefault("message", "")) == null) {
                    throw new Failure(100, "One of the parameters specified was missing or invalid: message_id");
                }
                yield Json.mapper().getNodeFactory().numberNode(1);
            }
            case "messages.delete" -> {
                if (texts.remove(Long.parseLong(arguments.getOrDefault("message_ids", "0"))) == null) {
                    throw new Failure(924, "Can't delete this message");
                }
                yield Json.mapper().createObjectNode().put(arguments.get("message_ids"), 1);
            }
            case "messages.setActivity" -> Json.mapper().getNodeFactory().numberNode(1);
            case "users.get" -> {
                var people = Json.mapper().createArrayNode();
                people.addObject().put("first_name", "Person").put("last_name", arguments.get("user_ids"));
                yield people;
            }
            case "groups.getById" -> {
                var answer = Json.mapper().createObjectNode();
                answer.putArray("groups")
                        .addObject()
                        .put("id", Long.parseLong(group))
                        .put("name", called);
                yield answer;
            }
            case "docs.getMessagesUploadServer", "photos.getMessagesUploadServer" ->
                Json.mapper().createObjectNode().put("upload_url", address() + "/upload");
            case "docs.save" -> {
                var answer = Json.mapper().createObjectNode().put("type", "doc");
                answer.putObject("doc").put("id", 7).put("owner_id", -Long.parseLong(group));
                yield answer;
            }
            case "photos.saveMessagesPhoto" -> {
                var answer = Json.mapper().createArrayNode();
                answer.addObject()
                        .put("id", 8)
                        .put("owner_id", -Long.parseLong(group))
                        .put("access_key", "k");
                yield answer;
            }
            default -> throw new Failure(3, "Unknown method passed");
        };
    }

    private long send(Map<String, String> arguments) throws Failure {
        if (throttled > 0) {
            throttled--;
            throw new Failure(6, "Too many requests per second");
        }
        long peer = Long.parseLong(arguments.getOrDefault("peer_id", "0"));
        String text = arguments.getOrDefault("message", "");
        String attachment = arguments.getOrDefault("attachment", "");
        String random = arguments.get("random_id");
        if (random == null) {
            throw new Failure(100, "One of the parameters specified was missing or invalid: random_id is undefined");
        }
        if (!allowed.contains(peer)) {
            throw new Failure(901, "Can't send messages for users without permission");
        }
        if (text.isBlank() && attachment.isEmpty()) {
            throw new Failure(
                    100, "One of the parameters specified was missing or invalid: message is empty or invalid");
        }
        if (text.length() > LONGEST_TEXT) {
            throw new Failure(914, "Message is too long");
        }
        requireKeyboard(arguments.get("keyboard"));
        Long before = sentBy.get(peer + "/" + random);
        if (!random.equals("0") && before != null && text.equals(texts.get(before))) {
            return before;
        }
        lastMessage++;
        sentBy.put(peer + "/" + random, lastMessage);
        texts.put(lastMessage, text);
        sent.add(new Sent(peer, lastMessage, text, attachment, arguments.getOrDefault("keyboard", "")));
        return lastMessage;
    }

    private static void requireKeyboard(@Nullable String keyboard) throws Failure {
        if (keyboard == null) {
            return;
        }
        try {
            JsonNode rows = Json.mapper().readTree(keyboard).path("buttons");
            boolean good = rows.isArray() && !rows.isEmpty() && rows.size() <= 10;
            for (JsonNode row : rows) {
                for (JsonNode button : row) {
                    String label = button.path("action").path("label").asText();
                    good &= button.path("action").path("type").asText().equals("text")
                            && !label.isBlank()
                            && label.length() <= 40;
                }
            }
            if (good) {
                return;
            }
        } catch (IOException e) {
            throw new Failure(911, "Keyboard format is invalid: " + e.getMessage());
        }
        throw new Failure(911, "Keyboard format is invalid");
    }

    private void upload(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        answer(exchange, 200, "{\"file\":\"kept\",\"server\":1,\"photo\":\"kept\",\"hash\":\"h\"}".getBytes(UTF_8));
    }

    private synchronized void file(HttpExchange exchange) throws IOException {
        byte[] content = files.get(exchange.getRequestURI().getPath().substring("/file/".length()));
        answer(exchange, content == null ? 404 : 200, content == null ? new byte[0] : content);
    }

    static Map<String, String> form(byte[] body) {
        var arguments = new HashMap<String, String>();
        for (String pair : new String(body, UTF_8).split("&", -1)) {
            int at = pair.indexOf('=');
            if (at > 0) {
                arguments.put(pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), UTF_8));
            }
        }
        return arguments;
    }

    static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
