package chat.parley.contracts.automation;

import chat.parley.contracts.automation.AutomationAction.AddTags;
import chat.parley.contracts.automation.AutomationAction.AssignDepartment;
import chat.parley.contracts.automation.AutomationAction.AssignOperator;
import chat.parley.contracts.automation.AutomationAction.CallWebhook;
import chat.parley.contracts.automation.AutomationAction.CloseDialog;
import chat.parley.contracts.automation.AutomationAction.RequireSkills;
import chat.parley.contracts.automation.AutomationAction.SendText;
import chat.parley.contracts.automation.AutomationAction.SetCategory;
import chat.parley.contracts.automation.AutomationAction.SetPriority;
import chat.parley.contracts.automation.AutomationAction.WriteNote;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What is known of a dialog just after a rule's actions, and what a condition surely is by it. */
final class AfterActions {
    /** Fields of which the value is known. */
    private final Map<AutomationField, String> known = new EnumMap<>(AutomationField.class);

    /** Tags it surely has, among others. */
    private final Set<String> tags = new HashSet<>();

    private enum Verdict {
        HOLDS,
        FAILS,
        UNKNOWN;

        Verdict opposite() {
            return switch (this) {
                case HOLDS -> FAILS;
                case FAILS -> HOLDS;
                case UNKNOWN -> UNKNOWN;
            };
        }
    }

    AfterActions(List<AutomationAction> actions) {
        actions.forEach(this::learn);
    }

    private void learn(AutomationAction action) {
        switch (action) {
            case AssignOperator a -> {
                known.put(AutomationField.OPERATOR, a.operatorId().value());
                known.put(AutomationField.STATUS, "assigned");
            }
            case AssignDepartment a -> {
                known.put(AutomationField.DEPARTMENT, a.departmentId().value());
                // Whether it waits now depends on whether it was there before.
                known.remove(AutomationField.OPERATOR);
                known.remove(AutomationField.STATUS);
            }
            case AddTags a -> a.tags().forEach(tag -> tags.add(folded(tag)));
            case SetCategory a -> known.put(AutomationField.CATEGORY, a.category());
            case SetPriority a ->
                known.put(AutomationField.PRIORITY, a.priority().name());
            case CloseDialog a -> known.put(AutomationField.STATUS, "closed");
            case RequireSkills a -> {}
            case SendText a -> {}
            case WriteNote a -> {}
            case CallWebhook a -> {}
        }
    }

    /** Whether the condition surely does not hold. */
    boolean fails(AutomationCondition condition) {
        return judge(condition) == Verdict.FAILS;
    }

    private Verdict judge(AutomationCondition condition) {
        return switch (condition) {
            case AutomationCondition.All all -> all(all.conditions());
            // Not (not a and not b).
            case AutomationCondition.Any any ->
                all(any.conditions().stream()
                                .<AutomationCondition>map(AutomationCondition.Not::new)
                                .toList())
                        .opposite();
            case AutomationCondition.Not not -> judge(not.condition()).opposite();
            case AutomationCondition.Test test -> judge(test);
        };
    }

    private Verdict all(List<AutomationCondition> conditions) {
        var verdicts = conditions.stream().map(this::judge).toList();
        if (verdicts.contains(Verdict.FAILS)) {
            return Verdict.FAILS;
        }
        return verdicts.contains(Verdict.UNKNOWN) ? Verdict.UNKNOWN : Verdict.HOLDS;
    }

    private Verdict judge(AutomationCondition.Test test) {
        boolean is = test.operator() == AutomationCondition.Operator.IS;
        boolean present = test.operator() == AutomationCondition.Operator.PRESENT;
        if (test.field() == AutomationField.TAG) {
            boolean surely = is
                    ? test.values().stream().map(AfterActions::folded).anyMatch(tags::contains)
                    : present && !tags.isEmpty();
            return surely ? Verdict.HOLDS : Verdict.UNKNOWN;
        }
        String value = known.get(test.field());
        if (value == null || !is && !present) {
            return Verdict.UNKNOWN;
        }
        return present || test.values().stream().anyMatch(value::equalsIgnoreCase) ? Verdict.HOLDS : Verdict.FAILS;
    }

    private static String folded(String tag) {
        return tag.toLowerCase(Locale.ROOT);
    }
}
