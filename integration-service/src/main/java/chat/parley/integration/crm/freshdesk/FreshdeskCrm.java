package chat.parley.integration.crm.freshdesk;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.integration.crm.Access;
import chat.parley.integration.crm.Crm;
import chat.parley.integration.crm.CrmAnswer;
import chat.parley.integration.crm.CrmFile;
import chat.parley.integration.crm.CrmTicket;
import chat.parley.integration.crm.CrmVendor;
import chat.parley.integration.crm.Multipart;
import chat.parley.integration.crm.Talk;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Writes dialogs into Freshdesk as tickets [B-04]. A ticket has no place for ids of others, and search lags behind: a
 * ticket carries the dialog's id as a tag, and is found again in the list of its requester's tickets. The text of
 * refusals, the conflict of contacts with one address, and that a ticket may be given another requester are not
 * confirmed by what the vendor has published.
 */
final class FreshdeskCrm implements Crm {
    private static final String ROOT = "/api/v2";
    private static final int LONGEST_NOTE = 60_000;
    private static final int MOST_ROWS = 100;
    private static final int OPEN = 2;
    private static final int CONFLICT = 409;
    private static final int LOW = 1;
    private static final int CHAT = 7;
    private static final int LONGEST_TAG = 32;
    /** Twenty megabytes are for a note and all that is in it. */
    private static final long MOST_FILE_BYTES = 18L << 20;

    private final Talk talk;
    private final String site;

    FreshdeskCrm(CrmVendor.Link link) {
        byte[] pair = (link.option("apiKey") + ":X").getBytes(UTF_8);
        var basic = Map.of("authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
        this.talk = new Talk(link.calls(), Access.fixed(basic), link.clock(), FreshdeskCrm::words);
        this.site = link.site();
    }

    @Override
    public CrmAnswer check() {
        return talk.get(ROOT + "/tickets?per_page=1", body -> done(""));
    }

    @Override
    public CrmAnswer fields(Set<String> names) {
        return talk.get(ROOT + "/ticket_fields", body -> {
            Set<String> known =
                    body.valueStream().map(field -> field.path("name").asText()).collect(Collectors.toSet());
            return names.stream()
                    .filter(name -> !known.contains(name))
                    .findFirst()
                    .<CrmAnswer>map(name -> new CrmAnswer.Refused(200, "tickets have no field " + name))
                    .orElseGet(() -> done(""));
        });
    }

    @Override
    public CrmAnswer open(CrmTicket ticket) {
        String tag = tag(ticket);
        return contact(
                ticket.requester(),
                contact -> talk.search(
                        page -> ROOT + "/tickets?" + rows(page) + "&order_by=created_at&order_type=desc&requester_id="
                                + contact,
                        body -> body,
                        MOST_ROWS,
                        each -> each.path("tags")
                                .valueStream()
                                .anyMatch(one -> one.asText().equals(tag)),
                        known -> known.map(each -> done(each.path("id").asText()))
                                .orElseGet(() -> create(ticket, contact, tag))));
    }

    @Override
    public CrmAnswer identify(String recordId, CrmTicket.Requester requester) {
        return talk.get(ticket(recordId), ticket -> {
            String present = ticket.path("requester_id").asText();
            return contacts(requester, known -> {
                String other = known.path(0).path("id").asText();
                if (!other.isEmpty() && !other.equals(present)) {
                    ObjectNode change = Json.mapper().createObjectNode().put("requester_id", Long.parseLong(other));
                    return talk.send("PUT", ticket(recordId), change, body -> done(recordId));
                }
                ObjectNode change = Json.mapper().createObjectNode().put("name", requester.name());
                put(change, requester);
                return talk.send("PUT", ROOT + "/contacts/" + present, change, body -> done(recordId));
            });
        });
    }

    @Override
    public CrmAnswer comment(String recordId, String marker, String text, boolean repeat) {
        if (repeat) {
            return unlessThere(recordId, marker, () -> comment(recordId, marker, text, false));
        }
        String cut = text.length() > LONGEST_NOTE ? text.substring(0, LONGEST_NOTE) + "…" : text;
        ObjectNode body = Json.mapper().createObjectNode();
        body.put("body", html(cut + "\n\n" + marker)).put("private", true);
        return talk.send("POST", ticket(recordId) + "/notes", body, answer -> done(recordId));
    }

    @Override
    public long mostFileBytes() {
        return MOST_FILE_BYTES;
    }

    @Override
    public CrmAnswer attach(String recordId, CrmFile file, boolean repeat) {
        if (repeat) {
            return unlessThere(recordId, file.marker(), () -> attach(recordId, file, false));
        }
        var note = new Multipart(file.id())
                .field("body", html(file.name() + "\n\n" + file.marker()))
                .field("private", "true")
                .file("attachments[]", file, file.name());
        return talk.upload(ticket(recordId) + "/notes", note.mediaType(), note.bytes(), answer -> done(recordId));
    }

    private CrmAnswer unlessThere(String recordId, String marker, Supplier<CrmAnswer> then) {
        return talk.search(
                page -> ticket(recordId) + "/conversations?" + rows(page),
                body -> body,
                MOST_ROWS,
                note -> note.path("body_text").asText().contains(marker),
                known -> known.isPresent() ? done(recordId) : then.get());
    }

    private static String rows(int page) {
        return "per_page=" + MOST_ROWS + "&page=" + page;
    }

    private CrmAnswer create(CrmTicket wanted, String contact, String tag) {
        ObjectNode body = Json.mapper().createObjectNode();
        body.put("subject", wanted.subject());
        body.put("description", html(wanted.text().isEmpty() ? wanted.subject() : wanted.text()));
        body.put("requester_id", Long.parseLong(contact));
        body.put("status", OPEN).put("priority", LOW).put("source", CHAT);
        var tags = body.putArray("tags").add(tag);
        wanted.tags().stream().filter(each -> each.length() <= LONGEST_TAG).forEach(tags::add);
        if (!wanted.fields().isEmpty()) {
            ObjectNode fields = body.putObject("custom_fields");
            wanted.fields().forEach(fields::put);
        }
        return talk.send("POST", ROOT + "/tickets", body, answer -> {
            JsonNode id = answer.path("id");
            return id.isIntegralNumber()
                    ? done(id.asText())
                    : new CrmAnswer.Again(null, "the answer names no ticket", null);
        });
    }

    /** Tags are short: the end of the id tells dialogs of one requester apart. */
    private static String tag(CrmTicket ticket) {
        String tag = "parley-" + ticket.externalId();
        return tag.length() <= LONGEST_TAG ? tag : "p-" + tag.substring(tag.length() - LONGEST_TAG + 2);
    }

    private CrmAnswer contact(CrmTicket.Requester requester, Function<String, CrmAnswer> then) {
        return contacts(requester, known -> {
            String id = known.path(0).path("id").asText();
            if (!id.isEmpty()) {
                return then.apply(id);
            }
            ObjectNode body = Json.mapper().createObjectNode().put("name", requester.name());
            put(body, requester);
            if (requester.email() == null && requester.phone() == null) {
                body.put("unique_external_id", requester.id());
            }
            CrmAnswer answer = talk.send("POST", ROOT + "/contacts", body, made -> {
                JsonNode madeId = made.path("id");
                return madeId.isIntegralNumber()
                        ? then.apply(madeId.asText())
                        : new CrmAnswer.Again(null, "the answer names no contact", null);
            });
            return answer instanceof CrmAnswer.Refused(var status, var reason) && status == CONFLICT
                    ? madeMeanwhile(requester, reason, then)
                    : answer;
        });
    }

    /** Another dialog of theirs came first; the search may not know yet. */
    private CrmAnswer madeMeanwhile(CrmTicket.Requester requester, String reason, Function<String, CrmAnswer> then) {
        return contacts(requester, known -> {
            String id = known.path(0).path("id").asText();
            return id.isEmpty() ? new CrmAnswer.Again(CONFLICT, reason, null) : then.apply(id);
        });
    }

    /** Those with this address, else this number, else this id. */
    private CrmAnswer contacts(CrmTicket.Requester requester, Function<JsonNode, CrmAnswer> then) {
        String query = requester.email() != null
                ? "email=" + URLEncoder.encode(requester.email(), UTF_8)
                : requester.phone() != null
                        ? "phone=" + URLEncoder.encode(requester.phone(), UTF_8)
                        : "unique_external_id=" + URLEncoder.encode(requester.id(), UTF_8);
        return talk.get(ROOT + "/contacts?" + query, then);
    }

    private static void put(ObjectNode contact, CrmTicket.Requester requester) {
        if (requester.email() != null) {
            contact.put("email", requester.email());
        }
        if (requester.phone() != null) {
            contact.put("phone", requester.phone());
        }
    }

    /** Texts are HTML there, and what visitors write must not become any. */
    private static String html(String text) {
        String escaped = text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
        return "<div>" + escaped.replace("\n", "<br>") + "</div>";
    }

    private CrmAnswer done(String id) {
        return new CrmAnswer.Done(id, id.isEmpty() ? "" : site + "/a/tickets/" + id);
    }

    private static String ticket(String id) {
        return ROOT + "/tickets/" + id;
    }

    /** What the CRM says itself, field by field where it does. */
    private static String words(JsonNode body) {
        var said = new StringBuilder(
                body.hasNonNull("description")
                        ? body.path("description").asText()
                        : body.path("message").asText());
        body.path("errors")
                .forEach(error -> said.append("; ")
                        .append(error.path("field").asText())
                        .append(": ")
                        .append(error.path("message").asText()));
        return said.toString();
    }
}
