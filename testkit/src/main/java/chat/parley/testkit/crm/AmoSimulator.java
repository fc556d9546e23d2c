package chat.parley.testkit.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * amoCRM's leads, contacts and notes as its documentation has them, and its tokens: a refresh token and a code are good
 * for one use each. It takes seven requests in any second.
 */
public final class AmoSimulator extends CrmServer {
    public static final String TOKEN = "long-lived";
    public static final String CLIENT_ID = "client-1";
    public static final String CLIENT_SECRET = "s3cret";
    public static final String REDIRECT_URI = "https://parley.example/amo";
    public static final String LOGIN = "owner@example.com";
    public static final String API_KEY = "old-key";
    /** Fields of leads that there are have numbers up to this one. */
    public static final long FIELDS = 1_000;

    private static final int PER_SECOND = 7;

    private final Map<Long, ObjectNode> leads = new TreeMap<>();
    private final Map<Long, ObjectNode> contacts = new TreeMap<>();
    private final Map<Long, ArrayNode> notes = new LinkedHashMap<>();
    private final AmoChats chats = new AmoChats(Clock.systemUTC());
    private final Span pace;
    private final AmoGrants grants = new AmoGrants();
    private long last;

    private AmoSimulator(LongSupplier nanoTime) throws IOException {
        this.pace = new Span(PER_SECOND, Duration.ofSeconds(1), nanoTime);
    }

    public static AmoSimulator start() throws IOException {
        return start(System::nanoTime);
    }

    /** @param nanoTime what its second is measured with, in nanoseconds */
    static AmoSimulator start(LongSupplier nanoTime) throws IOException {
        return new AmoSimulator(nanoTime);
    }

    /** For whoever does not keep to the pace and is not looked at for it: a second passes between any two requests. */
    public static AmoSimulator unhurried() throws IOException {
        var nanos = new AtomicLong();
        return new AmoSimulator(() -> nanos.addAndGet(Duration.ofSeconds(1).toNanos()));
    }

    /** All leads, oldest first, each with its {@code contact}, {@code unsorted} and {@code notes}. */
    public synchronized List<JsonNode> leads() {
        return leads.values().stream()
                .<JsonNode>map(lead -> {
                    ObjectNode copy = lead.deepCopy();
                    copy.set("contact", contacts.get(lead.path("contact_id").asLong()));
                    copy.set("notes", notes.getOrDefault(lead.path("id").asLong(), array()));
                    return copy;
                })
                .toList();
    }

    /** All contacts, oldest first. */
    public synchronized List<JsonNode> contacts() {
        return contacts.values().stream().<JsonNode>map(ObjectNode::deepCopy).toList();
    }

    /** The chats of the account; at the same address. */
    public AmoChats chats() {
        return chats;
    }

    /** The code that a grant brought, good once. */
    public synchronized String code() {
        return grants.code();
    }

    /** The access token ends now. */
    public synchronized void endAccess() {
        grants.endAccess();
    }

    /** How many tokens were given. */
    public synchronized int given() {
        return grants.given();
    }

    /**
     * Calls a webhook: the lead has the state that stands for won.
     *
     * @param hook with its key
     * @return the status it was answered with
     */
    public int won(JsonNode lead, String hook) {
        String body = "leads%5Bstatus%5D%5B0%5D%5Bid%5D=" + lead.path("id").asText()
                + "&leads%5Bstatus%5D%5B0%5D%5Bstatus_id%5D=142&leads%5Bstatus%5D%5B0%5D%5Blast_modified%5D=1763715600"
                + "&account%5Bid%5D=1";
        return post(hook, Map.of("content-type", "application/x-www-form-urlencoded"), body);
    }

    @Override
    Answer answer(Request request) {
        if (request.path().startsWith("/v2/origin/")) {
            return chats.answer(request);
        }
        if (request.path().startsWith("/oauth2/")) {
            return own(request);
        }
        if (!pace.take()) {
            // It is not said to be JSON, nor how long to wait.
            return Answer.text(429, "Too many requests");
        }
        Answer answer = own(request);
        return answer.with(
                MEDIA_TYPE, answer.status() < 400 ? "application/hal+json" : "application/problem+json; charset=utf-8");
    }

    private Answer own(Request request) {
        if (!request.method().equals("GET") && !"application/json".equals(request.header("content-type"))) {
            return problem(415, "Unsupported Media Type", "send application/json");
        }
        if (request.is("POST", "/oauth2/access_token")) {
            return grants.token(request.json());
        }
        if (request.is("POST", "/oauth2/exchange_api_key")) {
            return AmoGrants.exchanges(request.json())
                    ? new Answer(202, object())
                    : problem(401, "Unauthorized", "Wrong login or key");
        }
        if (!grants.isGood(request.header("authorization"))) {
            return problem(401, "Unauthorized", "Неверный логин или пароль");
        }
        return api(request);
    }

    private Answer api(Request request) {
        if (request.is("GET", "/api/v4/account")) {
            boolean wanted = "amojo_id".equals(request.query().get("with"));
            return new Answer(
                    200, wanted ? object().put("id", 1).put("amojo_id", AmoChats.ACCOUNT) : object().put("id", 1));
        }
        if (request.is("POST", "/api/v4/contacts/chats")) {
            return linkChat(request.json().path(0));
        }
        if (request.is("GET", "/api/v4/leads/custom_fields/\\d+")) {
            return Long.parseLong(request.part(4)) <= FIELDS
                    ? new Answer(200, object().put("id", request.part(4)))
                    : problem(404, "Not Found", "Entity not found");
        }
        if (request.is("GET", "/api/v4/(leads|contacts)")) {
            return search(request.part(2), String.valueOf(request.query().get("query")));
        }
        if (request.is("POST", "/api/v4/leads(/complex|/unsorted/forms)?")) {
            return create(request);
        }
        if (request.is("PATCH", "/api/v4/contacts/\\d+")) {
            ObjectNode contact = contacts.get(Long.valueOf(request.part(3)));
            if (contact == null) {
                return problem(404, "Not Found", "Contact not found");
            }
            contact.setAll((ObjectNode) request.json());
            return new Answer(200, contact);
        }
        if (request.path().matches("/api/v4/leads/\\d+(/notes|/link)?")) {
            ObjectNode lead = leads.get(Long.valueOf(request.part(3)));
            return lead == null ? problem(404, "Not Found", "Lead not found") : lead(request, lead);
        }
        return problem(404, "Not Found", "no such method");
    }

    private Answer linkChat(JsonNode wanted) {
        long contact = wanted.path("contact_id").asLong();
        return contacts.containsKey(contact)
                        && chats.link(wanted.path("chat_id").asText(), contact)
                ? embedded("chats", array().add(wanted))
                : invalid("0.chat_id", "Entity not found");
    }

    private Answer lead(Request request, ObjectNode lead) {
        ArrayNode its = notes.computeIfAbsent(lead.path("id").asLong(), id -> array());
        if (request.path().endsWith("/notes")) {
            if (request.method().equals("GET")) {
                ArrayNode page = request.page(its, "limit", 50, 250);
                return page.isEmpty() ? new Answer(204, null) : embedded("notes", page);
            }
            for (JsonNode note : request.json()) {
                if (!note.path("note_type").asText().equals("common")
                        || note.at("/params/text").asText().isBlank()) {
                    return invalid("params.text", "This value should not be blank.");
                }
                its.add(note);
            }
            return embedded("notes", its);
        }
        if (request.path().endsWith("/link")) {
            lead.put("contact_id", request.json().path(0).path("to_entity_id").asLong());
            return embedded("links", array());
        }
        ObjectNode answer = lead.deepCopy();
        answer.putObject("_embedded")
                .putArray("contacts")
                .addObject()
                .put("id", lead.path("contact_id").asLong());
        return new Answer(200, answer);
    }

    private Answer search(String what, String query) {
        ArrayNode found = array();
        (what.equals("leads") ? leads : contacts)
                .values().stream()
                        .filter(each -> each.toString().contains(query))
                        .forEach(found::add);
        return found.isEmpty() ? new Answer(204, null) : embedded(what, found);
    }

    private Answer create(Request request) {
        JsonNode wanted = request.json().path(0);
        boolean unsorted = request.path().endsWith("forms");
        boolean complex = request.path().endsWith("complex");
        JsonNode lead = unsorted ? wanted.at("/_embedded/leads/0") : wanted;
        JsonNode contact = wanted.at("/_embedded/contacts/0");
        Answer wrong = wrong(wanted, lead, contact, unsorted, complex);
        if (wrong != null) {
            return wrong;
        }
        long contactId = contact.path("id").asLong();
        if (contactId == 0) {
            contactId = ++last;
            contacts.put(contactId, ((ObjectNode) contact.deepCopy()).put("id", contactId));
        }
        ObjectNode made = lead.deepCopy();
        long id = ++last;
        leads.put(id, made.put("id", id).put("contact_id", contactId).put("unsorted", unsorted));
        ArrayNode answer = array();
        ObjectNode row = answer.addObject().put("id", id).put("contact_id", contactId);
        if (complex) {
            return new Answer(200, answer);
        }
        if (!unsorted) {
            return embedded("leads", answer);
        }
        row.removeAll();
        row.put("uid", "uid-" + id)
                .putObject("_embedded")
                .putArray("leads")
                .addObject()
                .put("id", id);
        return embedded("unsorted", answer);
    }

    private @Nullable Answer wrong(
            JsonNode wanted, JsonNode lead, JsonNode contact, boolean unsorted, boolean complex) {
        for (JsonNode field : lead.path("custom_fields_values")) {
            if (field.path("field_id").asLong() > FIELDS) {
                return invalid("custom_fields_values.0.field_id", "Поле не найдено");
            }
        }
        if (complex == contact.has("id") && !unsorted) {
            return invalid("_embedded.contacts.0", "a new contact comes with a complex lead, a known one with a plain");
        }
        if (contact.has("id") && !contacts.containsKey(contact.path("id").asLong())) {
            return invalid("_embedded.contacts.0.id", "Entity not found");
        }
        if (unsorted && (wanted.at("/metadata/form_id").asText().isBlank() || !wanted.has("source_uid"))) {
            return invalid("metadata", "This field is missing.");
        }
        boolean twice = unsorted
                && leads.values().stream().anyMatch(known -> known.path("name").equals(lead.path("name")));
        return twice ? invalid("metadata", "the same data were sent before") : null;
    }

    private static Answer embedded(String name, ArrayNode things) {
        ObjectNode body = object();
        body.putObject("_embedded").set(name, things);
        return new Answer(200, body);
    }

    private static Answer invalid(String path, String detail) {
        ObjectNode body = object().put("title", "Bad Request").put("detail", "Request validation failed");
        body.putArray("validation-errors")
                .addObject()
                .put("request_id", "0")
                .putArray("errors")
                .addObject()
                .put("code", "NotSupportedChoice")
                .put("path", path)
                .put("detail", detail);
        return new Answer(400, body);
    }

    private static Answer problem(int status, String title, String detail) {
        return new Answer(
                status, object().put("title", title).put("detail", detail).put("status", status));
    }
}
