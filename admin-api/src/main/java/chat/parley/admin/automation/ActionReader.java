package chat.parley.admin.automation;

import chat.parley.admin.field.Fields;
import chat.parley.contracts.automation.AutomationAction;
import chat.parley.contracts.dialog.DialogPriority;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.OperatorId;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads actions and names the place of everything that is wrong with them. */
public final class ActionReader {
    private static final int MOST = 20;
    private static final int LONGEST_URL = 2_000;
    private static final int LONGEST_CATEGORY = 64;

    private final Fields fields;

    public ActionReader(Fields fields) {
        this.fields = fields;
    }

    /** Those that are good, in their order; what is wrong is noted under {@code field}. */
    public List<AutomationAction> read(String field, @Nullable JsonNode node) {
        if (node == null || !node.isArray() || node.isEmpty() || node.size() > MOST) {
            fields.refuse(field, "must be a list of 1 to " + MOST + " actions");
            return List.of();
        }
        var read = new ArrayList<AutomationAction>();
        for (int i = 0; i < node.size(); i++) {
            AutomationAction action = action(field + "[" + i + "]", node.path(i));
            if (action != null) {
                read.add(action);
            }
        }
        return read;
    }

    private @Nullable AutomationAction action(String field, JsonNode node) {
        return switch (node.path("kind").asText()) {
            case "assign-operator" -> {
                String place = field + ".operatorId";
                OperatorId id = fields.id(place, node.path("operatorId").textValue(), OperatorId::new);
                yield id == null ? null : new AutomationAction.AssignOperator(id);
            }
            case "assign-department" -> {
                String place = field + ".departmentId";
                DepartmentId id = fields.id(place, node.path("departmentId").textValue(), DepartmentId::new);
                yield id == null ? null : new AutomationAction.AssignDepartment(id);
            }
            case "require-skills" -> new AutomationAction.RequireSkills(labels(field + ".skills", node.path("skills")));
            case "add-tags" -> new AutomationAction.AddTags(labels(field + ".tags", node.path("tags")));
            case "set-category" ->
                new AutomationAction.SetCategory(fields.required(
                        field + ".category", node.path("category").textValue(), LONGEST_CATEGORY));
            case "set-priority" ->
                new AutomationAction.SetPriority(fields.constant(
                        field + ".priority", node.path("priority").textValue(), DialogPriority.class));
            case "send-text" -> new AutomationAction.SendText(text(field, node));
            case "write-note" -> new AutomationAction.WriteNote(text(field, node));
            case "call-webhook" ->
                new AutomationAction.CallWebhook(
                        url(field + ".url", node.path("url").textValue()));
            case "close" -> new AutomationAction.CloseDialog();
            default -> {
                fields.refuse(field, "must be of a known kind");
                yield null;
            }
        };
    }

    private String text(String field, JsonNode node) {
        return fields.required(field + ".text", node.path("text").textValue(), Fields.LONGEST_TEXT);
    }

    private Set<String> labels(String field, JsonNode node) {
        var words = new ArrayList<String>();
        node.forEach(word -> words.add(word.asText()));
        Set<String> labels = fields.labels(field, words);
        if (words.isEmpty()) {
            fields.refuse(field, "must name at least one");
        }
        return labels;
    }

    /** Credentials in an address would be shown to everybody who reads the rule. */
    private String url(String field, @Nullable String value) {
        String url = fields.required(field, value, LONGEST_URL);
        if (fields.isGood(field) && !isPlain(url)) {
            fields.refuse(field, "must be an address of http or https with a host and without a user or a password");
        }
        return url;
    }

    private static boolean isPlain(String url) {
        try {
            var uri = new URI(url);
            return ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
