package chat.parley.dialog.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.TransferTarget;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.outcome.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the service says to visitors by itself. */
class AnnouncementsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Scene scene = new Scene();

    @Test
    @Tag("W-21")
    void theVisitorIsGreetedWhenTheDialogGetsItsFirstOperatorBeforeTheOperatorWrites() {
        scene.policy = scene.policy.greeting("Welcome");
        scene.when(scene.visitorWrites("hello"));
        assertThat(scene.said(Voice.GREETING)).as("nobody is there yet").isEmpty();

        scene.when(scene.answers(Scene.ANN, "hi"));

        assertThat(scene.happened()).endsWith("OperatorAssigned", "MessagePosted", "MessagePosted");
        assertThat(scene.said(Voice.GREETING)).containsExactly("Welcome");
        assertThat(scene.events.getLast().meta().actor()).isEqualTo(Scene.ANN);
    }

    @Test
    @Tag("W-21")
    void eachWayToAFirstOperatorGreetsOnceAndNoLaterOperatorDoes() {
        for (int way = 0; way < 3; way++) {
            var each = new Scene();
            each.policy = each.policy.greeting("Welcome");
            each.when(each.visitorWrites("hello"));
            each.when(
                    switch (way) {
                        case 0 -> each.routes(Scene.ANN, each.dialog().place().queuedSequence());
                        case 1 -> each.takes(Scene.ANN);
                        default ->
                            each.transfers(
                                    Scene.ANN, new TransferTarget.ToOperator(Scene.ANN.operatorId(), Scene.ANN.name()));
                    });
            each.when(
                    each.transfers(Scene.ANN, new TransferTarget.ToOperator(Scene.BOB.operatorId(), Scene.BOB.name())));
            each.when(each.transfers(Scene.BOB, new TransferTarget.ToQueue()));
            each.when(each.takes(Scene.ANN));
            each.when(each.answers(Scene.ANN, "hi"));
            each.when(each.closes(Scene.ANN));
            each.when(each.reopens(Scene.BOB));

            assertThat(each.said(Voice.GREETING)).containsExactly("Welcome");
        }
    }

    @Test
    @Tag("W-21")
    void theNextDialogIsGreetedAgainAndABlankGreetingIsNone() {
        scene.when(scene.visitorWrites("hello"));
        scene.when(scene.answers(Scene.ANN, "hi"));
        assertThat(scene.said(Voice.GREETING)).isEmpty();
        scene.policy = scene.policy.greeting("Welcome");
        scene.when(scene.closes(Scene.ANN));
        scene.when(scene.visitorWrites("again"));
        scene.when(scene.takes(Scene.ANN));

        assertThat(scene.said(Voice.GREETING)).containsExactly("Welcome");
    }

    @Test
    @Tag("W-45")
    void theVisitorIsToldOnceThatNobodyHasRoom() {
        scene.policy = scene.policy.given(false, 0, 0, "All are talking");
        scene.when(scene.visitorWrites("hello"));
        scene.when(announces());
        scene.when(announces());
        scene.when(scene.takes(Scene.ANN));
        scene.when(scene.transfers(Scene.ANN, new TransferTarget.ToQueue()));
        scene.when(announces());

        assertThat(scene.said(Voice.QUEUE)).containsExactly("All are talking");
        assertThat(scene.dialog().talk().waitingSince()).as("it is no answer").isNotNull();
    }

    @Test
    @Tag("W-45")
    void anAnnouncementThatComesTooLateSaysNothing() {
        scene.policy = scene.policy.given(false, 0, 0, "All are talking");
        scene.when(scene.visitorWrites("hello"));
        var late = announces();
        scene.when(scene.takes(Scene.ANN));
        var owned = scene.when(late);
        var stale = announces();
        scene.when(scene.transfers(Scene.ANN, new TransferTarget.ToQueue()));
        var queuedSince = scene.when(stale);
        scene.when(scene.closes(Scene.ANN));
        var closed = scene.when(announces());
        var byPerson = scene.when(new DialogCommand.AnnounceQueue(scene.by(Scene.ANN), scene.dialogId(), 3));

        assertThat(List.of(owned, queuedSince)).allMatch(Outcome.Accepted.class::isInstance);
        assertThat(code(closed)).isEqualTo(ErrorCode.DIALOG_CLOSED);
        assertThat(code(byPerson)).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(scene.said(Voice.QUEUE)).isEmpty();
    }

    @Test
    @Tag("W-45")
    void aBlankTextSaysNothing() {
        scene.when(scene.visitorWrites("hello"));
        scene.when(announces());

        assertThat(scene.happened()).hasSize(3);
    }

    @Test
    @Tag("B-24")
    void whoWritesIsAnsweredAutomaticallyOnceWhereHoursAreZero() {
        scene.policy = scene.policy.byHand().autoreply("We will answer soon", 0);
        scene.when(scene.visitorWrites("hello"));
        assertThat(scene.happened()).endsWith("DialogQueued", "MessagePosted");
        scene.after(Duration.ofDays(400)).when(scene.visitorWrites("still there?"));
        scene.when(scene.closes(Scene.ANN));
        scene.when(scene.visitorWrites("a new dialog"));

        assertThat(scene.said(Voice.AUTOREPLY)).containsExactly("We will answer soon");
        assertThat(scene.dialog().talk().unanswered()).as("it is no answer").isEqualTo(1);
    }

    @Test
    @Tag("B-24")
    void itIsRepeatedExactlyWhenTheHoursAreOverInWhateverDialogOfTheConversation() {
        scene.policy = scene.policy.byHand().autoreply("We will answer soon", 2);
        scene.when(scene.visitorWrites("T"));
        scene.when(scene.closes(Scene.ANN));
        scene.after(Duration.ofHours(2).minus(SECOND)).when(scene.visitorWrites("T-1 s"));
        assertThat(scene.said(Voice.AUTOREPLY)).hasSize(1);
        scene.after(SECOND).when(scene.visitorWrites("T"));
        assertThat(scene.said(Voice.AUTOREPLY)).hasSize(2);
        scene.after(Duration.ofHours(2).plus(SECOND)).when(scene.visitorWrites("T+1 s"));
        assertThat(scene.said(Voice.AUTOREPLY)).hasSize(3);
    }

    @Test
    @Tag("B-24")
    void itIsSilentUnderAutomaticAssignmentAndWhileSomebodyHasTheDialog() {
        scene.policy = scene.policy.autoreply("We will answer soon", 1);
        scene.when(scene.visitorWrites("routing gives it out"));
        scene.policy = scene.policy.byHand();
        scene.when(scene.takes(Scene.ANN));
        scene.when(scene.visitorWrites("ann has it"));
        assertThat(scene.said(Voice.AUTOREPLY)).isEmpty();

        scene.when(scene.transfers(Scene.ANN, new TransferTarget.ToQueue()));
        scene.when(scene.visitorWrites("nobody has it"));

        assertThat(scene.said(Voice.AUTOREPLY)).hasSize(1);
    }

    private DialogCommand announces() {
        return new DialogCommand.AnnounceQueue(
                scene.by(Scene.ROUTING),
                scene.dialogId(),
                scene.dialog().place().queuedSequence());
    }

    private static ErrorCode code(Outcome outcome) {
        return ((Outcome.Refused) outcome).code();
    }
}
