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
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;

/**
 * The API of VK for one community, as strict as the real one: failures have the status 200 and a code, an access key
 * that is none is error 5, who has not allowed messages is error 901, and a {@code random_id} that was used is answered
 * with the message it made. A test plays the people and posts the events itself.
 */
public final class VkSimulator implements AutoCloseable {
    /** The application that communities give permissions to. */
    public static final String CLIENT = "51000001";

    public static final String CLIENT_SECRET = "protected-key-of-the-application";
    /** What the community wants to hear from a server before it calls it. */
    public static final String CONFIRMATION = "1a2b3c4d";

    private final HttpServer server;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final String accessKey;
    private final String group;
    private final VkUploads uploads;
    private final VkMessages messages;
    private final Map<String, byte[]> files = new HashMap<>();

    private long lastEvent;
    private boolean down;
    private boolean mute;
    private boolean rubbish;
    private boolean revoked;
    private String called = "Our shop";

    /** What the community sent; with an attachment or a text, and the keyboard as it came, empty for none. */
    public record Sent(long peer, long messageId, String text, String attachment, String keyboard) {}

    public VkSimulator(String accessKey, String group) {
        this(accessKey, group, 0);
    }

    /** @param port 0 for a free one */
    public VkSimulator(String accessKey, String group, int port) {
        this.accessKey = accessKey;
        this.group = group;
        this.uploads = new VkUploads(group);
        this.messages = new VkMessages(uploads);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/method/", this::method);
        server.createContext("/upload/", uploads::take);
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
        messages.throttled = calls;
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
        return List.copyOf(messages.sent);
    }

    /** The texts that got to a person, as they are now. */
    public synchronized List<String> texts(long person) {
        return messages.sent.stream()
                .filter(one -> one.peer() == person && one.attachment().isEmpty())
                .map(one -> messages.text(one.messageId()))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The event of a person's message; writing allows the community to answer. */
    public synchronized ObjectNode says(long person, ObjectNode content) {
        ObjectNode object = Json.mapper().createObjectNode();
        object.set("message", message(person, messages.heard(person), content));
        ObjectNode client =
                object.putObject("client_info").put("keyboard", true).put("inline_keyboard", true);
        client.put("carousel", true).put("lang_id", 0);
        client.putArray("button_actions").add("text").add("callback").add("open_link");
        return event("message_new", object);
    }

    /** The event of a changed message. */
    public synchronized ObjectNode edits(long person, String text) {
        ObjectNode content = Json.mapper().createObjectNode().put("text", text).put("update_time", 1_700_000_100);
        return event("message_edit", message(person, messages.last, content));
    }

    /** The event of an answer that somebody wrote in VK itself. */
    public synchronized ObjectNode answersOutside(long person, String text, long administrator) {
        messages.last++;
        ObjectNode content =
                Json.mapper().createObjectNode().put("text", text).put("out", 1).put("from_id", -Long.parseLong(group));
        if (administrator > 0) {
            content.put("admin_author_id", administrator);
        }
        return event("message_reply", message(person, messages.last, content));
    }

    /** The event of a person's forbidding or allowing messages. */
    public synchronized ObjectNode allows(long person, boolean on) {
        if (on) {
            messages.allowed.add(person);
        } else {
            messages.allowed.remove(person);
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
                .put("event_id", String.format(Locale.ROOT, "%040x", 0xda1b15e9L + lastEvent))
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
                .put("version", 10_000_000 + number)
                .put("random_id", 0)
                .put("important", false)
                .put("is_hidden", false)
                .put("conversation_message_id", number - 900);
        message.putArray("attachments");
        message.putArray("fwd_messages");
        message.setAll(content);
        return message;
    }

    private void method(HttpExchange exchange) throws IOException {
        Map<String, String> arguments =
                form(String.valueOf(exchange.getRequestURI().getRawQuery()).getBytes(UTF_8));
        arguments.putAll(form(exchange.getRequestBody().readAllBytes()));
        String bearer = exchange.getRequestHeaders().getFirst("Authorization");
        if (bearer != null && bearer.startsWith("Bearer ")) {
            arguments.putIfAbsent("access_token", bearer.substring("Bearer ".length()));
        }
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
                    throw new VkFailure(5, "User authorization failed: invalid access_token (4).");
                }
                if (!arguments.containsKey("v")) {
                    throw new VkFailure(8, "Invalid request: v (version) is required");
                }
                body.set("response", call(name, arguments));
            } catch (VkFailure e) {
                body.set("error", e.body(name, arguments));
            }
            if (mute) {
                exchange.close();
                return;
            }
            answer(exchange, 200, Json.bytes(body));
        }
    }

    private JsonNode call(String name, Map<String, String> arguments) throws VkFailure {
        return switch (name) {
            case "messages.send" -> messages.send(arguments);
            case "messages.edit" -> messages.edit(arguments);
            case "messages.delete" -> messages.delete(arguments);
            case "messages.setActivity" -> messages.activity(arguments);
            case "messages.isMessagesFromGroupAllowed" -> messages.isAllowed(arguments);
            case "messages.markAsRead" -> Json.mapper().getNodeFactory().numberNode(1);
            case "users.get" -> {
                var people = Json.mapper().createArrayNode();
                for (String id : arguments.getOrDefault("user_ids", "").split(",", -1)) {
                    people.addObject()
                            .put("id", VkMessages.number("id", Map.of("id", id)))
                            .put("first_name", "Person")
                            .put("last_name", id)
                            .put("can_access_closed", true)
                            .put("is_closed", false);
                }
                yield people;
            }
            case "groups.getById" -> {
                var answer = Json.mapper().createObjectNode();
                answer.putArray("groups")
                        .addObject()
                        .put("id", Long.parseLong(group))
                        .put("name", called)
                        .put("screen_name", "club" + group)
                        .put("type", "group");
                answer.putArray("profiles");
                yield answer;
            }
            case "groups.getCallbackConfirmationCode" -> {
                requireGroup(arguments);
                yield Json.mapper().createObjectNode().put("code", CONFIRMATION);
            }
            case "docs.getMessagesUploadServer", "photos.getMessagesUploadServer" ->
                VkUploads.place(name, address(), arguments);
            case "docs.save" -> uploads.saveDocument(arguments);
            case "photos.saveMessagesPhoto" -> uploads.savePhoto(arguments);
            default -> throw new VkFailure(3, "Unknown method passed");
        };
    }

    private void requireGroup(Map<String, String> arguments) throws VkFailure {
        if (!group.equals(arguments.get("group_id"))) {
            throw new VkFailure(15, "Access denied: no access to the group");
        }
    }

    /** Whether a server of ours answers the question that VK asks before it calls it: with the community's own string. */
    public boolean confirms(URI hook, String secret) {
        ObjectNode question = event("confirmation", Json.mapper().createObjectNode());
        question.remove(List.of("object", "event_id"));
        return call(hook, secret, question, 0)
                .filter(answer -> answer.statusCode() == 200 && answer.body().equals(CONFIRMATION))
                .isPresent();
    }

    /**
     * Calls a server as VK does; whether it took the event.
     *
     * @param repeats how often it was told of it before
     */
    public boolean takes(URI hook, String secret, ObjectNode event, int repeats) {
        return call(hook, secret, event, repeats)
                .filter(answer -> answer.statusCode() == 200 && answer.body().equals("ok"))
                .isPresent();
    }

    private Optional<HttpResponse<String>> call(URI hook, String secret, ObjectNode event, int repeats) {
        ObjectNode body = event.deepCopy();
        if (!secret.isEmpty()) {
            body.put("secret", secret);
        }
        var request =
                HttpRequest.newBuilder(hook).timeout(Duration.ofSeconds(10)).header("Content-Type", "application/json");
        if (repeats > 0) {
            request.header("X-Retry-Counter", Integer.toString(repeats));
        }
        try {
            return Optional.of(http.send(
                    request.POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
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
        http.close();
        server.stop(0);
    }
}
