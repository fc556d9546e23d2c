package chat.parley.contracts.automation;

import static org.assertj.core.api.Assertions.assertThat;

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
import chat.parley.contracts.automation.AutomationCondition.All;
import chat.parley.contracts.automation.AutomationCondition.Any;
import chat.parley.contracts.automation.AutomationCondition.Not;
import chat.parley.contracts.automation.AutomationCondition.Operator;
import chat.parley.contracts.dialog.DialogPriority;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.OperatorId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which rules would set themselves off. */
@Tag("T-07")
class RuleLoopTest {
    private static final AutomationCondition ALWAYS = new All(List.of());
    private static final AutomationAction TEXT = new SendText("hello");
    private static final AutomationAction VIP = new AddTags(Set.of("vip"));
    private static final AutomationAction URGENT = new SetPriority(DialogPriority.URGENT);
    private static final AutomationAction LOW = new SetPriority(DialogPriority.LOW);

    @Test
    void aRuleThatActsOnItsOwnChangeAgainAndAgainLoops() {
        assertThat(loops(AutomationTrigger.DIALOG_CHANGED, ALWAYS, URGENT, LOW)).isTrue();
        assertThat(loops(AutomationTrigger.DIALOG_CHANGED, ALWAYS, new SetCategory("new"), new SetCategory("newer")))
                .isTrue();
        assertThat(loops(
                        AutomationTrigger.DIALOG_QUEUED,
                        ALWAYS,
                        new AssignDepartment(new DepartmentId("sales")),
                        new AssignDepartment(new DepartmentId("support"))))
                .isTrue();
        assertThat(loops(
                        AutomationTrigger.OPERATOR_ASSIGNED,
                        ALWAYS,
                        new AssignOperator(new OperatorId("ann")),
                        new AssignOperator(new OperatorId("bob"))))
                .isTrue();
    }

    @Test
    void aRuleThatWouldWriteTwiceLoops() {
        assertThat(loops(AutomationTrigger.DIALOG_CHANGED, ALWAYS, VIP, TEXT)).isTrue();
        assertThat(loops(AutomationTrigger.DIALOG_CHANGED, ALWAYS, URGENT, new WriteNote("urgent now")))
                .isTrue();
        assertThat(loops(
                        AutomationTrigger.DIALOG_QUEUED,
                        ALWAYS,
                        new RequireSkills(Set.of("billing")),
                        new CallWebhook("https://acme.example/hook")))
                .isTrue();
    }

    @Test
    void aRuleWhoseActionsSettleDoesNotLoop() {
        assertThat(loops(AutomationTrigger.DIALOG_CHANGED, ALWAYS, VIP, URGENT)).isFalse();
        assertThat(loops(AutomationTrigger.DIALOG_CLOSED, ALWAYS, new CloseDialog(), new WriteNote("done")))
                .isFalse();
    }

    @Test
    void aRuleThatReactsToOthersDoesNotLoop() {
        assertThat(loops(AutomationTrigger.VISITOR_MESSAGE, ALWAYS, VIP, TEXT)).isFalse();
        assertThat(loops(AutomationTrigger.OPERATOR_MESSAGE, ALWAYS, TEXT)).isFalse();
    }

    @Test
    void aConditionThatItsOwnChangeEndsStopsTheLoop() {
        var notYetVip = new Not(test(AutomationField.TAG, Operator.IS, "VIP"));
        var notYetUrgent = new Not(test(AutomationField.PRIORITY, Operator.IS, "urgent"));

        assertThat(loops(AutomationTrigger.DIALOG_CHANGED, notYetVip, VIP, TEXT))
                .isFalse();
        assertThat(loops(AutomationTrigger.DIALOG_CHANGED, notYetUrgent, URGENT, TEXT))
                .isFalse();
        assertThat(loops(
                        AutomationTrigger.DIALOG_CHANGED,
                        new Any(List.of(notYetVip, test(AutomationField.CATEGORY, Operator.IS, "old"))),
                        VIP,
                        new SetCategory("new"),
                        TEXT))
                .as("neither branch holds any more")
                .isFalse();
        assertThat(loops(
                        AutomationTrigger.DIALOG_CHANGED,
                        new Not(test(AutomationField.TAG, Operator.PRESENT)),
                        VIP,
                        TEXT))
                .isFalse();
    }

    @Test
    void aConditionThatMayStillHoldDoesNot() {
        var page = test(AutomationField.PAGE, Operator.CONTAINS, "shop");

        assertThat(loops(AutomationTrigger.DIALOG_CHANGED, page, VIP, TEXT)).isTrue();
        assertThat(loops(
                        AutomationTrigger.DIALOG_CHANGED,
                        new Any(List.of(page, new Not(test(AutomationField.TAG, Operator.IS, "vip")))),
                        VIP,
                        TEXT))
                .isTrue();
        assertThat(loops(
                        AutomationTrigger.DIALOG_CHANGED,
                        new Not(test(AutomationField.TAG, Operator.IS, "other")),
                        VIP,
                        TEXT))
                .isTrue();
    }

    private static boolean loops(
            AutomationTrigger trigger, AutomationCondition condition, AutomationAction... actions) {
        return RuleLoop.wouldLoop(trigger, condition, List.of(actions));
    }

    private static AutomationCondition test(AutomationField field, Operator operator, String... values) {
        return new AutomationCondition.Test(field, operator, List.of(values));
    }
}
