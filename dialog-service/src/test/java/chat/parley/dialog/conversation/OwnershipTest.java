package chat.parley.dialog.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.AssignmentCause;
import chat.parley.contracts.dialog.CloseReason;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.dialog.TransferTarget;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.outcome.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who owns a dialog, and why. */
class OwnershipTest {
    private final Scene scene = new Scene();

    @Test
    @Tag("W-43")
    void theFirstToReplyOwnsTheDialog() {
        scene.when(scene.visitorWrites("hello"));

        scene.when(scene.answers(Scene.ANN, "hi"));

        assertThat(scene.dialog().owner()).isNotNull().satisfies(owner -> {
            assertThat(owner.operatorId()).isEqualTo(Scene.ANN.operatorId());
            assertThat(owner.cause()).isEqualTo(AssignmentCause.REPLIED);
            assertThat(owner.answered()).isTrue();
        });
        assertThat(scene.happened())
                .containsExactly("DialogOpened", "MessagePosted", "DialogQueued", "OperatorAssigned", "MessagePosted");
    }

    @Test
    @Tag("W-43")
    void theSecondToReplyIsToldWhoOwnsIt() {
        scene.when(scene.visitorWrites("hello"));
        scene.when(scene.answers(Scene.ANN, "hi"));

        var outcome = scene.when(scene.answers(Scene.BOB, "me too"));

        var refused = refused(outcome, ErrorCode.DIALOG_ALREADY_OWNED);
        assertThat(refused.ownerId()).isEqualTo(Scene.ANN.operatorId());
        assertThat(refused.ownerName()).isEqualTo("ANN");
    }

    @Test
    void aSupervisorWritesInAnybodysDialogWithoutOwningIt() {
        scene.when(scene.visitorWrites("hello"));
        scene.when(scene.answers(Scene.ANN, "hi"));

        var outcome = scene.when(scene.answers(Scene.SUE, "may I add"));

        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        assertThat(scene.dialog().ownedBy(Scene.ANN.operatorId())).isTrue();
    }

    @Test
    @Tag("W-48")
    void anOperatorTakesAWaitingDialogAndASupervisorAnybodys() {
        scene.when(scene.visitorWrites("hello"));

        scene.when(scene.takes(Scene.ANN));
        var again = scene.when(scene.takes(Scene.ANN));
        var bob = scene.when(scene.takes(Scene.BOB));
        scene.when(scene.takes(Scene.SUE));

        assertThat(again).isInstanceOf(Outcome.Accepted.class);
        refused(bob, ErrorCode.DIALOG_ALREADY_OWNED);
        assertThat(scene.events.getLast()).isInstanceOfSatisfying(DialogEvent.OperatorAssigned.class, assigned -> {
            assertThat(assigned.operatorId()).isEqualTo(Scene.SUE.operatorId());
            assertThat(assigned.previousOperatorId()).isEqualTo(Scene.ANN.operatorId());
        });
        assertThat(scene.happened()).filteredOn("OperatorAssigned"::equals).hasSize(2);
    }

    @Test
    @Tag("W-44")
    @Tag("N-05")
    void aDecisionOnAnEarlierQueueingIsStale() {
        scene.when(scene.visitorWrites("hello"));
        long decidedOn = scene.dialog().place().queuedSequence();
        scene.when(scene.transfers(Scene.ANN, new TransferTarget.ToLanguage("de")));

        var stale = scene.when(scene.routes(Scene.BOB, decidedOn));
        var good = scene.when(scene.routes(Scene.BOB, scene.dialog().place().queuedSequence()));
        var late = scene.when(scene.routes(Scene.ANN, scene.dialog().place().queuedSequence()));

        refused(stale, ErrorCode.STALE_DECISION);
        assertThat(good).isInstanceOf(Outcome.Accepted.class);
        assertThat(refused(late, ErrorCode.DIALOG_ALREADY_OWNED).ownerId()).isEqualTo(Scene.BOB.operatorId());
    }

    @Test
    @Tag("N-02")
    void aRepeatedAssignmentGetsTheFirstOutcome() {
        scene.when(scene.visitorWrites("hello"));
        var command = scene.routes(Scene.BOB, scene.dialog().place().queuedSequence());

        var first = scene.when(command);
        scene.after(Duration.ofSeconds(5)).when(scene.visitorWrites("are you there?"));
        var repeat = scene.when(command);

        assertThat(repeat).isEqualTo(first);
        assertThat(scene.happened()).filteredOn("OperatorAssigned"::equals).hasSize(1);
    }

    @Test
    @Tag("T-04")
    void theOwnerSendsTheDialogToAnOperatorADepartmentALanguageOrTheQueue() {
        scene.when(scene.visitorWrites("hello"));
        scene.when(scene.takes(Scene.ANN));

        scene.when(scene.transfers(Scene.ANN, new TransferTarget.ToOperator(Scene.BOB.operatorId(), "BOB")));
        assertThat(scene.events.getLast()).isInstanceOfSatisfying(DialogEvent.OperatorAssigned.class, assigned -> {
            assertThat(assigned.cause()).isEqualTo(AssignmentCause.TRANSFERRED);
            assertThat(assigned.previousOperatorId()).isEqualTo(Scene.ANN.operatorId());
        });

        scene.when(scene.transfers(Scene.BOB, new TransferTarget.ToDepartment(Scene.SALES)));
        assertThat(scene.dialog().status()).isEqualTo(DialogStatus.WAITING);
        assertThat(scene.dialog().place().departmentId()).isEqualTo(Scene.SALES);

        scene.when(scene.transfers(Scene.ANN, new TransferTarget.ToLanguage("de")));
        assertThat(scene.dialog().place().language()).isEqualTo("de");
        assertThat(scene.dialog().place().departmentId()).isEqualTo(Scene.SALES);

        scene.when(scene.takes(Scene.ANN));
        scene.when(scene.transfers(Scene.ANN, new TransferTarget.ToQueue()));
        assertThat(scene.events.getLast()).isInstanceOfSatisfying(DialogEvent.DialogQueued.class, queued -> {
            assertThat(queued.reason()).isEqualTo(QueueReason.TRANSFERRED);
            assertThat(queued.previousOperatorId()).isEqualTo(Scene.ANN.operatorId());
        });
    }

    @Test
    @Tag("T-04")
    void onlyTheOwnerOrASupervisorSendsADialogOn() {
        scene.when(scene.visitorWrites("hello"));
        scene.when(scene.takes(Scene.ANN));

        var bob = scene.when(scene.transfers(Scene.BOB, new TransferTarget.ToQueue()));
        var sue = scene.when(scene.transfers(Scene.SUE, new TransferTarget.ToQueue()));

        refused(bob, ErrorCode.DIALOG_ALREADY_OWNED);
        assertThat(sue).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    @Tag("T-04")
    void aTargetThatTheAccountDoesNotHaveIsNotFound() {
        scene.when(scene.visitorWrites("hello"));

        var nobody =
                scene.when(scene.transfers(Scene.ANN, new TransferTarget.ToOperator(new OperatorId("zoe"), "Zoe")));
        var nowhere = scene.when(scene.transfers(Scene.ANN, new TransferTarget.ToDepartment(new DepartmentId("moon"))));

        refused(nobody, ErrorCode.NOT_FOUND);
        refused(nowhere, ErrorCode.NOT_FOUND);
    }

    @Test
    void routingTakesBackOnlyFromTheOwnerItMeant() {
        scene.when(scene.visitorWrites("hello"));
        var early = scene.when(requeue(Scene.ANN.operatorId()));
        scene.when(scene.takes(Scene.ANN));
        var wrong = scene.when(requeue(Scene.BOB.operatorId()));
        var right = scene.when(requeue(Scene.ANN.operatorId()));

        refused(early, ErrorCode.DIALOG_NOT_OWNED);
        refused(wrong, ErrorCode.DIALOG_ALREADY_OWNED);
        assertThat(right).isInstanceOf(Outcome.Accepted.class);
        assertThat(scene.dialog().owner()).isNull();
        assertThat(scene.dialog().talk().waitingSince())
                .as("the visitor has waited since their message")
                .isEqualTo(scene.now);
    }

    @Test
    void closingIsTheOwnersTheVisitorsAndTheSupervisors() {
        scene.when(scene.visitorWrites("hello"));
        scene.when(scene.takes(Scene.ANN));

        var bob = scene.when(scene.closes(Scene.BOB));
        var vera = scene.when(scene.closes(Scene.VERA));

        refused(bob, ErrorCode.DIALOG_ALREADY_OWNED);
        assertThat(vera).isInstanceOf(Outcome.Accepted.class);
        var closed = scene.last(DialogEvent.DialogClosed.class);
        assertThat(closed.reason()).isEqualTo(CloseReason.BY_VISITOR);
        assertThat(closed.operatorId()).isEqualTo(Scene.ANN.operatorId());
        assertThat(scene.dialog().owner()).as("who had it at the end").isNotNull();
    }

    @Test
    @Tag("N-18")
    void aClosedDialogIsNamedAsClosedWithThePresentOne() {
        scene.when(scene.visitorWrites("hello"));
        DialogId old = scene.dialogId();
        scene.when(scene.closes(Scene.ANN));
        var nothingOpen = scene.when(scene.takes(Scene.ANN));
        scene.when(scene.visitorWrites("one more thing"));

        var outcome = scene.when(new DialogCommand.TakeDialog(scene.by(Scene.ANN), old));

        assertThat(refused(nothingOpen, ErrorCode.DIALOG_CLOSED).presentDialogId())
                .isNull();
        assertThat(refused(outcome, ErrorCode.DIALOG_CLOSED).presentDialogId()).isEqualTo(scene.dialogId());
        assertThat(scene.dialogId()).isNotEqualTo(old);
    }

    @Test
    void theLastDialogIsOpenedAgainByAnOperatorWhoThenOwnsIt() {
        scene.when(scene.visitorWrites("hello"));
        var tooEarly = scene.when(scene.reopens(Scene.ANN));
        scene.when(scene.closes(Scene.ANN));

        scene.when(scene.reopens(Scene.BOB));

        refused(tooEarly, ErrorCode.DIALOG_OPEN);
        assertThat(scene.dialog().ownedBy(Scene.BOB.operatorId())).isTrue();
        assertThat(scene.happened()).endsWith("DialogClosed", "DialogReopened", "OperatorAssigned");
    }

    private DialogCommand requeue(OperatorId from) {
        return new DialogCommand.RequeueDialog(
                scene.by(Scene.ROUTING), scene.dialogId(), from, QueueReason.OPERATOR_LOST);
    }

    private static Outcome.Refused refused(Outcome outcome, ErrorCode code) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        var refused = (Outcome.Refused) outcome;
        assertThat(refused.code()).isEqualTo(code);
        return refused;
    }
}
