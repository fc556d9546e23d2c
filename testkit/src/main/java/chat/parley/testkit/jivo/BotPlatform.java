package chat.parley.testkit.jivo;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;

/**
 * A bot platform that hands visitors over by the Jivo Chat API. It takes operators' answers at an address that nobody
 * can guess, in chunks only if it was set up so, for visitors that it has spoken of, and in the documented form only;
 * it refuses with 4xx and the reason as plain text.
 */
public final class BotPlatform implements AutoCloseable {
    private static final String SECRET = "/internal-webhook/s3cret";
    private static final Set<String> FILES = Set.of("photo", "video", "document");

    private final HttpServer server;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final boolean chunked;
    private final Set<String> known = new HashSet<>();
    private final Set<String> gone = new HashSet<>();
    private final List<Message> messages = new ArrayList<>();
    private final Map<String, byte[]> files = new HashMap<>();
    private int failures;
    private int last;
    private int calls;
    private boolean down;
    private boolean mute;
    private boolean removed;

    /** What an operator sent. */
    public record Message(String from, String to, String type, String id, String text, String file) {}

    private record Answer(int status, String reason) {}

    /** @param chunked whether it takes nothing but chunked bodies */
    public BotPlatform(boolean chunked) {
        this.chunked = chunked;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::call);
        server.createContext("/file/", this::file);
        server.start();
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Where operators' answers go. */
    public String endpoint() {
        return address() + SECRET;
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

    /** The next {@code calls} are not accepted now. */
    public synchronized void fail(int calls) {
        failures = calls;
    }

    /** The channel is taken away there. */
    public synchronized void remove() {
        removed = true;
    }

    public synchronized List<Message> messages() {
        return List.copyOf(messages);
    }

    /** How many posts there were, good or bad. */
    public synchronized int calls() {
        return calls;
    }

    /** The texts that got to a person. */
    public synchronized List<String> texts(String person) {
        return messages.stream()
                .filter(message -> message.to().equals(person) && message.type().equals("text"))
                .map(Message::text)
                .toList();
    }

    /** The event of a person's message; from now on they can be written to. */
    public synchronized ObjectNode says(String person, ObjectNode content) {
        known.add(person);
        gone.remove(person);
        last++;
        ObjectNode event = Json.mapper().createObjectNode();
        event.putObject("sender").put("id", person).put("name", "Person " + person);
        ObjectNode message = event.putObject("message").put("id", "c-" + last);
        message.setAll(content);
        return event;
    }

    /** The event of a person's text. */
    public ObjectNode says(String person, String text) {
        return says(person, Json.mapper().createObjectNode().put("type", "text").put("text", text));
    }

    /** The event of a person's leaving; nothing is taken for them any more. */
    public synchronized ObjectNode leaves(String person) {
        ObjectNode event = says(person, Json.mapper().createObjectNode().put("type", "stop"));
        gone.add(person);
        return event;
    }

    /** Posts an event in chunks; the status it is answered with. */
    public int post(URI uniqueUrl, JsonNode event) throws IOException, InterruptedException {
        byte[] body = Json.bytes(event);
        return http.send(
                        HttpRequest.newBuilder(uniqueUrl)
                                .header("Content-Type", "application/json; charset=utf-8")
                                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private void call(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        synchronized (this) {
            Answer answer = judge(exchange, body);
            if (mute) {
                exchange.close();
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            send(exchange, answer.status(), answer.reason().getBytes(UTF_8));
        }
    }

    private Answer judge(HttpExchange exchange, byte[] body) throws IOException {
        boolean post = exchange.getRequestMethod().equals("POST");
        calls += post ? 1 : 0;
        if (down) {
            return new Answer(502, "Bad Gateway");
        }
        if (!exchange.getRequestURI().getPath().equals(SECRET)) {
            return new Answer(404, "no such channel");
        }
        if (removed) {
            return new Answer(410, "the channel was removed");
        }
        if (!post) {
            return new Answer(405, "only posts");
        }
        if (failures > 0) {
            failures--;
            return new Answer(503, "busy");
        }
        String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        if (!type.toLowerCase(Locale.ROOT).replace(" ", "").equals("application/json;charset=utf-8")) {
            return new Answer(415, "send application/json; charset=utf-8");
        }
        if (chunked != "chunked".equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Transfer-Encoding"))) {
            return new Answer(400, "the encoding is not as it was set up");
        }
        return take(Json.mapper().readTree(body));
    }

    private Answer take(JsonNode event) {
        JsonNode message = event.path("message");
        String to = event.path("recipient").path("id").asText();
        if (event.path("sender").path("id").asText().isEmpty()) {
            return new Answer(400, "sender.id is missing");
        }
        if (!known.contains(to) || gone.contains(to)) {
            return new Answer(400, "recipient.id is nobody here");
        }
        String id = message.path("id").asText();
        String type = message.path("type").asText();
        String text = message.path("text").asText();
        String file = message.path("file").asText();
        if (id.isEmpty()) {
            return new Answer(400, "message.id is missing");
        }
        boolean good = type.equals("text")
                ? !text.isBlank()
                : FILES.contains(type)
                        && file.matches("https?://.+")
                        && !message.path("file_name").asText().isEmpty();
        if (!good) {
            return new Answer(400, "message is empty or of an unknown type");
        }
        messages.add(new Message(event.path("sender").path("name").asText(), to, type, id, text, file));
        return new Answer(200, "");
    }

    private synchronized void file(HttpExchange exchange) throws IOException {
        byte[] content = files.get(exchange.getRequestURI().getPath().substring("/file/".length()));
        send(exchange, content == null ? 404 : 200, content == null ? new byte[0] : content);
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
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
