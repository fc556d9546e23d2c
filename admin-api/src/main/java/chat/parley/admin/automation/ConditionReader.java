package chat.parley.admin.automation;

import chat.parley.admin.field.Fields;
import chat.parley.admin.keyword.LinearPattern;
import chat.parley.contracts.automation.AutomationCondition;
import chat.parley.contracts.automation.AutomationField;
import chat.parley.contracts.error.ErrorCode;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a condition and names the place of everything that is wrong with it. */
final class ConditionReader {
    private static final int DEEPEST = 10;
    private static final int MOST = 100;
    private static final int LONGEST_VALUE = 500;
    private static final AutomationCondition ALWAYS = new AutomationCondition.All(List.of());

    private final Fields fields;
    private int count;

    ConditionReader(Fields fields) {
        this.fields = fields;
    }

    /** @param node null for a condition that always holds */
    AutomationCondition read(String field, @Nullable JsonNode node) {
        return node == null || node.isNull() ? ALWAYS : read(field, node, 1);
    }

    private AutomationCondition read(String field, JsonNode node, int depth) {
        count++;
        if (depth > DEEPEST || count > MOST) {
            fields.refuse(field, "is more than " + DEEPEST + " deep or has more than " + MOST + " parts");
            return ALWAYS;
        }
        String kind = node.path("kind").asText();
        return switch (kind) {
            case "all" -> new AutomationCondition.All(group(field, node, depth));
            case "any" -> new AutomationCondition.Any(group(field, node, depth));
            case "not" -> new AutomationCondition.Not(read(field + ".condition", node.path("condition"), depth + 1));
            case "test" -> test(field, node);
            default -> {
                fields.refuse(field, "must be of the kind all, any, not or test");
                yield ALWAYS;
            }
        };
    }

    private List<AutomationCondition> group(String field, JsonNode node, int depth) {
        JsonNode parts = node.path("conditions");
        if (!parts.isArray()) {
            fields.refuse(field + ".conditions", "must be a list");
        }
        var read = new ArrayList<AutomationCondition>();
        for (int i = 0; i < parts.size() && count <= MOST; i++) {
            read.add(read(field + ".conditions[" + i + "]", parts.path(i), depth + 1));
        }
        return read;
    }

    private AutomationCondition test(String field, JsonNode node) {
        AutomationField asked =
                fields.constant(field + ".field", node.path("field").textValue(), AutomationField.class);
        AutomationCondition.Operator operator = fields.constant(
                field + ".operator", node.path("operator").textValue(), AutomationCondition.Operator.class);
        var values = new ArrayList<String>();
        for (JsonNode value : node.path("values")) {
            values.add(fields.required(field + ".values", value.textValue(), LONGEST_VALUE));
        }
        if (operator != AutomationCondition.Operator.PRESENT) {
            check(field, asked, operator, values);
        }
        return new AutomationCondition.Test(
                asked, operator, operator == AutomationCondition.Operator.PRESENT ? List.of() : values);
    }

    private void check(
            String field, AutomationField asked, AutomationCondition.Operator operator, List<String> values) {
        String where = field + ".values";
        if (values.isEmpty() || values.size() > MOST) {
            fields.refuse(where, "must have 1 to " + MOST + " entries");
        }
        for (String value : values) {
            if (operator == AutomationCondition.Operator.MATCHES) {
                LinearPattern.flaw(value).ifPresent(flaw -> fields.refuse(where, ErrorCode.INVALID_PATTERN, flaw));
            }
            boolean counts = operator == AutomationCondition.Operator.AT_LEAST;
            if (counts && !value.matches("\\d{1,9}")) {
                fields.refuse(where, "must be whole numbers");
            }
        }
        boolean number = asked == AutomationField.MINUTES_OPEN || asked == AutomationField.MINUTES_WAITING;
        if (operator == AutomationCondition.Operator.AT_LEAST && !number) {
            fields.refuse(field + ".operator", "at-least is for minutes only");
        }
        if (operator != AutomationCondition.Operator.IS && asked == AutomationField.WORKING_TIME) {
            fields.refuse(field + ".operator", "working-time knows is only");
        }
    }
}
