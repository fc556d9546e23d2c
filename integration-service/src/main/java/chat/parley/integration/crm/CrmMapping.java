package chat.parley.integration.crm;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.integration.dialog.DialogFacts;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a dialog becomes a record: templates with names of facts in braces, for example {@code Chat {dialogId}}. A fact
 * that is not known leaves nothing.
 *
 * @param subject of the record
 * @param text its first words
 * @param tags of the record, besides those of the dialog
 * @param fields templates of custom fields by their ids
 */
public record CrmMapping(String subject, String text, List<String> tags, Map<String, String> fields) {
    /** What may stand in braces. */
    public static final Set<String> FACTS = Set.of(
            "dialogId",
            "visitorId",
            "visitorName",
            "email",
            "phone",
            "channelKind",
            "channelId",
            "placementId",
            "departmentId",
            "language",
            "pageUrl",
            "operatorName",
            "crmId",
            "dialogUrl");

    private static final Pattern HOLE = Pattern.compile("\\{([^{}]*)\\}");
    private static final int LONGEST = 1_000;
    private static final int MOST = 50;

    /** What holds until something else is set. */
    public static final CrmMapping USUAL = new CrmMapping(
            "Chat {dialogId}", "{visitorName} {email} {phone}\n{pageUrl}\n{dialogUrl}", List.of("parley"), Map.of());

    /** @throws ContractViolation with {@code invalid-setting} when a template is too long or names what is no fact */
    public CrmMapping {
        subject = checked("subject", subject);
        text = checked("text", text);
        tags = tags == null ? List.of() : List.copyOf(tags);
        fields = fields == null ? Map.of() : Map.copyOf(fields);
        tags.forEach(tag -> checked("tags", tag));
        fields.forEach((id, template) -> checked("fields." + id, template));
        if (fields.size() > MOST
                || tags.size() > MOST
                || fields.keySet().stream().anyMatch(id -> !id.matches("\\w{1,64}"))) {
            throw new ContractViolation(ErrorCode.INVALID_SETTING, "at most " + MOST + " fields and tags");
        }
    }

    private static String checked(String field, @Nullable String template) {
        if (template == null || template.isBlank() || template.length() > LONGEST) {
            throw new ContractViolation(
                    ErrorCode.INVALID_SETTING, field + " must have 1 to " + LONGEST + " characters");
        }
        HOLE.matcher(template)
                .results()
                .map(hole -> hole.group(1))
                .filter(name -> !FACTS.contains(name))
                .findAny()
                .ifPresent(name -> {
                    throw new ContractViolation(ErrorCode.INVALID_SETTING, field + ": there is no fact " + name);
                });
        return template;
    }

    /**
     * The record of a dialog.
     *
     * @param door where the console is
     */
    public CrmTicket ticket(DialogFacts dialog, URI door) {
        var filled = new LinkedHashMap<String, String>();
        fields.forEach((id, template) -> filled.put(id, fill(template, dialog, door)));
        var labels = new java.util.TreeSet<>(tags);
        labels.addAll(dialog.tags());
        return new CrmTicket(
                Objects.requireNonNullElse(dialog.text("dialogId"), ""),
                fill(subject, dialog, door),
                fill(text, dialog, door),
                requester(dialog),
                List.copyOf(labels),
                filled);
    }

    /** Who the dialog is with. */
    public static CrmTicket.Requester requester(DialogFacts dialog) {
        String email = dialog.first("emails");
        String id = Objects.requireNonNullElse(dialog.text("visitorId"), "visitor");
        String name = Objects.requireNonNullElse(dialog.text("visitorName"), email == null ? id : email);
        String crmId = "verified".equals(dialog.text("fieldsProof")) ? dialog.text("crmId") : null;
        return new CrmTicket.Requester(Objects.requireNonNullElse(crmId, id), name, email, dialog.first("phones"));
    }

    /** Where operators have the dialog. */
    public static String dialogUrl(DialogFacts dialog, URI door) {
        return door.resolve("/console/others/" + dialog.text("dialogId")).toString();
    }

    private static String fill(String template, DialogFacts dialog, URI door) {
        return HOLE.matcher(template)
                .replaceAll(hole -> Matcher.quoteReplacement(fact(hole.group(1), dialog, door)))
                .strip();
    }

    private static String fact(String name, DialogFacts dialog, URI door) {
        String value = switch (name) {
            case "email" -> dialog.first("emails");
            case "phone" -> dialog.first("phones");
            case "dialogUrl" -> dialogUrl(dialog, door);
            default -> dialog.text(name);
        };
        return value == null ? "" : value;
    }
}
