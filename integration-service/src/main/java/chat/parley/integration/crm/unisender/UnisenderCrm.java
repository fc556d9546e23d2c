package chat.parley.integration.crm.unisender;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.integration.crm.Access;
import chat.parley.integration.crm.ContactList;
import chat.parley.integration.crm.Crm;
import chat.parley.integration.crm.CrmAnswer;
import chat.parley.integration.crm.CrmTicket;
import chat.parley.integration.crm.CrmVendor;
import chat.parley.integration.crm.Talk;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Puts visitors into a list of UniSender as soon as an e-mail address or a telephone number is known [W-66]. A contact is
 * known by those, so that a repeat makes no second one. Every answer has status 200 and says in its body whether it is
 * good; that, the names of the columns for numbers and the codes of errors but {@code invalid_api_key} are not confirmed
 * by what the vendor has published.
 */
final class UnisenderCrm implements Crm, ContactList {
    /** More are refused. */
    private static final int MOST = 500;

    private static final List<String> COLUMNS = List.of("email", "email_list_ids", "phone", "phone_list_ids", "Name");

    private final Talk talk;
    private final String root;
    private final String key;
    private final String list;

    UnisenderCrm(CrmVendor.Link link) {
        // The key goes in the body and never in an address, which others may keep in their logs.
        this.talk = new Talk(
                link.calls(),
                Access.fixed(Map.of("content-type", "application/x-www-form-urlencoded")),
                link.clock(),
                UnisenderCrm::words);
        this.root = "/" + link.option("language") + "/api/";
        this.key = link.option("apiKey");
        this.list = link.option("list");
    }

    @Override
    public CrmAnswer check() {
        return withList(id -> new CrmAnswer.Done("", ""));
    }

    @Override
    public CrmAnswer fields(Set<String> names) {
        return call("getFields", Map.of(), result -> {
            Set<String> known = result.valueStream()
                    .map(field -> field.path("name").asText())
                    .collect(Collectors.toSet());
            return names.stream()
                    .filter(name -> !known.contains(name))
                    .findFirst()
                    .<CrmAnswer>map(name -> new CrmAnswer.Refused(200, "contacts have no field " + name))
                    .orElseGet(() -> new CrmAnswer.Done("", ""));
        });
    }

    @Override
    public CrmAnswer open(CrmTicket ticket) {
        return add(List.of(ticket.requester()), ticket.fields(), UnisenderCrm::one);
    }

    @Override
    public CrmAnswer identify(String recordId, CrmTicket.Requester requester) {
        return add(List.of(requester), Map.of(), UnisenderCrm::one);
    }

    /** Nothing: a list has no place for what was said. */
    @Override
    public CrmAnswer comment(String recordId, String marker, String text, boolean repeat) {
        return new CrmAnswer.Done(recordId, "");
    }

    @Override
    public boolean keepsTranscripts() {
        return false;
    }

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public CrmAnswer add(List<CrmTicket.Requester> contacts) {
        // Addresses that are not taken do not keep the others out.
        return add(contacts, Map.of(), result -> new CrmAnswer.Done("", ""));
    }

    /** What became of the one who was brought: an address may be none, or one that lists do not take. */
    private static CrmAnswer one(JsonNode result) {
        String said = result.at("/log/0/message").asText();
        return result.path("invalid").asInt() > 0
                ? new CrmAnswer.Refused(200, "the address is not taken: " + said)
                : new CrmAnswer.Done("", "");
    }

    private CrmAnswer add(
            List<CrmTicket.Requester> contacts, Map<String, String> fields, Function<JsonNode, CrmAnswer> then) {
        Collection<CrmTicket.Requester> each = once(contacts);
        return each.isEmpty()
                ? new CrmAnswer.Done("", "")
                : withList(id -> call("importContacts", rows(each, id, fields), then));
    }

    /** Those who can be reached, each once. */
    private static Collection<CrmTicket.Requester> once(List<CrmTicket.Requester> contacts) {
        var each = new LinkedHashMap<String, CrmTicket.Requester>();
        for (CrmTicket.Requester contact : contacts) {
            String known = contact.email() != null ? contact.email().toLowerCase(Locale.ROOT) : contact.phone();
            if (known != null) {
                each.putIfAbsent(known, contact);
            }
        }
        return each.values();
    }

    private static Map<String, String> rows(
            Collection<CrmTicket.Requester> contacts, String list, Map<String, String> fields) {
        var body = new LinkedHashMap<String, String>();
        var columns = new ArrayList<>(COLUMNS);
        columns.addAll(fields.keySet());
        for (int column = 0; column < columns.size(); column++) {
            body.put("field_names[" + column + "]", columns.get(column));
        }
        int row = 0;
        for (CrmTicket.Requester contact : contacts) {
            var values = new ArrayList<>(List.of(
                    Objects.requireNonNullElse(contact.email(), ""),
                    contact.email() == null ? "" : list,
                    Objects.requireNonNullElse(contact.phone(), ""),
                    contact.phone() == null ? "" : list,
                    contact.name()));
            values.addAll(fields.values());
            for (int column = 0; column < values.size(); column++) {
                body.put("data[" + row + "][" + column + "]", values.get(column));
            }
            row++;
        }
        return body;
    }

    private CrmAnswer withList(Function<String, CrmAnswer> then) {
        return call(
                "getLists",
                Map.of(),
                result -> result.valueStream()
                        .filter(each -> each.path("title").asText().equals(list))
                        .map(each -> each.path("id").asText())
                        .findFirst()
                        .map(then)
                        .orElseGet(() -> new CrmAnswer.Refused(200, "there is no list of this name")));
    }

    private CrmAnswer call(String method, Map<String, String> fields, Function<JsonNode, CrmAnswer> then) {
        var all = new LinkedHashMap<String, String>();
        all.put("api_key", key);
        all.putAll(fields);
        String body = all.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return talk.send("POST", root + method + "?format=json", Map.of(), body, answer -> {
            if (answer.has("error")) {
                return refused(answer);
            }
            return answer.path("result").isContainerNode()
                    ? then.apply(answer.path("result"))
                    : new CrmAnswer.Again(null, "the answer holds no result", null);
        });
    }

    private static CrmAnswer refused(JsonNode answer) {
        String reason = "answered " + words(answer);
        return switch (answer.path("code").asText()) {
            case "invalid_api_key", "access_denied" -> new CrmAnswer.Unauthorized(200, reason);
            case "retry_later", "api_call_limit_exceeded_for_api_key", "api_call_limit_exceeded_for_ip" ->
                new CrmAnswer.Again(200, reason, null);
            default -> new CrmAnswer.Refused(200, reason);
        };
    }

    private static String words(JsonNode answer) {
        return (answer.path("code").asText() + " " + answer.path("error").asText()).strip();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
