package chat.parley.testkit.app;

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
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A program that takes webhooks as the guide asks of one: it checks signature and age of each call by itself, does a
 * repeated call once, and says by its answers who cannot be written to.
 */
public final class AppSimulator implements AutoCloseable {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final int LONGEST_TEXT = 10_000;

    private final HttpServer server;
    private final byte[] secret;
    private final InstantSource clock = InstantSource.system();
    private final Map<String, String> answered = new HashMap<>();
    private final Map<String, Message> messages = new LinkedHashMap<>();
    private final Map<String, byte[]> files = new HashMap<>();
    private final Set<String> blocked = new HashSet<>();
    private final List<String> types = new ArrayList<>();
    private int pause;
    private boolean down;
    private boolean mute;
    private boolean revoked;

    /** What was delivered, as it is now. */
    public record Message(String to, String text, boolean file) {}

    private record Answer(int status, ObjectNode body) {}

    /** @param secret {@code whsec_…} */
    public AppSimulator(String secret) {
        this.secret = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/hook", this::hook);
        server.createContext("/file/", this::file);
        server.start();
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Where webhooks go. */
    public String url() {
        return address() + "/hook";
    }

    /** A file that is had at an address of this server. */
    public synchronized String file(String name, byte[] content) {
        files.put(name, content.clone());
        return address() + "/file/" + name;
    }

    public synchronized void setDown(boolean on) {
        down = on;
    }

    /** Does what it is told and loses the answer. */
    public synchronized void setMute(boolean on) {
        mute = on;
    }

    /** The next message is refused with the wish to wait. */
    public synchronized void throttle(int seconds) {
        pause = seconds;
    }

    /** Trusts nobody any more. */
    public synchronized void revoke() {
        revoked = true;
    }

    /** Takes nothing for this person any more. */
    public synchronized void block(String person) {
        blocked.add(person);
    }

    /** The texts that got to a person, as they are now. */
    public synchronized List<String> texts(String person) {
        return messages.values().stream()
                .filter(message -> message.to().equals(person) && !message.file())
                .map(Message::text)
                .toList();
    }

    /** How many files got to anybody. */
    public synchronized int fileCount() {
        return (int) messages.values().stream().filter(Message::file).count();
    }

    /** The types of all calls that were good. */
    public synchronized List<String> types() {
        return List.copyOf(types);
    }

    private void hook(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        synchronized (this) {
            Answer answer = down ? answer(502, "Bad Gateway") : judge(exchange, body);
            if (mute) {
                exchange.close();
                return;
            }
            if (answer.status() == 429) {
                exchange.getResponseHeaders()
                        .set("Retry-After", answer.body().path("seconds").asText());
            }
            send(exchange, answer.status(), Json.bytes(answer.body()));
        }
    }

    private Answer judge(HttpExchange exchange, byte[] body) throws IOException {
        if (revoked || !isSigned(exchange, body)) {
            return answer(401, "the signature is not good");
        }
        String id = header(exchange, "webhook-id");
        if (answered.containsKey(id)) {
            return new Answer(200, Json.mapper().createObjectNode().put("messageId", answered.get(id)));
        }
        JsonNode call = Json.mapper().readTree(body);
        JsonNode data = call.path("data");
        String type = call.path("type").asText();
        types.add(type);
        return switch (type) {
            case "message.created" -> created(id, data);
            case "message.edited" -> changed(data, data.path("text").asText());
            case "message.deleted" -> changed(data, null);
            default -> answer(200, "");
        };
    }

    private Answer created(String id, JsonNode data) {
        if (pause > 0) {
            ObjectNode wait = Json.mapper().createObjectNode().put("seconds", Integer.toString(pause));
            pause = 0;
            return new Answer(429, wait);
        }
        String to = data.path("to").asText();
        String text = data.path("text").asText();
        boolean file = data.path("file").path("url").isTextual();
        if (to.isEmpty() || (text.isBlank() && !file) || text.length() > LONGEST_TEXT) {
            return answer(422, "the message is empty, too long, or for nobody");
        }
        if (blocked.contains(to)) {
            Answer answer = answer(422, "they no longer want to be written to");
            answer.body().put("code", "unreachable");
            return answer;
        }
        String own = "app-" + (messages.size() + 1);
        messages.put(own, new Message(to, text, file));
        answered.put(id, own);
        return new Answer(200, Json.mapper().createObjectNode().put("messageId", own));
    }

    private Answer changed(JsonNode data, @org.jspecify.annotations.Nullable String text) {
        String id = data.path("messageId").asText();
        Message before = messages.get(id);
        if (before == null) {
            return answer(404, "there is no such message");
        }
        if (text == null) {
            messages.remove(id);
        } else {
            messages.put(id, new Message(before.to(), text, before.file()));
        }
        return answer(200, "");
    }

    private boolean isSigned(HttpExchange exchange, byte[] body) {
        String id = header(exchange, "webhook-id");
        String timestamp = header(exchange, "webhook-timestamp");
        if (id.isEmpty() || !timestamp.matches("[0-9]{1,12}")) {
            return false;
        }
        Instant at = Instant.ofEpochSecond(Long.parseLong(timestamp));
        if (Duration.between(at, clock.instant()).abs().compareTo(TOLERANCE) > 0) {
            return false;
        }
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update((id + "." + timestamp + ".").getBytes(UTF_8));
            String wanted = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
            return List.of(header(exchange, "webhook-signature").split(" ", -1)).stream()
                    .anyMatch(one -> MessageDigest.isEqual(one.getBytes(UTF_8), wanted.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HMAC-SHA256", e);
        }
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private synchronized void file(HttpExchange exchange) throws IOException {
        byte[] content = files.get(exchange.getRequestURI().getPath().substring("/file/".length()));
        send(exchange, content == null ? 404 : 200, content == null ? new byte[0] : content);
    }

    private static Answer answer(int status, String reason) {
        return new Answer(status, Json.mapper().createObjectNode().put("reason", reason));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
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
