package chat.parley.integration.crm.zendesk;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.integration.crm.Access;
import chat.parley.integration.crm.Crm;
import chat.parley.integration.crm.CrmAnswer;
import chat.parley.integration.crm.CrmFile;
import chat.parley.integration.crm.CrmTicket;
import chat.parley.integration.crm.CrmVendor;
import chat.parley.integration.crm.Talk;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Writes dialogs into Zendesk as tickets [W-63]. A ticket is found again by its external id; one that is made carries
 * an idempotency key besides, so that a repeat within two hours makes no second one even if the search lags behind.
 */
public final class ZendeskCrm implements Crm {
    private static final int LONGEST_COMMENT = 60_000;
    private static final int MOST_ROWS = 100;
    private static final String KEY_IS_KNOWN = "IdempotentRequestError";
    private static final long MOST_FILE_BYTES = 50L << 20;

    private final Talk talk;
    private final String site;

    ZendeskCrm(CrmVendor.Link link) {
        String user = user(link.option("login"), link.option("credentials").equals("token"));
        byte[] pair = (user + ":" + link.option("secret")).getBytes(UTF_8);
        var basic = Map.of("authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
        this.talk = new Talk(link.calls(), Access.fixed(basic), link.clock(), ZendeskCrm::words);
        this.site = link.site();
    }

    /** The user of basic authentication: for a token {@code e-mail/token}, for a password the e-mail alone. */
    static String user(String email, boolean token) {
        return token ? email + "/token" : email;
    }

    @Override
    public CrmAnswer check() {
        return talk.get(
                "/api/v2/users/me.json",
                body -> body.path("user").path("id").isIntegralNumber()
                        ? new CrmAnswer.Done("", "")
                        : new CrmAnswer.Unauthorized(200, "nobody is logged in"));
    }

    @Override
    public CrmAnswer fields(Set<String> names) {
        for (String name : names) {
            CrmAnswer answer = talk.get("/api/v2/ticket_fields/" + name + ".json", body -> done(""));
            if (answer instanceof CrmAnswer.Refused(var status, var reason)) {
                return new CrmAnswer.Refused(status, "ticket field " + name + ": " + reason);
            }
            if (!(answer instanceof CrmAnswer.Done)) {
                return answer;
            }
        }
        return done("");
    }

    @Override
    public CrmAnswer open(CrmTicket ticket) {
        String list = "/api/v2/tickets.json?external_id=" + URLEncoder.encode(ticket.externalId(), UTF_8);
        return talk.search(
                page -> list + "&per_page=" + MOST_ROWS + "&page=" + page,
                body -> body.path("tickets"),
                MOST_ROWS,
                found -> found.path("external_id").asText().equals(ticket.externalId()),
                known -> known.isPresent() ? done(known.get().path("id").asText()) : create(ticket));
    }

    @Override
    public CrmAnswer identify(String recordId, CrmTicket.Requester requester) {
        ObjectNode body = Json.mapper().createObjectNode();
        body.putObject("ticket").set("requester", requester(requester));
        return talk.send("PUT", ticket(recordId), body, answer -> done(recordId));
    }

    @Override
    public CrmAnswer comment(String recordId, String marker, String text, boolean repeat) {
        return repeat
                ? unlessThere(recordId, marker, () -> comment(recordId, marker, text, List.of()))
                : comment(recordId, marker, text, List.of());
    }

    @Override
    public long mostFileBytes() {
        return MOST_FILE_BYTES;
    }

    /** A file is brought first and gets a token; a token that no comment names is forgotten there. */
    @Override
    public CrmAnswer attach(String recordId, CrmFile file, boolean repeat) {
        Supplier<CrmAnswer> bring = () -> talk.upload(
                "/api/v2/uploads.json?filename=" + URLEncoder.encode(file.name(), UTF_8),
                file.mediaType(),
                file.bytes(),
                answer -> {
                    String token = answer.at("/upload/token").asText();
                    return token.isEmpty()
                            ? new CrmAnswer.Again(null, "the answer names no file", null)
                            : comment(recordId, file.marker(), file.name(), List.of(token));
                });
        return repeat ? unlessThere(recordId, file.marker(), bring) : bring.get();
    }

    private CrmAnswer unlessThere(String recordId, String marker, Supplier<CrmAnswer> then) {
        return talk.search(
                page -> "/api/v2/tickets/" + recordId + "/comments.json?per_page=" + MOST_ROWS + "&page=" + page,
                body -> body.path("comments"),
                MOST_ROWS,
                comment -> comment.path("body").asText().contains(marker),
                known -> known.isPresent() ? done(recordId) : then.get());
    }

    private CrmAnswer comment(String recordId, String marker, String text, List<String> uploads) {
        ObjectNode body = Json.mapper().createObjectNode();
        ObjectNode comment = body.putObject("ticket").putObject("comment");
        String cut = text.length() > LONGEST_COMMENT ? text.substring(0, LONGEST_COMMENT) + "…" : text;
        comment.put("body", cut + "\n\n" + marker);
        comment.put("public", false);
        if (!uploads.isEmpty()) {
            uploads.forEach(comment.putArray("uploads")::add);
        }
        return talk.send("PUT", ticket(recordId), body, answer -> done(recordId));
    }

    private CrmAnswer create(CrmTicket wanted) {
        ObjectNode body = Json.mapper().createObjectNode();
        ObjectNode ticket = body.putObject("ticket");
        ticket.put("subject", wanted.subject());
        ticket.put("external_id", wanted.externalId());
        ticket.set("requester", requester(wanted.requester()));
        ObjectNode comment = ticket.putObject("comment");
        comment.put("body", wanted.text().isEmpty() ? wanted.subject() : wanted.text());
        comment.put("public", false);
        var tags = ticket.putArray("tags");
        wanted.tags().forEach(tag -> tags.add(tag.replace(' ', '_')));
        var fields = ticket.putArray("custom_fields");
        wanted.fields().forEach((id, value) -> {
            ObjectNode field = fields.addObject();
            field.put("id", Long.parseLong(id));
            field.put("value", value);
        });
        var key = Map.of("Idempotency-Key", "parley-" + wanted.externalId());
        CrmAnswer made = talk.send("POST", "/api/v2/tickets.json", key, body.toString(), answer -> {
            JsonNode id = answer.path("ticket").path("id");
            return id.isIntegralNumber()
                    ? done(id.asText())
                    : new CrmAnswer.Again(null, "the answer names no ticket", null);
        });
        // Somebody changed a fact since the ticket was made, whose answer was lost: the search will find it.
        return made instanceof CrmAnswer.Refused(var status, var reason) && reason.contains(KEY_IS_KNOWN)
                ? new CrmAnswer.Again(status, reason, null)
                : made;
    }

    private static ObjectNode requester(CrmTicket.Requester wanted) {
        ObjectNode requester = Json.mapper().createObjectNode();
        requester.put("name", wanted.name());
        if (wanted.email() != null) {
            requester.put("email", wanted.email());
        }
        return requester;
    }

    private CrmAnswer done(String id) {
        return new CrmAnswer.Done(id, site + "/agent/tickets/" + id);
    }

    private static String ticket(String id) {
        return "/api/v2/tickets/" + id + ".json";
    }

    /** What the CRM says itself, field by field where it does. */
    private static String words(JsonNode body) {
        var said = new StringBuilder(body.path("error").asText());
        if (body.hasNonNull("description")) {
            said.append(said.isEmpty() ? "" : ": ")
                    .append(body.path("description").asText());
        }
        body.path("details")
                .properties()
                .forEach(field -> field.getValue()
                        .forEach(detail -> said.append("; ")
                                .append(field.getKey())
                                .append(": ")
                                .append(detail.path("description").asText())));
        return said.toString();
    }
}
