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
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether an automation rule would set itself off, as far as that can be seen before it is saved [T-07]. A rule that
 * merely brings about what it reacts to does no harm, because an action that would change nothing is not done; it
 * loops when it has something to do each time it is set off, and when its condition still holds then. Rules that set
 * each other off are left to the guard that watches while they act.
 */
public final class RuleLoop {
    private RuleLoop() {}

    /** Whether a rule of this kind must be refused with {@code rule-loop}. */
    public static boolean wouldLoop(
            AutomationTrigger trigger, AutomationCondition condition, List<AutomationAction> actions) {
        return actions.stream().anyMatch(action -> trigger == raisedBy(action))
                && actsAgain(actions)
                && !new AfterActions(actions).fails(condition);
    }

    /** What a rule's own action can set off; null for nothing. */
    private static @Nullable AutomationTrigger raisedBy(AutomationAction action) {
        return switch (action) {
            case AssignOperator a -> AutomationTrigger.OPERATOR_ASSIGNED;
            case AssignDepartment a -> AutomationTrigger.DIALOG_QUEUED;
            case RequireSkills a -> AutomationTrigger.DIALOG_QUEUED;
            case AddTags a -> AutomationTrigger.DIALOG_CHANGED;
            case SetCategory a -> AutomationTrigger.DIALOG_CHANGED;
            case SetPriority a -> AutomationTrigger.DIALOG_CHANGED;
            // A system's message is neither the visitor's nor an operator's, and a closed dialog closes no more.
            case SendText a -> null;
            case WriteNote a -> null;
            case CallWebhook a -> null;
            case CloseDialog a -> null;
        };
    }

    /** Whether the actions have something to do however often they are done. */
    private static boolean actsAgain(List<AutomationAction> actions) {
        return actions.stream().anyMatch(RuleLoop::alwaysActs)
                || contradict(actions, SetPriority.class, SetPriority::priority)
                || contradict(actions, SetCategory.class, SetCategory::category)
                || contradict(actions, AssignDepartment.class, AssignDepartment::departmentId)
                || contradict(actions, AssignOperator.class, AssignOperator::operatorId);
    }

    private static boolean alwaysActs(AutomationAction action) {
        return switch (action) {
            case SendText a -> true;
            case WriteNote a -> true;
            case CallWebhook a -> true;
            case AssignOperator a -> false;
            case AssignDepartment a -> false;
            case RequireSkills a -> false;
            case AddTags a -> false;
            case SetCategory a -> false;
            case SetPriority a -> false;
            case CloseDialog a -> false;
        };
    }

    private static <A extends AutomationAction> boolean contradict(
            List<AutomationAction> actions, Class<A> type, Function<A, Object> value) {
        return actions.stream()
                        .filter(type::isInstance)
                        .map(type::cast)
                        .map(value)
                        .distinct()
                        .count()
                > 1;
    }
}
