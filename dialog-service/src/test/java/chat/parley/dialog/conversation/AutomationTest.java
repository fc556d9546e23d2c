package chat.parley.dialog.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.actor.Actor;
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
import chat.parley.contracts.automation.AutomationCondition.Not;
import chat.parley.contracts.automation.AutomationCondition.Operator;
import chat.parley.contracts.automation.AutomationField;
import chat.parley.contracts.automation.AutomationTrigger;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.AssignmentCause;
import chat.parley.contracts.dialog.CloseReason;
import chat.parley.contracts.dialog.DialogPriority;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.dialog.TimerKind;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.outcome.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What rules do to a dialog, within the decision that sets them off. */
@Tag("T-07")
class AutomationTest {
    private static final Actor.System FIRST_RULE = new Actor.System("automation:a0");

    private final Scene scene = new Scene();

    @BeforeEach
    void noBusyText() {
        scene.policy = scene.policy.firstReply(Duration.ZERO);
    }

    @Test
    void everyActionIsAnEventOfTheRule() {
        scene.rules = new RuleSet()
                .when(
                        AutomationTrigger.DIALOG_OPENED,
                        RuleSet.ALWAYS,
                        new AddTags(Set.of("new")),
                        new SetCategory("Sales"),
                        new SetPriority(DialogPriority.HIGH),
                        new RequireSkills(Set.of("billing")),
                        new AssignDepartment(Scene.SALES),
                        new SendText("One moment"),
                        new WriteNote("look here"),
                        new CallWebhook("https://acme.example/hook"),
                        new AssignOperator(Scene.BOB.operatorId()),
                        new CloseDialog())
                .ready();

        Outcome outcome = scene.when(scene.visitorWrites("hello"));

        assertThat(scene.happened())
                .containsExactly(
                        "DialogOpened",
                        "MessagePosted",
                        "DialogQueued",
                        "AutomationFired",
                        "DialogTagged",
                        "DialogCategoryChanged",
                        "DialogPriorityChanged",
                        "DialogQueued",
                        "DialogQueued",
                        "MessagePosted",
                        "NotePosted",
                        "WebhookRequested",
                        "OperatorAssigned",
                        "DialogClosed");
        assertThat(scene.events.subList(3, 14))
                .allSatisfy(event -> assertThat(event.meta().actor()).isEqualTo(FIRST_RULE));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Accepted.class,
                        accepted -> assertThat(accepted.sequence()).isEqualTo(14));
        var fired = scene.last(DialogEvent.AutomationFired.class);
        assertThat(fired.depth()).isEqualTo(1);
        assertThat(fired.name()).isEqualTo("rule 0");
        assertThat(fired.stopped()).isNull();
        var queued = scene.last(DialogEvent.DialogQueued.class);
        assertThat(queued.reason()).isEqualTo(QueueReason.TRANSFERRED);
        assertThat(queued.departmentId()).isEqualTo(Scene.SALES);
        assertThat(queued.skills()).containsExactly("billing");
        assertThat(queued.priority()).isEqualTo(DialogPriority.HIGH);
        var assigned = scene.last(DialogEvent.OperatorAssigned.class);
        assertThat(assigned.operatorName()).isEqualTo("BOB");
        assertThat(assigned.cause()).isEqualTo(AssignmentCause.AUTOMATIC);
        assertThat(scene.last(DialogEvent.DialogClosed.class).reason()).isEqualTo(CloseReason.BY_RULE);
        assertThat(scene.last(DialogEvent.WebhookRequested.class).url()).isEqualTo("https://acme.example/hook");
    }

    @Test
    void whatCannotBeDoneIsNotDone() {
        scene.rules = new RuleSet()
                .when(
                        AutomationTrigger.DIALOG_CLOSED,
                        RuleSet.ALWAYS,
                        new SendText("bye"),
                        new SetPriority(DialogPriority.HIGH),
                        new CloseDialog(),
                        new AssignOperator(Scene.BOB.operatorId()),
                        new SetCategory("Done"))
                .when(
                        AutomationTrigger.DIALOG_OPENED,
                        RuleSet.ALWAYS,
                        new AssignOperator(new OperatorId("gone")),
                        new AssignDepartment(new DepartmentId("gone")))
                .ready();
        scene.when(scene.visitorWrites("hello"));
        assertThat(scene.all(DialogEvent.AutomationFired.class)).isEmpty();

        scene.when(scene.closes(Scene.ANN));

        assertThat(scene.happened().subList(3, scene.events.size()))
                .containsExactly("DialogClosed", "AutomationFired", "DialogCategoryChanged");
    }

    @Test
    void rulesLookAtTheVisitorsWords() {
        scene.rules = new RuleSet()
                .when(
                        AutomationTrigger.VISITOR_MESSAGE,
                        RuleSet.test(AutomationField.TEXT, Operator.HAS_WORD, "refund"),
                        new AddTags(Set.of("refund")))
                .ready();
        scene.when(scene.visitorWrites("hello"));
        assertThat(scene.dialog().marks().tags()).isEmpty();

        scene.when(scene.visitorWrites("a REFUND, please"));

        assertThat(scene.dialog().marks().tags()).containsExactly("refund");
    }

    @Test
    @Tag("T-11")
    void outsideWorkingTimeAnotherTextIsSent() {
        var open = RuleSet.test(AutomationField.WORKING_TIME, Operator.IS, "office");
        scene.rules = new RuleSet()
                .when(AutomationTrigger.DIALOG_OPENED, open, new SendText("we are here"))
                .when(AutomationTrigger.DIALOG_OPENED, new Not(open), new SendText("we are closed"))
                .ready();
        scene.when(scene.visitorWrites("hello"));
        scene.when(scene.closes(Scene.ANN));
        scene.now = Instant.parse("2026-03-02T16:00:00Z");
        scene.when(scene.visitorWrites("hello again"));

        assertThat(scene.said(FIRST_RULE)).containsExactly("we are here");
        assertThat(scene.said(new Actor.System("automation:a1"))).containsExactly("we are closed");
    }

    @Test
    void whatTheSystemWritesIsNoMessageOfAnOperatorAndEndsNoWait() {
        scene.rules = new RuleSet()
                .when(AutomationTrigger.VISITOR_MESSAGE, RuleSet.ALWAYS, new SendText("We read you"))
                .when(AutomationTrigger.OPERATOR_MESSAGE, RuleSet.ALWAYS, new WriteNote("answered"))
                .ready();

        scene.when(scene.visitorWrites("hello"));

        assertThat(scene.dialog().talk().waitingSince()).isNotNull();
        assertThat(scene.all(DialogEvent.NotePosted.class)).isEmpty();
        scene.when(scene.answers(Scene.ANN, "hi"));
        assertThat(scene.all(DialogEvent.NotePosted.class)).hasSize(1);
    }

    @Test
    void rulesReactToTimersAndPromises() {
        scene.rules = new RuleSet()
                .sla(60, 0, 0, 0, null)
                .when(AutomationTrigger.SLA_BREACHED, RuleSet.ALWAYS, new SetPriority(DialogPriority.URGENT))
                .when(
                        AutomationTrigger.DIALOG_CHANGED,
                        RuleSet.test(AutomationField.PRIORITY, Operator.IS, "urgent"),
                        new WriteNote("hurry"))
                .ready();
        scene.when(scene.visitorWrites("hello"));

        scene.comes(TimerKind.SLA_FIRST_REPLY, Duration.ZERO);

        assertThat(scene.happened().subList(3, 8))
                .containsExactly(
                        "SlaBreached", "AutomationFired", "DialogPriorityChanged", "AutomationFired", "NotePosted");
        assertThat(scene.last(DialogEvent.AutomationFired.class).depth()).isEqualTo(2);
    }

    @Test
    void aRuleThatSetsItselfOffStopsAtTheFifthAndTheNextCommandGoesOn() {
        scene.rules = new RuleSet()
                .when(
                        AutomationTrigger.DIALOG_CHANGED,
                        RuleSet.ALWAYS,
                        new SetPriority(DialogPriority.HIGH),
                        new SetPriority(DialogPriority.LOW))
                .ready();
        scene.when(scene.visitorWrites("hello"));

        scene.when(new DialogCommand.SetPriority(scene.by(Scene.ANN), scene.dialogId(), DialogPriority.URGENT));

        var fired = scene.all(DialogEvent.AutomationFired.class);
        assertThat(fired).extracting(DialogEvent.AutomationFired::depth).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(fired.subList(0, 5))
                .allSatisfy(event -> assertThat(event.stopped()).isNull());
        assertThat(fired.getLast().stopped()).contains("5 deep");
        assertThat(scene.events.getLast()).isSameAs(fired.getLast());
    }

    @Test
    void rulesActTwentyTimesAMinuteWhateverComes() {
        scene.rules = new RuleSet()
                .when(AutomationTrigger.VISITOR_MESSAGE, RuleSet.ALWAYS, new SendText("We read you"))
                .ready();
        for (int i = 0; i < 50; i++) {
            scene.after(Duration.ofSeconds(1)).when(scene.visitorWrites("hello " + i));
        }

        assertThat(scene.said(FIRST_RULE)).hasSize(20);
        assertThat(scene.all(DialogEvent.AutomationFired.class))
                .filteredOn(event -> event.stopped() != null)
                .as("said once")
                .hasSize(1);

        scene.after(Duration.ofSeconds(30)).when(scene.visitorWrites("later"));
        assertThat(scene.said(FIRST_RULE)).hasSize(21);
    }

    @Test
    void silenceIsLookedAtStepByStepUntilSomebodyWrites() {
        scene.rules = new RuleSet()
                .silence(60, new SendText("Are you still there?"))
                .silence(300, new CloseDialog())
                .ready();
        scene.when(scene.visitorWrites("hello"));
        Instant written = scene.now;

        silence(Duration.ofSeconds(60));
        assertThat(scene.said(FIRST_RULE)).hasSize(1);
        assertThat(next(Duration.ofSeconds(60)).due())
                .as("the rule's own text ends no silence")
                .isEqualTo(written.plusSeconds(300));

        scene.when(scene.answers(Scene.ANN, "yes"));
        scene.after(Duration.ofSeconds(300)).when(timer(0, scene.now));
        assertThat(scene.dialog().open()).as("somebody wrote").isTrue();

        silence(Duration.ofSeconds(300));
        assertThat(scene.last(DialogEvent.DialogClosed.class).reason()).isEqualTo(CloseReason.BY_RULE);
    }

    @Test
    void aChangedRuleLooksAtTheSilenceThatIsStillToComeAndAtNoneTwice() {
        scene.rules = new RuleSet().silence(60, new SendText("Still there?")).ready();
        scene.when(scene.visitorWrites("hello"));
        Instant written = scene.now;
        scene.rules = new RuleSet()
                .silence(40, new SendText("Still there?"))
                .silence(90, new CloseDialog())
                .ready();

        assertThat(anew(written.plusSeconds(39)).due()).isEqualTo(written.plusSeconds(40));
        assertThat(anew(written.plusSeconds(40)).due()).isEqualTo(written.plusSeconds(90));
        assertThat(anew(written.plusSeconds(90))).isNull();
    }

    @Test
    void whoeverIsGoneIsNotGivenTheDialogAgainAtOnce() {
        scene.rules = new RuleSet()
                .when(AutomationTrigger.DIALOG_QUEUED, RuleSet.ALWAYS, new AssignOperator(Scene.BOB.operatorId()))
                .ready();
        scene.when(scene.visitorWrites("hello"));
        assertThat(scene.dialog().ownedBy(Scene.BOB.operatorId())).isTrue();

        scene.when(new DialogCommand.RequeueDialog(
                scene.by(Scene.ROUTING), scene.dialogId(), Scene.BOB.operatorId(), QueueReason.OPERATOR_LOST));

        assertThat(scene.dialog().status()).isEqualTo(DialogStatus.WAITING);
    }

    @Test
    @Tag("N-05")
    void theSameCommandDecidedAgainComesOutTheSame() {
        scene.rules = new RuleSet()
                .when(
                        AutomationTrigger.DIALOG_OPENED,
                        RuleSet.ALWAYS,
                        new SendText("one"),
                        new SendText("two"),
                        new WriteNote("three"))
                .ready();
        var command = scene.visitorWrites("hello");

        var once = scene.conversation.decide(command, scene.memory, scene.settings(), scene.now);
        var again = scene.conversation.decide(command, scene.memory, scene.settings(), scene.now);
        scene.when(command);

        assertThat(again).isEqualTo(once);
        assertThat(scene.all(DialogEvent.MessagePosted.class))
                .extracting(DialogEvent.MessagePosted::messageId)
                .doesNotHaveDuplicates();
    }

    @Test
    void aRefusedCommandSetsNothingOff() {
        scene.rules = new RuleSet()
                .when(AutomationTrigger.DIALOG_CLOSED, RuleSet.ALWAYS, new WriteNote("closed"))
                .ready();
        scene.when(scene.visitorWrites("hello"));
        scene.when(scene.takes(Scene.ANN));

        scene.when(scene.closes(Scene.BOB));

        assertThat(scene.all(DialogEvent.AutomationFired.class)).isEmpty();
    }

    private void silence(Duration silence) {
        var timer = scene.timer(TimerKind.AUTOMATION);
        Instant due = scene.dialog().watch().spoken().at().plus(silence);
        scene.now = due.isAfter(scene.now) ? due : scene.now;
        scene.when(timer(timer.generation(), due));
    }

    private DialogCommand timer(long generation, Instant due) {
        return new DialogCommand.TimerDue(
                scene.by(new Actor.System("dialog-service")), scene.dialogId(), TimerKind.AUTOMATION, generation, due);
    }

    private TimerPlan.Timer anew(Instant changed) {
        return TimerPlan.anew(scene.conversation, scene.settings(), changed).get(TimerKind.AUTOMATION);
    }

    private TimerPlan.Timer next(Duration passed) {
        var spoken = scene.dialog().watch().spoken();
        return TimerPlan.after(
                scene.conversation,
                scene.settings(),
                TimerKind.AUTOMATION,
                spoken.sequence(),
                spoken.at().plus(passed));
    }
}
