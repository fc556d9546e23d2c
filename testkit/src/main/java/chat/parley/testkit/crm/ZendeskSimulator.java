package chat.parley.testkit.crm;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Zendesk's tickets as its documentation has them, strict: it refuses what the real one refuses, and fails on demand
 * before or after it has done what it was asked.
 */
public final class ZendeskSimulator extends CrmServer {
    public static final String LOGIN = "agent@example.com";
    public static final String TOKEN = "t0ken";
    public static final String PASSWORD = "pa55word";

    private static final int PER_MINUTE = 700;
    /** So many updates of one ticket are taken in ten minutes. */
    private static final int UPDATES = 30;

    private static final int LONGEST_KEY = 255;
    /** What may stand in fields that hold a choice. */
    private static final Map<String, Set<String>> CHOICES = Map.of(
            "status", Set.of("new", "open", "pending", "hold", "solved", "closed"),
            "priority", Set.of("urgent", "high", "normal", "low"),
            "type", Set.of("problem", "incident", "question", "task"));

    private final Span minute = new Span(PER_MINUTE, Duration.ofMinutes(1), System::nanoTime);
    private final Map<Long, Span> updates = new HashMap<>();
    private final Map<Long, ObjectNode> tickets = new LinkedHashMap<>();
    private final Map<String, Created> keys = new HashMap<>();
    /** Files that were brought and no comment names yet. */
    private final Map<String, ObjectNode> uploads = new HashMap<>();

    /** What a key was used for: the ticket that was made, and what was asked for. */
    private record Created(long id, JsonNode wanted) {}

    private boolean blind;

    private ZendeskSimulator() throws IOException {}

    public static ZendeskSimulator start() throws IOException {
        return new ZendeskSimulator();
    }

    /** All tickets as they are, oldest first, each with its {@code comments}. */
    public synchronized List<JsonNode> tickets() {
        return tickets.values().stream().<JsonNode>map(ObjectNode::deepCopy).toList();
    }

    /** The search finds nothing yet of what was made. */
    public synchronized void lag(boolean lags) {
        blind = lags;
    }

    /**
     * A trigger calls a webhook, as its documentation has it: somebody has solved the ticket.
     *
     * @param ticket may have {@code updated_at}, which tells one time that it is solved from another
     * @param secret what the webhook signs with
     * @param at when, as it is signed
     * @return the status it was answered with
     */
    public int solved(JsonNode ticket, String hook, String secret, Instant at) {
        String body = object().put("ticketId", ticket.path("id").asText())
                .put("dialogId", ticket.path("external_id").asText())
                .put("status", "solved")
                .put("updatedAt", ticket.path("updated_at").asText("2026-11-21T09:00:00Z"))
                .toString();
        String timestamp = at.truncatedTo(ChronoUnit.SECONDS).toString();
        return post(
                hook,
                Map.of(
                        "content-type",
                        "application/json",
                        "x-zendesk-webhook-signature-timestamp",
                        timestamp,
                        "x-zendesk-webhook-signature",
                        signature(secret, timestamp + body)),
                body);
    }

    /** The ticket was closed, some days after somebody solved it: nothing of it changes any more. */
    public synchronized void close(long id) {
        Objects.requireNonNull(tickets.get(id)).put("status", "closed");
    }

    /** Agents have written so many comments into the ticket. */
    public synchronized void said(long id, int comments) {
        ObjectNode ticket = Objects.requireNonNull(tickets.get(id));
        for (int i = 0; i < comments; i++) {
            ticket.withArray("comments").addObject().put("body", "Comment " + i).put("public", false);
        }
    }

    private static String signature(String secret, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A file that is brought is nothing yet: it has to be named by a comment. */
    @Override
    boolean changes(Request request) {
        return super.changes(request) && !request.path().startsWith("/api/v2/uploads");
    }

    @Override
    Answer answer(Request request) {
        if (!minute.take()) {
            return Answer.text(429, "Number of allowed API requests per minute exceeded")
                    .with("Retry-After", Long.toString(minute.seconds()));
        }
        String left = Integer.toString(minute.left());
        return own(request)
                .with("X-Rate-Limit", Integer.toString(PER_MINUTE))
                .with("X-Rate-Limit-Remaining", left)
                .with("ratelimit-limit", Integer.toString(PER_MINUTE))
                .with("ratelimit-remaining", left)
                .with("ratelimit-reset", "60");
    }

    private Answer own(Request request) {
        if (!isKnown(request.header("authorization"))) {
            return error(401, "Couldn't authenticate you", "Couldn't authenticate you");
        }
        String method = request.method();
        String path = request.path();
        if (request.is("POST", "/api/v2/uploads\\.json")) {
            return upload(request);
        }
        if (!method.equals("GET") && !"application/json".equals(request.header("content-type"))) {
            return error(415, "UnsupportedMediaType", "send application/json");
        }
        if (path.equals("/api/v2/users/me.json")) {
            return new Answer(200, object().set("user", object().put("id", 1)));
        }
        if (path.equals("/api/v2/tickets.json")) {
            return method.equals("GET") ? search(request) : create(request.json(), request.header("idempotency-key"));
        }
        if (path.matches("/api/v2/tickets/\\d+(/comments)?\\.json")) {
            ObjectNode ticket = tickets.get(Long.valueOf(path.replaceAll("\\D*v2\\D*(\\d+).*", "$1")));
            if (ticket == null) {
                return error(404, "RecordNotFound", "Not found");
            }
            if (path.endsWith("/comments.json")) {
                return new Answer(
                        200, object().set("comments", request.page(ticket.path("comments"), "per_page", 100, 100)));
            }
            return method.equals("PUT")
                    ? update(ticket, request.json())
                    : new Answer(200, object().set("ticket", ticket));
        }
        if (path.matches("/api/v2/ticket_fields/\\d+\\.json")) {
            return isField(Long.parseLong(path.replaceAll("\\D*v2\\D*(\\d+).*", "$1")))
                    ? new Answer(200, object().putObject("ticket_field"))
                    : error(404, "RecordNotFound", "Not found");
        }
        return error(404, "InvalidEndpoint", "Not found");
    }

    private Answer upload(Request request) {
        String name = request.query().getOrDefault("filename", "");
        if (name.isBlank() || request.body().length == 0) {
            return invalid("attachment", "File: cannot be blank");
        }
        String token = "upload-" + (uploads.size() + 1);
        uploads.put(
                token,
                object().put("file_name", name)
                        .put("content_type", request.header("content-type"))
                        .put("size", request.body().length));
        return new Answer(201, object().set("upload", object().put("token", token)));
    }

    private static boolean isField(long id) {
        return id <= 1_000;
    }

    private static boolean isKnown(@Nullable String authorization) {
        return basic(LOGIN + "/token", TOKEN).equals(authorization)
                || basic(LOGIN, PASSWORD).equals(authorization);
    }

    private Answer search(Request request) {
        String wanted = request.query().get("external_id");
        var found = array();
        tickets.values().stream()
                .filter(ticket -> !blind && ticket.path("external_id").asText().equals(wanted))
                .forEach(found::add);
        return new Answer(200, object().set("tickets", request.page(found, "per_page", 100, 100)));
    }

    private Answer create(JsonNode body, @Nullable String key) {
        JsonNode wanted = body.path("ticket");
        if (key != null && key.length() > LONGEST_KEY) {
            return error(400, "InvalidIdempotencyKey", "The key is longer than 255 characters");
        }
        if (key != null && keys.containsKey(key)) {
            Created before = keys.get(key);
            return before.wanted().equals(wanted)
                    ? made(before.id()).with("x-idempotency-lookup", "hit")
                    : error(400, "IdempotentRequestError", "Request parameters don't match the given idempotency key");
        }
        if (wanted.at("/comment/body").asText().isBlank()) {
            return invalid("comment", "Description: cannot be blank");
        }
        if (wanted.has("requester") && wanted.has("requester_id")) {
            return invalid("requester", "Requester: cannot be given together with requester_id");
        }
        if (wanted.has("requester") && wanted.at("/requester/name").asText().isBlank()) {
            return invalid("requester", "Requester: Name: is too short (minimum one character)");
        }
        for (var choice : CHOICES.entrySet()) {
            JsonNode chosen = wanted.path(choice.getKey());
            if (!chosen.isMissingNode() && !choice.getValue().contains(chosen.asText())) {
                return invalid(choice.getKey(), choice.getKey() + ": " + chosen.asText() + " is not included");
            }
        }
        for (JsonNode field : wanted.path("custom_fields")) {
            if (!field.path("id").isIntegralNumber()
                    || !isField(field.path("id").asLong())) {
                return invalid(
                        "custom_fields", "Custom field " + field.path("id").asText() + " does not exist");
            }
        }
        long id = tickets.size() + 1L;
        ObjectNode ticket = wanted.deepCopy();
        ticket.put("id", id).put("status", "new");
        ticket.putArray("comments").add(wanted.path("comment"));
        tickets.put(id, ticket);
        if (key == null) {
            return made(id);
        }
        keys.put(key, new Created(id, wanted));
        return made(id).with("x-idempotency-lookup", "miss");
    }

    private Answer made(long id) {
        ObjectNode body = object();
        body.set("ticket", tickets.get(id));
        body.set("audit", audit(id));
        return new Answer(201, body).with("Location", url() + "/api/v2/tickets/" + id + ".json");
    }

    private static ObjectNode audit(long ticket) {
        return object().put("id", ticket * 1_000).put("ticket_id", ticket);
    }

    private Answer update(ObjectNode ticket, JsonNode body) {
        JsonNode change = body.path("ticket");
        if (!change.isObject()) {
            return error(400, "BadRequest", "Parameter ticket is required");
        }
        long id = ticket.path("id").asLong();
        if (!updates.computeIfAbsent(id, each -> new Span(UPDATES, Duration.ofMinutes(10), System::nanoTime))
                .take()) {
            return Answer.text(
                            429,
                            "Rate limit for ticket updates exceeded, please wait before updating this ticket again")
                    .with("Retry-After", Long.toString(updates.get(id).seconds()));
        }
        if (ticket.path("status").asText().equals("closed")) {
            return invalid("status", "Status: closed prevents ticket update");
        }
        if (change.has("comment")) {
            if (change.at("/comment/body").asText().isBlank()) {
                return invalid("comment", "Comment body: cannot be blank");
            }
            ObjectNode comment = change.path("comment").deepCopy();
            for (JsonNode token : change.at("/comment/uploads")) {
                ObjectNode file = uploads.remove(token.asText());
                if (file == null) {
                    return invalid("comment", "Uploads: " + token.asText() + " is invalid");
                }
                comment.withArray("attachments").add(file);
            }
            ticket.withArray("comments").add(comment);
        }
        if (change.has("requester")) {
            ticket.set("requester", change.path("requester"));
        }
        ObjectNode answer = object();
        answer.set("ticket", ticket);
        answer.set("audit", audit(id));
        return new Answer(200, answer);
    }

    private static Answer invalid(String field, String words) {
        ObjectNode body = object().put("error", "RecordInvalid").put("description", "Record validation errors");
        body.putObject("details").putArray(field).addObject().put("description", words);
        return new Answer(422, body);
    }

    private static Answer error(int status, String code, String description) {
        return new Answer(status, object().put("error", code).put("description", description));
    }
}
