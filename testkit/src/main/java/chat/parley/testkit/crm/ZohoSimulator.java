package chat.parley.testkit.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Zoho's accounts and leads as its documentation has them; both at one address here. It gives ten access tokens in
 * ten minutes; each is good for an hour.
 */
public final class ZohoSimulator extends CrmServer {
    public static final String CLIENT_SECRET = "z0ho";
    public static final String REFRESH_TOKEN = "1000.refresh";

    private static final int MOST_TOKENS = 10;
    /** So many are good at a time; another ends the oldest. */
    private static final int MOST_LIVE = 30;

    private static final Duration GOOD_FOR = Duration.ofHours(1);
    private static final String SCHEME = "Zoho-oauthtoken ";
    private static final Set<String> FIELDS = Set.of(
            "Last_Name", "First_Name", "Email", "Phone", "Lead_Source", "Description", "Tag", "Company", "Website");

    private final Map<Long, ObjectNode> leads = new LinkedHashMap<>();
    private final Map<Long, ArrayNode> notes = new LinkedHashMap<>();
    private final Map<Long, ArrayNode> files = new LinkedHashMap<>();
    private final LongSupplier nanoTime;
    private final Span tokens;
    /** When each was given, oldest first. */
    private final Map<String, Long> live = new LinkedHashMap<>();

    private int given;
    private boolean blind;

    private ZohoSimulator(LongSupplier nanoTime) throws IOException {
        this.nanoTime = nanoTime;
        this.tokens = new Span(MOST_TOKENS, Duration.ofMinutes(10), nanoTime);
    }

    public static ZohoSimulator start() throws IOException {
        return start(System::nanoTime);
    }

    /** @param nanoTime what its hours are measured with, in nanoseconds */
    static ZohoSimulator start(LongSupplier nanoTime) throws IOException {
        return new ZohoSimulator(nanoTime);
    }

    /** The id of the one client that it knows. */
    public String clientId() {
        return Integer.toString(port());
    }

    /** All leads, oldest first, each with its {@code notes} and {@code files}. */
    public synchronized List<JsonNode> leads() {
        return leads.entrySet().stream()
                .<JsonNode>map(lead -> {
                    ObjectNode copy = lead.getValue().deepCopy();
                    copy.set("notes", notes.getOrDefault(lead.getKey(), array()));
                    copy.set("files", files.getOrDefault(lead.getKey(), array()));
                    return copy;
                })
                .toList();
    }

    /** How many tokens were given. */
    public synchronized int given() {
        return given;
    }

    /** All access tokens end now. */
    public synchronized void endAccess() {
        live.clear();
    }

    private boolean isLive(String authorization) {
        live.values().removeIf(at -> nanoTime.getAsLong() - at >= GOOD_FOR.toNanos());
        return authorization.startsWith(SCHEME) && live.containsKey(authorization.substring(SCHEME.length()));
    }

    /** The search finds nothing yet of what was made. */
    public synchronized void lag(boolean lags) {
        blind = lags;
    }

    /**
     * A workflow rule calls a webhook: the lead is converted.
     *
     * @param secret in the header that the rule was given
     * @return the status it was answered with
     */
    public int converted(JsonNode lead, String hook, String secret) {
        String body = object().put("recordId", lead.path("id").asText())
                .put("status", "Converted")
                .put("updatedAt", "2026-11-21T09:00:00+00:00")
                .toString();
        return post(hook, Map.of("content-type", "application/json", "x-parley-secret", secret), body);
    }

    @Override
    boolean changes(Request request) {
        return !request.method().equals("GET") && !request.path().startsWith("/oauth");
    }

    @Override
    Answer answer(Request request) {
        if (request.is("POST", "/oauth/v2/token")) {
            return token(request);
        }
        if (!isLive(request.headers().getOrDefault("authorization", ""))) {
            return new Answer(401, object().put("code", "INVALID_TOKEN").put("message", "invalid oauth token"));
        }
        if (request.path().matches("/crm/v8/Leads/\\d+/Attachments")) {
            return attachments(request, Long.parseLong(request.part(3)));
        }
        if (!request.method().equals("GET") && !"application/json".equals(request.header("content-type"))) {
            return new Answer(
                    415, object().put("code", "UNSUPPORTED_MEDIA_TYPE").put("message", "send JSON"));
        }
        if (request.is("GET", "/crm/v8/settings/fields")) {
            ArrayNode fields = array();
            FIELDS.forEach(name -> fields.addObject().put("api_name", name));
            return new Answer(200, object().set("fields", fields));
        }
        if (request.is("GET", "/crm/v8/Leads(/search)?")) {
            return search(request.query());
        }
        if (request.is("POST", "/crm/v8/Leads(/upsert)?")) {
            return insert(request.json(), request.path().endsWith("upsert"));
        }
        if (request.path().matches("/crm/v8/Leads/\\d+(/Notes)?")) {
            return lead(request, Long.parseLong(request.part(3)));
        }
        return new Answer(404, object().put("code", "INVALID_URL_PATTERN").put("message", "no such method"));
    }

    private Answer token(Request request) {
        Map<String, String> form = request.form();
        if (!clientId().equals(form.get("client_id")) || !CLIENT_SECRET.equals(form.get("client_secret"))) {
            return new Answer(200, object().put("error", "invalid_client"));
        }
        if (!REFRESH_TOKEN.equals(form.get("refresh_token")) || !"refresh_token".equals(form.get("grant_type"))) {
            return new Answer(200, object().put("error", "invalid_code"));
        }
        if (!tokens.take()) {
            return new Answer(200, object().put("error", "Access Denied"));
        }
        given++;
        String access = "1000.access-" + given;
        live.put(access, nanoTime.getAsLong());
        if (live.size() > MOST_LIVE) {
            live.remove(live.keySet().iterator().next());
        }
        return new Answer(
                200,
                object().put("access_token", access)
                        .put("scope", "ZohoCRM.modules.ALL")
                        .put("api_domain", url())
                        .put("token_type", "Bearer")
                        .put("expires_in", 3600));
    }

    private Answer search(Map<String, String> query) {
        Predicate<ObjectNode> fits = lead -> !blind
                && (query.containsKey("email")
                        ? lead.path("Email").asText().equalsIgnoreCase(query.get("email"))
                        : query.containsKey("phone")
                                ? lead.path("Phone").asText().equals(query.get("phone"))
                                : lead.path("Description").asText().contains(query.getOrDefault("word", "")));
        ArrayNode found = array();
        leads.values().stream().filter(fits).forEach(found::add);
        return found.isEmpty() ? new Answer(204, null) : new Answer(200, object().set("data", found));
    }

    private Answer insert(JsonNode body, boolean upsert) {
        JsonNode wanted = body.at("/data/0");
        if (!wanted.hasNonNull("Last_Name")) {
            return record("error", "MANDATORY_NOT_FOUND", "required field not found", "Last_Name");
        }
        for (var field : wanted.properties()) {
            if (!FIELDS.contains(field.getKey())) {
                return record("error", "INVALID_DATA", "invalid data", field.getKey());
            }
        }
        if (upsert && !body.at("/duplicate_check_fields/0").asText().equals("Email")) {
            return record("error", "INVALID_DATA", "duplicate_check_fields", "Email");
        }
        for (ObjectNode lead : leads.values()) {
            if (upsert && lead.path("Email").equals(wanted.path("Email"))) {
                lead.setAll((ObjectNode) wanted);
                return record(
                        "success", "SUCCESS", "record updated", lead.path("id").asText());
            }
        }
        long id = 5_000_000_000L + leads.size();
        leads.put(id, ((ObjectNode) wanted.deepCopy()).put("id", Long.toString(id)));
        return record("success", "SUCCESS", "record added", Long.toString(id));
    }

    private static Answer page(Request request, ArrayNode rows) {
        ArrayNode page = request.page(rows, "per_page", 200, 200);
        return page.isEmpty() ? new Answer(204, null) : new Answer(200, object().set("data", page));
    }

    private Answer lead(Request request, long id) {
        ObjectNode lead = leads.get(id);
        if (lead == null) {
            return new Answer(
                    404,
                    object().put("code", "INVALID_DATA").put("message", "the related id given seems to be invalid"));
        }
        ArrayNode its = notes.computeIfAbsent(id, each -> array());
        if (!request.path().endsWith("/Notes")) {
            lead.setAll((ObjectNode) request.json().at("/data/0"));
        } else if (request.method().equals("GET")) {
            return page(request, its);
        } else if (request.json().at("/data/0/Note_Content").asText().isBlank()) {
            return record("error", "MANDATORY_NOT_FOUND", "required field not found", "Note_Content");
        } else {
            its.add(request.json().at("/data/0"));
        }
        return record("success", "SUCCESS", "done", Long.toString(id));
    }

    private Answer attachments(Request request, long id) {
        if (!leads.containsKey(id)) {
            return new Answer(
                    404,
                    object().put("code", "INVALID_DATA").put("message", "the related id given seems to be invalid"));
        }
        ArrayNode its = files.computeIfAbsent(id, each -> array());
        if (request.method().equals("GET")) {
            return page(request, its);
        }
        for (Part part : request.parts()) {
            if (part.name().equals("file") && part.fileName() != null && part.content().length > 0) {
                its.addObject().put("File_Name", part.fileName()).put("Size", part.content().length);
                return record("success", "SUCCESS", "attachment uploaded successfully", Long.toString(its.size()));
            }
        }
        return record("error", "MANDATORY_NOT_FOUND", "required field not found", "file");
    }

    private static Answer record(String status, String code, String message, String detail) {
        ObjectNode body = object();
        ObjectNode row = body.putArray("data").addObject();
        row.put("status", status).put("code", code).put("message", message);
        row.putObject("details").put(status.equals("success") ? "id" : "api_name", detail);
        return new Answer(status.equals("success") ? 201 : 202, body);
    }
}
