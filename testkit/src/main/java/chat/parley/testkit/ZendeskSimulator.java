package chat.parley.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Zendesk's tickets as its documentation has them, strict: it refuses what the real one refuses, and fails on demand
 * before or after it has done what it was asked.
 */
public final class ZendeskSimulator implements AutoCloseable {
    public static final String LOGIN = "agent@example.com";
    public static final String TOKEN = "t0ken";
    public static final String PASSWORD = "pa55word";

    /** How the next request ends instead of well. */
    public enum Trouble {
        /** 429 with {@code Retry-After: 7}; nothing is done. */
        TOO_MANY,
        /** 500; nothing is done. */
        BROKEN,
        /** It is done, and the connection breaks before the answer. */
        DONE_AND_CUT,
        /** It is done, and the answer is not JSON. */
        DONE_AND_GARBLED
    }

    private final HttpServer server;
    private final Map<Long, ObjectNode> tickets = new LinkedHashMap<>();
    private final Map<String, Long> keys = new HashMap<>();
    private final Deque<Trouble> troubles = new ArrayDeque<>();

    private ZendeskSimulator(HttpServer server) {
        this.server = server;
    }

    public static ZendeskSimulator start() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var simulator = new ZendeskSimulator(server);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", simulator::handle);
        server.start();
        return simulator;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The next requests end so, one each. */
    public synchronized void next(Trouble... wanted) {
        troubles.addAll(List.of(wanted));
    }

    /** All tickets as they are, oldest first, each with its {@code comments}. */
    public synchronized List<JsonNode> tickets() {
        return tickets.values().stream().<JsonNode>map(ObjectNode::deepCopy).toList();
    }

    private record Answer(int status, JsonNode body) {}

    private synchronized void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Trouble trouble = trouble(exchange.getRequestMethod());
        if (trouble == Trouble.TOO_MANY) {
            exchange.getResponseHeaders().set("Retry-After", "7");
            send(exchange, 429, "Rate limit exceeded".getBytes(UTF_8));
            return;
        }
        if (trouble == Trouble.BROKEN) {
            send(exchange, 500, new byte[0]);
            return;
        }
        Answer answer = answer(exchange, body);
        if (trouble == Trouble.DONE_AND_CUT) {
            exchange.close();
            return;
        }
        byte[] bytes = trouble == Trouble.DONE_AND_GARBLED ? "<html>".getBytes(UTF_8) : Json.bytes(answer.body());
        send(exchange, answer.status(), bytes);
    }

    /** What is done in spite of its trouble changes something. */
    private @Nullable Trouble trouble(String method) {
        Trouble next = troubles.peek();
        boolean waits = (next == Trouble.DONE_AND_CUT || next == Trouble.DONE_AND_GARBLED) && method.equals("GET");
        return waits ? null : troubles.poll();
    }

    private Answer answer(HttpExchange exchange, byte[] body) throws IOException {
        if (!isKnown(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return error(401, "Couldn't authenticate you", "Couldn't authenticate you");
        }
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getPath();
        if (!method.equals("GET")
                && !"application/json".equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
            return error(415, "UnsupportedMediaType", "send application/json");
        }
        if (path.equals("/api/v2/users/me.json")) {
            return new Answer(200, object().set("user", object().put("id", 1)));
        }
        if (path.equals("/api/v2/tickets.json")) {
            return method.equals("GET")
                    ? search(exchange.getRequestURI().getQuery())
                    : create(
                            Json.mapper().readTree(body),
                            exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        }
        if (path.matches("/api/v2/tickets/\\d+(/comments)?\\.json")) {
            ObjectNode ticket = tickets.get(Long.valueOf(path.replaceAll("\\D*v2\\D*(\\d+).*", "$1")));
            if (ticket == null) {
                return error(404, "RecordNotFound", "Not found");
            }
            if (path.endsWith("/comments.json")) {
                return new Answer(200, object().set("comments", ticket.path("comments")));
            }
            return method.equals("PUT")
                    ? update(ticket, Json.mapper().readTree(body))
                    : new Answer(200, object().set("ticket", ticket));
        }
        return error(404, "InvalidEndpoint", "Not found");
    }

    private static boolean isKnown(@Nullable String authorization) {
        return List.of(LOGIN + "/token:" + TOKEN, LOGIN + ":" + PASSWORD).stream()
                .map(pair -> "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)))
                .anyMatch(good -> good.equals(authorization));
    }

    private Answer search(@Nullable String query) {
        var found = Json.mapper().createArrayNode();
        String wanted = String.valueOf(query).replace("external_id=", "");
        tickets.values().stream()
                .filter(ticket -> ticket.path("external_id").asText().equals(wanted))
                .forEach(found::add);
        return new Answer(200, object().set("tickets", found));
    }

    private Answer create(JsonNode body, @Nullable String key) {
        JsonNode wanted = body.path("ticket");
        if (key != null && keys.containsKey(key)) {
            return new Answer(201, object().set("ticket", tickets.get(keys.get(key))));
        }
        if (wanted.at("/comment/body").asText().isBlank()) {
            return invalid("comment", "Description: cannot be blank");
        }
        if (wanted.has("requester") && wanted.at("/requester/name").asText().isBlank()) {
            return invalid("requester", "Requester: Name: is too short (minimum one character)");
        }
        for (JsonNode field : wanted.path("custom_fields")) {
            if (!field.path("id").isIntegralNumber() || field.path("id").asLong() > 1_000) {
                return invalid(
                        "custom_fields", "Custom field " + field.path("id").asText() + " does not exist");
            }
        }
        long id = tickets.size() + 1L;
        ObjectNode ticket = wanted.deepCopy();
        ticket.put("id", id).put("status", "new");
        ticket.putArray("comments").add(wanted.path("comment"));
        tickets.put(id, ticket);
        if (key != null) {
            keys.put(key, id);
        }
        return new Answer(201, object().set("ticket", ticket));
    }

    private static Answer update(ObjectNode ticket, JsonNode body) {
        JsonNode change = body.path("ticket");
        if (!change.isObject()) {
            return error(400, "BadRequest", "Parameter ticket is required");
        }
        if (change.has("comment")) {
            if (change.at("/comment/body").asText().isBlank()) {
                return invalid("comment", "Comment body: cannot be blank");
            }
            ticket.withArray("comments").add(change.path("comment"));
        }
        if (change.has("requester")) {
            ticket.set("requester", change.path("requester"));
        }
        return new Answer(200, object().set("ticket", ticket));
    }

    private static Answer invalid(String field, String words) {
        ObjectNode body = object().put("error", "RecordInvalid").put("description", "Record validation errors");
        body.putObject("details").putArray(field).addObject().put("description", words);
        return new Answer(422, body);
    }

    private static Answer error(int status, String code, String description) {
        return new Answer(status, object().put("error", code).put("description", description));
    }

    private static ObjectNode object() {
        return Json.mapper().createObjectNode();
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
