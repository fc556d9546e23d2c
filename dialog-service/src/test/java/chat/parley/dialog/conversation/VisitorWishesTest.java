package chat.parley.dialog.conversation;

import static chat.parley.dialog.conversation.Sayings.accepted;
import static chat.parley.dialog.conversation.Sayings.refused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.VisitorId;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Marks for operators, and the messages of a dialog sent to an address. */
class VisitorWishesTest {
    private static final Actor.Visitor MALLORY = new Actor.Visitor(new VisitorId("mallory"), null);

    private final Scene scene = new Scene();

    @Test
    @Tag("U-08")
    void theMarkIsForWhoeverHasTheDialogAndMayBeChanged() {
        scene.when(scene.visitorWrites("hello"));
        scene.when(scene.answers(Scene.ANN, "hi"));

        accepted(scene.when(rates(Scene.VERA, 2, null)));
        accepted(scene.when(rates(Scene.VERA, 5, "I was wrong")));

        assertThat(scene.last(DialogEvent.DialogRated.class).operatorId()).isEqualTo(Scene.ANN.operatorId());
        assertThat(scene.dialog().marks().rating()).isEqualTo(5);
        assertThat(scene.last(DialogEvent.DialogRated.class).meta().visitorSequence())
                .isNotNull();
    }

    @Test
    @Tag("U-08")
    void theMarkIsForWhoeverHadItLastOnceItWaitsAgainOrIsOver() {
        scene.policy = scene.policy.readGrace(0);
        scene.when(scene.visitorWrites("hello"));
        scene.when(scene.answers(Scene.ANN, "hi"));
        scene.when(new DialogCommand.RequeueDialog(
                scene.by(Scene.ROUTING), scene.dialogId(), Scene.ANN.operatorId(), QueueReason.OPERATOR_LOST));

        accepted(scene.when(rates(Scene.VERA, 4, null)));
        scene.when(scene.closes(Scene.VERA));
        assertThat(scene.dialog().ended()).isTrue();
        accepted(scene.when(rates(Scene.VERA, 3, null)));

        assertThat(scene.all(DialogEvent.DialogRated.class))
                .hasSize(2)
                .allMatch(rated -> rated.operatorId().equals(Scene.ANN.operatorId()));
    }

    @Test
    @Tag("U-08")
    void nobodyRatesWhatNoOperatorHasHadOrWhatIsSomebodyElses() {
        scene.when(scene.visitorWrites("hello"));

        refused(scene.when(rates(Scene.VERA, 5, null)), ErrorCode.DIALOG_NOT_OWNED);
        scene.when(scene.answers(Scene.ANN, "hi"));
        refused(scene.when(rates(MALLORY, 1, null)), ErrorCode.FORBIDDEN);
        refused(scene.when(rates(Scene.ANN, 5, null)), ErrorCode.FORBIDDEN);
        refused(
                scene.when(new DialogCommand.RateDialog(scene.by(Scene.VERA), new DialogId("of-old"), 5, null)),
                ErrorCode.DIALOG_CLOSED);
    }

    @Test
    @Tag("U-08")
    void aNewDialogHasNoMarkAndNobodyToRateYet() {
        scene.when(scene.visitorWrites("hello"));
        scene.when(scene.answers(Scene.ANN, "hi"));
        scene.when(rates(Scene.VERA, 5, null));
        scene.when(scene.closes(Scene.ANN));
        scene.after(Duration.ofDays(1)).when(scene.visitorWrites("hello again"));

        assertThat(scene.dialog().marks().rating()).isNull();
        refused(scene.when(rates(Scene.VERA, 5, null)), ErrorCode.DIALOG_NOT_OWNED);
    }

    @Test
    @Tag("U-06")
    @Tag("W-50")
    void aVisitorHasADialogSentFiveTimesAtMostAndOperatorsAsOftenAsTheyLike() {
        scene.when(scene.visitorWrites("hello"));

        for (int i = 0; i < VisitorWishes.MOST_TRANSCRIPTS; i++) {
            accepted(scene.when(sends(Scene.VERA)));
        }
        refused(scene.when(sends(Scene.VERA)), ErrorCode.RATE_LIMITED);
        accepted(scene.when(sends(Scene.ANN)));

        assertThat(scene.all(DialogEvent.TranscriptRequested.class))
                .hasSize(6)
                .allMatch(event -> event.email().equals("vera@example.com") && !event.visibleToVisitor());
    }

    @Test
    @Tag("U-06")
    void nobodyElseHasItSent() {
        scene.when(scene.visitorWrites("hello"));

        refused(scene.when(sends(MALLORY)), ErrorCode.FORBIDDEN);
        refused(scene.when(sends(Scene.ROUTING)), ErrorCode.FORBIDDEN);
        refused(scene.when(sends(new Actor.Bot("helper", "Helper"))), ErrorCode.FORBIDDEN);
    }

    private DialogCommand.RateDialog rates(Actor actor, int mark, String comment) {
        return new DialogCommand.RateDialog(scene.by(actor), scene.dialogId(), mark, comment);
    }

    private DialogCommand.SendTranscript sends(Actor actor) {
        return new DialogCommand.SendTranscript(scene.by(actor), scene.dialogId(), "vera@example.com");
    }
}
