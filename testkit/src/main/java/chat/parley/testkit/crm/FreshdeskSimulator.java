package chat.parley.testkit.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Freshdesk's tickets, contacts and conversations as its documentation has them. */
public final class FreshdeskSimulator extends CrmServer {
    public static final String API_KEY = "fresh-key";

    private static final Set<String> FIELDS = Set.of("cf_channel", "cf_department");
    /** What may stand in fields that hold a choice. */
    private static final Map<String, Set<Integer>> CHOICES =
            Map.of("status", Set.of(2, 3, 4, 5), "priority", Set.of(1, 2, 3, 4), "source", Set.of(1, 2, 3, 7, 9, 10));

    private static final int LONGEST_TAG = 32;
    private static final int MOST_BYTES = 20_000_000;

    private static final int PER_MINUTE = 700;
    /** Each of them says who asks; a ticket names one of them. */
    private static final List<String> KNOWN_BY = List.of("email", "phone", "unique_external_id");

    private final Span minute = new Span(PER_MINUTE, Duration.ofMinutes(1), System::nanoTime);
    private final Map<Long, ObjectNode> tickets = new TreeMap<>();
    private final Map<Long, ObjectNode> contacts = new TreeMap<>();
    private final Map<Long, ArrayNode> notes = new TreeMap<>();
    private long last;
    /** So many searches for contacts find nothing yet. */
    private int blind;

    private FreshdeskSimulator() throws IOException {}

    public static FreshdeskSimulator start() throws IOException {
        return new FreshdeskSimulator();
    }

    /** All tickets, oldest first, each with its {@code requester} and {@code notes}. */
    public synchronized List<JsonNode> tickets() {
        return tickets.values().stream()
                .<JsonNode>map(ticket -> {
                    ObjectNode copy = ticket.deepCopy();
                    copy.set(
                            "requester",
                            contacts.get(ticket.path("requester_id").asLong()));
                    copy.set("notes", notes.getOrDefault(ticket.path("id").asLong(), array()));
                    return copy;
                })
                .toList();
    }

    /**
     * An automation rule calls a webhook: somebody has resolved the ticket.
     *
     * @param secret the password that the rule was given
     * @return the status it was answered with
     */
    public int resolved(JsonNode ticket, String hook, String secret) {
        String body = object().put("recordId", ticket.path("id").asText())
                .put("status", "Resolved")
                .put("updatedAt", "2026-11-21 09:00:00")
                .toString();
        return post(hook, Map.of("content-type", "application/json", "authorization", basic("parley", secret)), body);
    }

    @Override
    Answer answer(Request request) {
        if (!minute.take()) {
            return new Answer(429, object().put("message", "You have exceeded the limit of requests per minute"))
                    .with("Retry-After", Long.toString(minute.seconds()));
        }
        return own(request)
                .with("X-RateLimit-Total", Integer.toString(PER_MINUTE))
                .with("X-RateLimit-Remaining", minute.left() + ".0")
                .with("X-RateLimit-Used-CurrentRequest", "1");
    }

    private Answer own(Request request) {
        if (!request.headers().getOrDefault("authorization", "").equals(basic(API_KEY, "X"))) {
            return new Answer(
                    401,
                    object().put("code", "invalid_credentials")
                            .put("message", "You have to be logged in to perform this action."));
        }
        boolean form = request.path().endsWith("/notes") && !request.parts().isEmpty();
        if (!request.method().equals("GET") && !form && !"application/json".equals(request.header("content-type"))) {
            return new Answer(415, null);
        }
        if (request.is("GET", "/api/v2/ticket_fields")) {
            ArrayNode fields = array();
            fields.addObject().put("name", "subject");
            FIELDS.forEach(name -> fields.addObject().put("name", name));
            return new Answer(200, fields);
        }
        if (request.path().equals("/api/v2/contacts")) {
            return request.method().equals("GET") ? contacts(request.query()) : newContact(request.json());
        }
        if (request.path().equals("/api/v2/tickets")) {
            return request.method().equals("GET") ? tickets(request) : newTicket(request.json());
        }
        if (request.is("PUT", "/api/v2/contacts/\\d+")) {
            ObjectNode contact = contacts.get(Long.valueOf(request.part(3)));
            if (contact == null) {
                return new Answer(404, null);
            }
            for (String name : KNOWN_BY) {
                ObjectNode other = request.json().hasNonNull(name)
                        ? contact(name, request.json().path(name))
                        : null;
                if (other != null && !other.path("id").equals(contact.path("id"))) {
                    return taken(name, other);
                }
            }
            contact.setAll((ObjectNode) request.json());
            return new Answer(200, contact);
        }
        if (request.path().matches("/api/v2/tickets/\\d+(/notes|/conversations)?")) {
            ObjectNode ticket = tickets.get(Long.valueOf(request.part(3)));
            return ticket == null ? new Answer(404, null) : ticket(request, ticket);
        }
        return new Answer(404, null);
    }

    /** The next so many searches for contacts find nothing yet of what was made. */
    public synchronized void lag(int searches) {
        blind = searches;
    }

    private Answer contacts(Map<String, String> query) {
        if (blind > 0) {
            blind--;
            return new Answer(200, array());
        }
        ArrayNode found = array();
        contacts.values().stream()
                .filter(contact -> List.of("email", "phone", "unique_external_id").stream()
                        .allMatch(name -> !query.containsKey(name)
                                || contact.path(name).asText().equals(query.get(name))))
                .forEach(found::add);
        return new Answer(200, found);
    }

    private Answer newContact(JsonNode body) {
        if (body.path("name").asText().isBlank()) {
            return invalid("name", "It should not be blank", "missing_field");
        }
        String known = known(body);
        if (known == null) {
            return invalid("email", "One of email, phone, unique_external_id is needed", "missing_field");
        }
        ObjectNode other = contact(known, body.path(known));
        return other == null ? new Answer(201, kept((ObjectNode) body.deepCopy())) : taken(known, other);
    }

    private @Nullable ObjectNode contact(String known, JsonNode value) {
        return contacts.values().stream()
                .filter(contact -> contact.path(known).equals(value))
                .findFirst()
                .orElse(null);
    }

    private ObjectNode kept(ObjectNode contact) {
        long id = ++last;
        contacts.put(id, contact.put("id", id));
        return contact;
    }

    /** Somebody else has it, and the answer says who. */
    private static Answer taken(String known, ObjectNode other) {
        Answer refused = invalid(known, "It should be a unique value", "duplicate_value");
        ((ObjectNode) Objects.requireNonNull(refused.body()).at("/errors/0"))
                .putObject("additional_info")
                .put("user_id", other.path("id").asLong());
        return new Answer(409, refused.body());
    }

    private static @Nullable String known(JsonNode contact) {
        return KNOWN_BY.stream().filter(contact::hasNonNull).findFirst().orElse(null);
    }

    private Answer tickets(Request request) {
        Map<String, String> query = request.query();
        ArrayNode found = array();
        tickets.values().stream()
                .filter(ticket -> !query.containsKey("requester_id")
                        || ticket.path("requester_id").asText().equals(query.get("requester_id")))
                .forEach(found::add);
        return new Answer(200, request.page(found, "per_page", 30, 100));
    }

    private Answer newTicket(JsonNode body) {
        for (String name : List.of("subject", "description", "status", "priority")) {
            if (!body.hasNonNull(name)) {
                return invalid(name, "It should not be blank", "missing_field");
            }
        }
        for (var choice : CHOICES.entrySet()) {
            JsonNode chosen = body.path(choice.getKey());
            if (!chosen.isMissingNode() && !choice.getValue().contains(chosen.intValue())) {
                return invalid(
                        choice.getKey(), "It should be one of these values: " + choice.getValue(), "invalid_value");
            }
        }
        String known = known(body);
        if (!body.has("requester_id") && known == null) {
            return invalid("requester_id", "One of requester_id, email, phone is needed", "missing_field");
        }
        if (body.has("requester_id")
                && !contacts.containsKey(body.path("requester_id").asLong())) {
            return invalid("requester_id", "There is no contact matching the given requester_id", "invalid_value");
        }
        for (var field : body.path("custom_fields").properties()) {
            if (!FIELDS.contains(field.getKey())) {
                return invalid(field.getKey(), "Unexpected/invalid field in request", "invalid_field");
            }
        }
        for (JsonNode tag : body.path("tags")) {
            if (tag.asText().length() > LONGEST_TAG) {
                return invalid("tags", "It should only contain elements of at most 32 characters", "invalid_value");
            }
        }
        ObjectNode ticket = body.deepCopy();
        if (known != null && !body.has("requester_id")) {
            ticket.put("requester_id", requester(body, known));
        }
        long id = ++last;
        tickets.put(id, ticket.put("id", id));
        return new Answer(201, ticket);
    }

    /** Who is known so, or a new contact. */
    private long requester(JsonNode ticket, String known) {
        ObjectNode contact = contact(known, ticket.path(known));
        if (contact == null) {
            contact = object().put(
                            "name",
                            ticket.path("name").asText(ticket.path(known).asText()));
            contact.set(known, ticket.path(known));
            kept(contact);
        }
        return contact.path("id").asLong();
    }

    private Answer ticket(Request request, ObjectNode ticket) {
        ArrayNode its = notes.computeIfAbsent(ticket.path("id").asLong(), id -> array());
        if (request.path().endsWith("/conversations")) {
            return new Answer(200, request.page(its, "per_page", 30, 100));
        }
        if (request.path().endsWith("/notes")) {
            ObjectNode note = note(request);
            String html = note.path("body").asText();
            if (html.isBlank()) {
                return invalid("body", "It should not be blank", "missing_field");
            }
            if (request.body().length > MOST_BYTES) {
                return invalid("attachments", "The total size is more than 20 MB", "invalid_size");
            }
            note.put("body_text", html.replace("<br>", "\n").replaceAll("<[^>]*>", ""));
            its.add(note);
            return new Answer(201, note);
        }
        if (request.method().equals("PUT")) {
            ticket.setAll((ObjectNode) request.json());
        }
        return new Answer(200, ticket);
    }

    /** A note as JSON, or as a form with files. */
    private static ObjectNode note(Request request) {
        if (request.parts().isEmpty()) {
            return request.json() instanceof ObjectNode note ? note.deepCopy() : object();
        }
        ObjectNode note = object();
        for (Part part : request.parts()) {
            if (part.fileName() == null) {
                note.put(part.name(), part.text());
            } else if (part.name().equals("attachments[]")) {
                note.withArray("attachments")
                        .addObject()
                        .put("name", part.fileName())
                        .put("size", part.content().length);
            }
        }
        return note;
    }

    private static Answer invalid(String field, String message, String code) {
        ObjectNode body = object().put("description", "Validation failed");
        body.putArray("errors")
                .addObject()
                .put("field", field)
                .put("message", message)
                .put("code", code);
        return new Answer(400, body);
    }
}
