package chat.parley.integration.crm.amocrm;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.integration.crm.Access;
import chat.parley.integration.crm.Crm;
import chat.parley.integration.crm.CrmAnswer;
import chat.parley.integration.crm.CrmChat;
import chat.parley.integration.crm.CrmTicket;
import chat.parley.integration.crm.CrmVendor;
import chat.parley.integration.crm.Talk;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes dialogs into amoCRM as leads with a contact, made when the dialog starts [W-64]. amoCRM has neither ids of
 * others nor idempotency keys: the dialog's id stands in the lead's name, by which the lead is found again, and a lead
 * and its new contact are made in one request, so that neither is left without the other. That leads are found by words
 * of their names, and that unsorted ones are among them, is not confirmed by what the vendor has published.
 */
final class AmoCrm implements Crm {
    private static final int LONGEST_NOTE = 20_000;
    private static final int MOST_ROWS = 250;

    private final Talk talk;
    private final Optional<CrmChat> chat;
    private final String site;
    private final String pipelineId;
    private final boolean unsorted;
    private final Clock clock;

    AmoCrm(CrmVendor.Link link, Access access) {
        this.talk = new Talk(link.calls(), access, link.clock(), AmoCrm::words, AmoTokens.SHUT_OUT);
        this.chat =
                link.option(CrmChat.WANTED).equals("true") ? Optional.of(new AmoChat(link, talk)) : Optional.empty();
        this.site = link.site();
        this.pipelineId = link.option("pipelineId");
        this.unsorted = link.option("unsorted").equals("true");
        this.clock = link.clock();
    }

    @Override
    public CrmAnswer check() {
        return talk.get(
                "/api/v4/account",
                body -> body.path("id").isIntegralNumber()
                        ? new CrmAnswer.Done("", "")
                        : new CrmAnswer.Unauthorized(200, "nobody is logged in"));
    }

    @Override
    public CrmAnswer fields(Set<String> names) {
        for (String name : names) {
            CrmAnswer answer = talk.get("/api/v4/leads/custom_fields/" + name, body -> done(""));
            if (answer instanceof CrmAnswer.Refused(var status, var reason)) {
                return new CrmAnswer.Refused(status, "field " + name + " of leads: " + reason);
            }
            if (!(answer instanceof CrmAnswer.Done)) {
                return answer;
            }
        }
        return done("");
    }

    @Override
    public CrmAnswer open(CrmTicket ticket) {
        return find(
                "leads",
                ticket.externalId(),
                lead -> lead.path("name").asText().contains(ticket.externalId()),
                known -> known.isPresent()
                        ? firstWords(known.get(), ticket, true)
                        : contact(ticket.requester(), contact -> create(ticket, contact)));
    }

    @Override
    public CrmAnswer identify(String recordId, CrmTicket.Requester requester) {
        return talk.get("/api/v4/leads/" + recordId + "?with=contacts", lead -> {
            String present = lead.at("/_embedded/contacts/0/id").asText();
            return contact(requester, known -> {
                if (known.isPresent() && !known.get().equals(present)) {
                    return link(recordId, known.get());
                }
                ObjectNode change = contact(requester);
                return present.isEmpty()
                        ? done(recordId)
                        : talk.send("PATCH", "/api/v4/contacts/" + present, change, body -> done(recordId));
            });
        });
    }

    @Override
    public CrmAnswer comment(String recordId, String marker, String text, boolean repeat) {
        String notes = "/api/v4/leads/" + recordId + "/notes";
        if (repeat) {
            return talk.search(
                    page -> notes + "?limit=" + MOST_ROWS + "&page=" + page,
                    body -> body.at("/_embedded/notes"),
                    MOST_ROWS,
                    note -> note.at("/params/text").asText().contains(marker),
                    known -> known.isPresent() ? done(recordId) : comment(recordId, marker, text, false));
        }
        ArrayNode body = Json.mapper().createArrayNode();
        String cut = text.length() > LONGEST_NOTE ? text.substring(0, LONGEST_NOTE) + "…" : text;
        body.addObject().put("note_type", "common").putObject("params").put("text", cut + "\n\n" + marker);
        return talk.send("POST", notes, body, answer -> done(recordId));
    }

    @Override
    public Optional<CrmChat> chat() {
        return chat;
    }

    private CrmAnswer firstWords(String lead, CrmTicket ticket, boolean repeat) {
        String text = ticket.text().isEmpty() ? ticket.subject() : ticket.text();
        return comment(lead, "[parley " + ticket.externalId() + "]", text, repeat);
    }

    /** The contact with this address or number; none is looked for where neither is known. */
    private CrmAnswer contact(CrmTicket.Requester requester, Function<Optional<String>, CrmAnswer> then) {
        String address = requester.email() != null ? requester.email() : requester.phone();
        return address == null
                ? then.apply(Optional.empty())
                : find("contacts", address, contact -> has(contact, address), then);
    }

    private static boolean has(JsonNode contact, String address) {
        return contact.path("custom_fields_values")
                .valueStream()
                .flatMap(field -> field.path("values").valueStream())
                .anyMatch(value -> value.path("value").asText().equalsIgnoreCase(address));
    }

    private CrmAnswer find(
            String what, String query, Function<JsonNode, Boolean> fits, Function<Optional<String>, CrmAnswer> then) {
        return talk.get(
                "/api/v4/" + what + "?limit=50&query=" + URLEncoder.encode(query, UTF_8),
                body -> then.apply(body.at("/_embedded/" + what)
                        .valueStream()
                        .filter(fits::apply)
                        .map(found -> found.path("id").asText())
                        .findFirst()));
    }

    private CrmAnswer create(CrmTicket ticket, Optional<String> contact) {
        ArrayNode body = Json.mapper().createArrayNode();
        ObjectNode lead = unsorted ? unsorted(body.addObject(), ticket) : body.addObject();
        lead.put("name", name(ticket));
        lead.put("request_id", ticket.externalId());
        if (!pipelineId.isEmpty() && !unsorted) {
            lead.put("pipeline_id", Long.parseLong(pipelineId));
        }
        if (!ticket.fields().isEmpty()) {
            ArrayNode fields = lead.putArray("custom_fields_values");
            ticket.fields().forEach((id, value) -> {
                ObjectNode field = fields.addObject().put("field_id", Long.parseLong(id));
                field.putArray("values").addObject().put("value", value);
            });
        }
        ObjectNode embedded = lead.withObject("/_embedded");
        ArrayNode tags = embedded.putArray("tags");
        ticket.tags().forEach(tag -> tags.addObject().put("name", tag));
        ArrayNode contacts =
                (unsorted ? ((ObjectNode) body.get(0)).withObject("/_embedded") : embedded).putArray("contacts");
        contacts.add(contact.isPresent() ? identified(contact.get()) : contact(ticket.requester()));
        String path = unsorted
                ? "/api/v4/leads/unsorted/forms"
                : contact.isPresent() ? "/api/v4/leads" : "/api/v4/leads/complex";
        return talk.send("POST", path, body, answer -> {
            JsonNode id = made(answer);
            return id.isIntegralNumber()
                    ? firstWords(id.asText(), ticket, false)
                    : new CrmAnswer.Again(null, "the answer names no lead", null);
        });
    }

    /** Each of the three ways of making a lead names it elsewhere. */
    private static JsonNode made(JsonNode answer) {
        for (String place :
                new String[] {"/0/id", "/_embedded/leads/0/id", "/_embedded/unsorted/0/_embedded/leads/0/id"}) {
            if (answer.at(place).isIntegralNumber()) {
                return answer.at(place);
            }
        }
        return Json.mapper().missingNode();
    }

    /** One that waits to be accepted: it comes as from a form, the only kind that others may make. */
    private ObjectNode unsorted(ObjectNode form, CrmTicket ticket) {
        long now = clock.instant().getEpochSecond();
        form.put("source_uid", "parley").put("source_name", "Parley").put("created_at", now);
        form.put("request_id", ticket.externalId());
        if (!pipelineId.isEmpty()) {
            form.put("pipeline_id", Long.parseLong(pipelineId));
        }
        form.putObject("metadata")
                .put("form_id", ticket.externalId())
                .put("form_name", ticket.subject())
                .put("form_page", "parley")
                .put("ip", "0.0.0.0")
                .put("form_sent_at", now)
                .put("referer", "");
        return form.putObject("_embedded").putArray("leads").addObject();
    }

    private CrmAnswer link(String lead, String contact) {
        ArrayNode body = Json.mapper().createArrayNode();
        body.addObject().put("to_entity_id", Long.parseLong(contact)).put("to_entity_type", "contacts");
        return talk.send("POST", "/api/v4/leads/" + lead + "/link", body, answer -> done(lead));
    }

    private static String name(CrmTicket ticket) {
        return ticket.subject().contains(ticket.externalId())
                ? ticket.subject()
                : ticket.subject() + " [" + ticket.externalId() + "]";
    }

    private static ObjectNode identified(String contact) {
        return Json.mapper().createObjectNode().put("id", Long.parseLong(contact));
    }

    private static ObjectNode contact(CrmTicket.Requester requester) {
        ObjectNode contact = Json.mapper().createObjectNode().put("name", requester.name());
        ArrayNode fields = Json.mapper().createArrayNode();
        put(fields, "EMAIL", requester.email());
        put(fields, "PHONE", requester.phone());
        if (!fields.isEmpty()) {
            contact.set("custom_fields_values", fields);
        }
        return contact;
    }

    private static void put(ArrayNode fields, String code, @Nullable String value) {
        if (value != null) {
            fields.addObject()
                    .put("field_code", code)
                    .putArray("values")
                    .addObject()
                    .put("value", value)
                    .put("enum_code", "WORK");
        }
    }

    private CrmAnswer done(String id) {
        return new CrmAnswer.Done(id, id.isEmpty() ? "" : site + "/leads/detail/" + id);
    }

    /** What the CRM says itself, field by field where it does. */
    private static String words(JsonNode body) {
        var said = new StringBuilder(body.path("detail").asText());
        body.path("validation-errors")
                .forEach(request -> request.path("errors")
                        .forEach(error -> said.append("; ")
                                .append(error.path("path").asText())
                                .append(": ")
                                .append(error.path("detail").asText())));
        return said.toString();
    }
}
