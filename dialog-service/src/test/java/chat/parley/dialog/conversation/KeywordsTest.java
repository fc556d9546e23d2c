package chat.parley.dialog.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.OperatorId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where a dialog goes by its first message. */
@Tag("B-07")
class KeywordsTest {
    private static final OperatorId BOB = Scene.BOB.operatorId();
    private static final DepartmentId GONE = new DepartmentId("gone");

    private final Scene scene = new Scene();

    @Test
    void theFirstMessageChoosesDepartmentOperatorAndSkills() {
        scene.rules =
                new RuleSet().keyword("refund", Scene.SALES, BOB, "billing").ready();

        scene.when(scene.visitorWrites("I want a REFUND!"));

        assertThat(scene.last(DialogEvent.DialogOpened.class).departmentId())
                .as("where the visitor came in")
                .isNull();
        var queued = scene.last(DialogEvent.DialogQueued.class);
        assertThat(queued.departmentId()).isEqualTo(Scene.SALES);
        assertThat(queued.preferredOperatorId()).isEqualTo(BOB);
        assertThat(queued.skills()).containsExactly("billing");
        assertThat(scene.dialog().place().departmentId()).isEqualTo(Scene.SALES);
    }

    @Test
    void withoutAMatchTheDialogGoesWhereItCameIn() {
        scene.rules =
                new RuleSet().keyword("refund", Scene.SALES, BOB, "billing").ready();

        scene.when(scene.visitorWrites("hello"));

        var queued = scene.last(DialogEvent.DialogQueued.class);
        assertThat(queued.departmentId()).isNull();
        assertThat(queued.preferredOperatorId()).isNull();
        assertThat(queued.skills()).isEmpty();
    }

    @Test
    void onlyTheFirstMessageChooses() {
        scene.rules = new RuleSet().keyword("refund", Scene.SALES, null).ready();
        scene.when(scene.visitorWrites("hello"));

        scene.when(scene.visitorWrites("refund"));

        assertThat(scene.all(DialogEvent.DialogQueued.class)).hasSize(1);
    }

    @Test
    void whatIsGoneIsPassedOver() {
        scene.rules =
                new RuleSet().keyword("refund", GONE, new OperatorId("gone")).ready();

        scene.when(scene.visitorWrites("refund"));

        assertThat(scene.last(DialogEvent.DialogQueued.class).departmentId()).isNull();
        assertThat(scene.last(DialogEvent.DialogQueued.class).preferredOperatorId())
                .isNull();
    }

    @Test
    @Tag("P-08")
    void aRuleComesBeforeTheOperatorWhoKnowsTheVisitor() {
        scene.policy = scene.policy.given(true, 0, 0, "");
        scene.rules = new RuleSet().keyword("refund", null, BOB).ready();
        scene.when(scene.visitorWrites("hello"));
        scene.when(scene.answers(Scene.ANN, "hi"));
        scene.when(scene.closes(Scene.ANN));

        scene.when(scene.visitorWrites("refund"));
        assertThat(scene.last(DialogEvent.DialogQueued.class).preferredOperatorId())
                .isEqualTo(BOB);

        scene.when(scene.closes(Scene.ANN));
        scene.when(scene.visitorWrites("hello again"));
        assertThat(scene.last(DialogEvent.DialogQueued.class).preferredOperatorId())
                .isEqualTo(Scene.ANN.operatorId());
    }

    @Test
    @Tag("P-05")
    void skillsOfARuleAreWaivedInTime() {
        scene.policy = scene.policy.given(false, 0, 60, "");
        scene.rules = new RuleSet().keyword("refund", null, null, "billing").ready();
        scene.when(scene.visitorWrites("refund"));

        scene.comes(chat.parley.contracts.dialog.TimerKind.SKILLS, java.time.Duration.ZERO);

        assertThat(scene.dialog().place().skills()).isEmpty();
    }
}
