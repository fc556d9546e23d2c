package chat.parley.dialog.automation;

import static chat.parley.dialog.automation.AutomationScene.ALWAYS;
import static chat.parley.dialog.automation.AutomationScene.rule;
import static chat.parley.dialog.automation.AutomationScene.test;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.automation.AutomationAction.AddTags;
import chat.parley.contracts.automation.AutomationAction.CloseDialog;
import chat.parley.contracts.automation.AutomationAction.SendText;
import chat.parley.contracts.automation.AutomationAction.SetPriority;
import chat.parley.contracts.automation.AutomationAction.WriteNote;
import chat.parley.contracts.automation.AutomationCondition.Not;
import chat.parley.contracts.automation.AutomationCondition.Operator;
import chat.parley.contracts.automation.AutomationField;
import chat.parley.contracts.automation.AutomationTrigger;
import chat.parley.contracts.dialog.DialogPriority;
import chat.parley.contracts.settings.RuleSetting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which rules act, in which order, and what stops them. */
@Tag("T-07")
class AutomationRunTest {
    private final AutomationScene scene = new AutomationScene();

    @Test
    void rulesActOnTheirTriggerInTheirOrder() {
        var rules = rules(
                rule("c", 2, AutomationTrigger.DIALOG_OPENED, 0, ALWAYS, new SendText("c")),
                rule("b", 2, AutomationTrigger.DIALOG_OPENED, 0, ALWAYS, new SendText("b")),
                rule("z", 1, AutomationTrigger.DIALOG_OPENED, 0, ALWAYS, new WriteNote("z")),
                rule("other", AutomationTrigger.DIALOG_CLOSED, new SendText("x")));

        assertThat(scene.on(rules, AutomationTrigger.DIALOG_OPENED))
                .containsExactly("z@1", "WriteNote", "b@1", "SendText", "c@1", "SendText");
    }

    @Test
    void aRuleOfWhichTheConditionFailsDoesNotAct() {
        var rules = rules(rule(
                "a",
                1,
                AutomationTrigger.VISITOR_MESSAGE,
                0,
                test(AutomationField.TEXT, Operator.HAS_WORD, "refund"),
                new SendText("a")));

        assertThat(scene.with(AutomationField.TEXT, "hello").on(rules, AutomationTrigger.VISITOR_MESSAGE))
                .isEmpty();
        assertThat(scene.with(AutomationField.TEXT, "Refund!").on(rules, AutomationTrigger.VISITOR_MESSAGE))
                .isNotEmpty();
    }

    @Test
    void eachSeesWhatThoseBeforeItDid() {
        var notVip = new Not(test(AutomationField.TAG, Operator.IS, "vip"));
        var rules = rules(
                rule("a", 1, AutomationTrigger.DIALOG_OPENED, 0, notVip, new AddTags(Set.of("vip"))),
                rule("b", 2, AutomationTrigger.DIALOG_OPENED, 0, notVip, new SendText("b")));

        assertThat(scene.on(rules, AutomationTrigger.DIALOG_OPENED)).containsExactly("a@1");
    }

    @Test
    void aRuleThatWouldChangeNothingDoesNotAct() {
        scene.tags.add("vip");

        assertThat(scene.on(
                        rules(rule("a", AutomationTrigger.DIALOG_OPENED, new AddTags(Set.of("vip")))),
                        AutomationTrigger.DIALOG_OPENED))
                .isEmpty();
    }

    @Test
    void whatARuleDoesSetsOffOthersOneDeeper() {
        var rules = rules(
                rule("a", AutomationTrigger.VISITOR_MESSAGE, new AddTags(Set.of("vip"))),
                rule("b", AutomationTrigger.DIALOG_CHANGED, new CloseDialog()),
                rule("c", AutomationTrigger.DIALOG_CLOSED, new WriteNote("closed")));

        assertThat(scene.on(rules, AutomationTrigger.VISITOR_MESSAGE))
                .containsExactly("a@1", "b@2", "c@3", "WriteNote");
    }

    @Test
    void aRuleThatSetsItselfOffStopsAtTheFifthAndSaysSo() {
        var flips = rule(
                "flip",
                AutomationTrigger.DIALOG_CHANGED,
                new SetPriority(DialogPriority.HIGH),
                new SetPriority(DialogPriority.LOW));

        assertThat(scene.on(rules(flips), AutomationTrigger.DIALOG_CHANGED))
                .containsExactly("flip@1", "flip@2", "flip@3", "flip@4", "flip@5", "flip@6 stopped");
    }

    @Test
    void whatHappenedTwiceBeforeTheRulesLookedIsLookedAtOnce() {
        var rules = rules(
                rule(
                        "a",
                        AutomationTrigger.DIALOG_OPENED,
                        new AddTags(Set.of("vip")),
                        new SetPriority(DialogPriority.HIGH)),
                rule("b", AutomationTrigger.DIALOG_CHANGED, new SendText("changed")));

        assertThat(scene.on(rules, AutomationTrigger.DIALOG_OPENED)).containsExactly("a@1", "b@2", "SendText");
    }

    @Test
    void aRowOfRulesStopsBeforeTheSixth() {
        scene.tags.add("t0");
        // In descending order, so that none finds its tag before its turn has passed.
        var descending = rules(IntStream.rangeClosed(0, 7)
                .mapToObj(i -> rule(
                        "r" + i,
                        10 - i,
                        AutomationTrigger.DIALOG_CHANGED,
                        0,
                        test(AutomationField.TAG, Operator.IS, "t" + i),
                        new AddTags(Set.of("t" + (i + 1)))))
                .toArray(RuleSetting.Automation[]::new));

        assertThat(scene.on(descending, AutomationTrigger.DIALOG_CHANGED))
                .containsExactly("r0@1", "r1@2", "r2@3", "r3@4", "r4@5", "r5@6 stopped");
        assertThat(scene.tags).contains("t5").doesNotContain("t6");
    }

    @Test
    void rulesActTwentyTimesAMinuteInADialogAndNotMore() {
        var rules = rules(rule("a", AutomationTrigger.VISITOR_MESSAGE, new SendText("a")));
        for (int i = 0; i < LoopGuard.MOST; i++) {
            assertThat(scene.on(rules, AutomationTrigger.VISITOR_MESSAGE)).containsExactly("a@1", "SendText");
            scene.now = scene.now.plusSeconds(1);
        }

        assertThat(scene.on(rules, AutomationTrigger.VISITOR_MESSAGE)).containsExactly("a@1 stopped");
        assertThat(scene.on(rules, AutomationTrigger.VISITOR_MESSAGE))
                .as("said once a minute")
                .isEmpty();

        scene.now = scene.now.plusSeconds(40);
        assertThat(scene.on(rules, AutomationTrigger.VISITOR_MESSAGE))
                .as("a minute after the first")
                .containsExactly("a@1", "SendText");
    }

    @Test
    void silenceIsLookedAtByItsLength() {
        var rules = rules(
                rule("short", 1, AutomationTrigger.SILENCE, 60, ALWAYS, new SendText("still there?")),
                rule("long", 1, AutomationTrigger.SILENCE, 300, ALWAYS, new CloseDialog()),
                rule("never", 1, AutomationTrigger.SILENCE, 0, ALWAYS, new CloseDialog()));

        new AutomationRun(rules, scene, LoopGuard.FRESH).onSilence(Duration.ofSeconds(60));

        assertThat(scene.happened).containsExactly("short@1", "SendText");
        assertThat(rules.nextSilence(Duration.ZERO)).contains(Duration.ofSeconds(60));
        assertThat(rules.nextSilence(Duration.ofSeconds(60))).contains(Duration.ofSeconds(300));
        assertThat(rules.nextSilence(Duration.ofSeconds(300))).isEmpty();
    }

    @Test
    void rulesThatAreOffDoNotLook() {
        var on = rule("a", AutomationTrigger.DIALOG_OPENED, new SendText("a"));
        var off = new RuleSetting.Automation(
                on.accountId(),
                2,
                false,
                on.automationId(),
                on.name(),
                on.rank(),
                false,
                on.trigger(),
                0,
                on.condition(),
                on.actions());

        assertThat(scene.on(rules(off), AutomationTrigger.DIALOG_OPENED)).isEmpty();
        assertThat(rules(off).isEmpty()).isTrue();
    }

    private static AutomationRules rules(RuleSetting.Automation... rules) {
        return AutomationRules.of(List.of(rules), Map.of());
    }
}
