package chat.parley.integration.crm.zoho;

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
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes whoever begins a dialog into Zoho CRM as a lead with its Lead Source and what is known of the visit [W-65].
 * Whoever is a lead already stays one: the dialog is a note then. Without an address or a number a lead is found again
 * by the dialog's id in its description. That an insert may update by e-mail address, that search finds words, and the
 * forms of notes and refusals are not confirmed by what the vendor has published.
 */
final class ZohoCrm implements Crm {
    private static final String LEADS = "/crm/v8/Leads";
    private static final int LONGEST_NOTE = 30_000;
    private static final int LONGEST_NAME = 80;
    private static final int MOST_ROWS = 200;
    private static final long MOST_FILE_BYTES = 20L << 20;

    private final Talk talk;
    private final String site;
    private final String leadSource;

    ZohoCrm(CrmVendor.Link link, Access access) {
        this.talk = new Talk(link.calls(), access, link.clock(), ZohoCrm::words);
        this.site = link.site().replace("://accounts.", "://crm.");
        this.leadSource = link.option("leadSource");
    }

    @Override
    public CrmAnswer check() {
        return talk.get(LEADS + "?per_page=1&fields=id", body -> done(""));
    }

    @Override
    public CrmAnswer fields(Set<String> names) {
        return talk.get("/crm/v8/settings/fields?module=Leads", body -> {
            Set<String> known = body.path("fields")
                    .valueStream()
                    .map(field -> field.path("api_name").asText())
                    .collect(Collectors.toSet());
            return names.stream()
                    .filter(name -> !known.contains(name))
                    .findFirst()
                    .<CrmAnswer>map(name -> new CrmAnswer.Refused(200, "leads have no field " + name))
                    .orElseGet(() -> done(""));
        });
    }

    @Override
    public CrmAnswer open(CrmTicket ticket) {
        String marker = "[parley " + ticket.externalId() + "]";
        String text = ticket.subject() + "\n" + ticket.text();
        return find(query(ticket), known -> {
            if (known.isEmpty()) {
                return create(ticket, text + "\n\n" + marker);
            }
            String id = known.get().path("id").asText();
            return known.get().path("Description").asText().contains(marker)
                    ? done(id)
                    : comment(id, marker, text, true);
        });
    }

    @Override
    public CrmAnswer identify(String recordId, CrmTicket.Requester requester) {
        ObjectNode body = Json.mapper().createObjectNode();
        body.putArray("data").add(person(requester));
        return talk.send("PUT", LEADS + "/" + recordId, body, answer -> one(answer, done(recordId)));
    }

    @Override
    public CrmAnswer comment(String recordId, String marker, String text, boolean repeat) {
        String notes = LEADS + "/" + recordId + "/Notes";
        if (repeat) {
            return talk.search(
                    page -> notes + "?fields=Note_Content&" + rows(page),
                    body -> body.path("data"),
                    MOST_ROWS,
                    note -> note.path("Note_Content").asText().contains(marker),
                    known -> known.isPresent() ? done(recordId) : comment(recordId, marker, text, false));
        }
        ObjectNode body = Json.mapper().createObjectNode();
        String cut = text.length() > LONGEST_NOTE ? text.substring(0, LONGEST_NOTE) + "…" : text;
        body.putArray("data").addObject().put("Note_Title", "Parley").put("Note_Content", cut + "\n\n" + marker);
        return talk.send("POST", notes, body, answer -> one(answer, done(recordId)));
    }

    @Override
    public long mostFileBytes() {
        return MOST_FILE_BYTES;
    }

    /** Attachments have nothing but a name: the file's id stands in it, so that a repeat finds it. */
    @Override
    public CrmAnswer attach(String recordId, CrmFile file, boolean repeat) {
        String attachments = LEADS + "/" + recordId + "/Attachments";
        String name = file.id() + " " + file.name();
        if (repeat) {
            return talk.search(
                    page -> attachments + "?fields=File_Name&" + rows(page),
                    body -> body.path("data"),
                    MOST_ROWS,
                    each -> each.path("File_Name").asText().startsWith(file.id()),
                    known -> known.isPresent() ? done(recordId) : attach(recordId, file, false));
        }
        var form = new Multipart(file.id()).file("file", file, name);
        return talk.upload(attachments, form.mediaType(), form.bytes(), answer -> one(answer, done(recordId)));
    }

    private static String rows(int page) {
        return "per_page=" + MOST_ROWS + "&page=" + page;
    }

    private static String query(CrmTicket ticket) {
        CrmTicket.Requester requester = ticket.requester();
        if (requester.email() != null) {
            return "email=" + URLEncoder.encode(requester.email(), UTF_8);
        }
        return requester.phone() != null
                ? "phone=" + URLEncoder.encode(requester.phone(), UTF_8)
                : "word=" + URLEncoder.encode(ticket.externalId(), UTF_8);
    }

    private CrmAnswer find(String query, Function<Optional<JsonNode>, CrmAnswer> then) {
        return talk.get(
                LEADS + "/search?" + query,
                body -> then.apply(body.path("data").valueStream().findFirst()));
    }

    private CrmAnswer create(CrmTicket ticket, String description) {
        ObjectNode body = Json.mapper().createObjectNode();
        ObjectNode lead = person(ticket.requester());
        lead.put("Description", description);
        if (!leadSource.isEmpty()) {
            lead.put("Lead_Source", leadSource);
        }
        ticket.fields().forEach(lead::put);
        ArrayNode tags = lead.putArray("Tag");
        ticket.tags().forEach(tag -> tags.addObject().put("name", tag));
        body.putArray("data").add(lead);
        body.putArray("trigger").add("workflow");
        boolean known = ticket.requester().email() != null;
        if (known) {
            // The search lags behind: whoever was made a moment ago is updated instead of made twice.
            body.putArray("duplicate_check_fields").add("Email");
        }
        return talk.send("POST", known ? LEADS + "/upsert" : LEADS, body, answer -> {
            String id = answer.at("/data/0/details/id").asText();
            return one(answer, id.isEmpty() ? new CrmAnswer.Again(null, "the answer names no lead", null) : done(id));
        });
    }

    /** What became of the one record that was sent: its answer may be a refusal though the status is good. */
    private static CrmAnswer one(JsonNode answer, CrmAnswer good) {
        JsonNode record = answer.at("/data/0");
        if (record.path("status").asText().equals("error")) {
            return new CrmAnswer.Refused(200, "answered " + words(answer));
        }
        return record.path("status").asText().equals("success")
                ? good
                : new CrmAnswer.Again(null, "the answer does not say whether it is done", null);
    }

    private static ObjectNode person(CrmTicket.Requester requester) {
        String name = requester.name().length() > LONGEST_NAME
                ? requester.name().substring(0, LONGEST_NAME)
                : requester.name();
        ObjectNode person = Json.mapper().createObjectNode().put("Last_Name", name);
        if (requester.email() != null) {
            person.put("Email", requester.email());
        }
        if (requester.phone() != null) {
            person.put("Phone", requester.phone());
        }
        return person;
    }

    private CrmAnswer done(String id) {
        return new CrmAnswer.Done(id, id.isEmpty() ? "" : site + "/crm/tab/Leads/" + id);
    }

    /** What the CRM says itself, of the request or of the record. */
    private static String words(JsonNode body) {
        JsonNode said = body.has("code") ? body : body.at("/data/0");
        String details = said.path("details").isEmpty() ? "" : " " + said.path("details");
        return said.path("code").asText() + " " + said.path("message").asText() + details;
    }
}
