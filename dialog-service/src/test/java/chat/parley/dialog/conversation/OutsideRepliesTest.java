package chat.parley.dialog.conversation;

import static chat.parley.dialog.conversation.Sayings.accepted;
import static chat.parley.dialog.conversation.Sayings.refused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.dialog.DialogOutcome;
import chat.parley.contracts.dialog.TimerKind;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.outcome.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Answers given in the provider's own program, and messages left while nobody was there. */
class OutsideRepliesTest {
    private final Scene scene = new Scene();
    private final Sayings sayings = new Sayings(scene);

    @Test
    @Tag("C-12")
    void aDialogBegunAndEndedOutsideIsThereInFullAndClosedWithoutAnybodyTakingIt() {
        accepted(scene.when(sayings.outside("e1", "Your order is ready")));
        accepted(scene.when(scene.visitorWrites("thanks")));
        accepted(scene.when(sayings.outside("e2", "You are welcome")));

        assertThat(scene.all(DialogEvent.MessagePosted.class))
                .extracting(posted -> posted.meta().actor() instanceof Actor.Bot bot ? bot.name() : "visitor")
                .containsExactly("Shop", "visitor", "Shop");
        assertThat(scene.happened()).doesNotContain("OperatorAssigned");

        accepted(scene.when(scene.closes(Scene.ANN)));

        assertThat(scene.last(DialogEvent.DialogClosed.class).operatorId()).isNull();
        assertThat(scene.last(DialogEvent.DialogClosed.class).outcome()).isEqualTo(DialogOutcome.SERVED);
    }

    @Test
    @Tag("C-12")
    void aDialogBegunOutsideIsGivenToNobodyBeforeTheVisitorWrites() {
        scene.when(sayings.outside("e1", "Your order is ready"));

        assertThat(scene.happened()).containsExactly("DialogOpened", "MessagePosted");
        assertThat(scene.dialog().talk().waitingSince()).isNull();

        scene.when(scene.visitorWrites("when?"));
        scene.when(scene.visitorWrites("today?"));

        assertThat(scene.happened())
                .containsExactly("DialogOpened", "MessagePosted", "MessagePosted", "DialogQueued", "MessagePosted");
    }

    @Test
    @Tag("C-12")
    void aDialogBegunOutsideClosesByItselfLikeAnOwnedOne() {
        scene.policy = scene.policy.idle(Duration.ofMinutes(3));
        scene.when(sayings.outside("e1", "Your order is ready"));

        scene.comes(TimerKind.IDLE, Duration.ZERO);

        assertThat(scene.happened()).containsExactly("DialogOpened", "MessagePosted", "DialogClosed");
    }

    @Test
    @Tag("C-12")
    @Tag("W-22")
    void anOperatorsFirstReplyIsStillDueAfterOneFromOutside() {
        scene.when(scene.visitorWrites("hello"));
        scene.after(Duration.ofSeconds(5)).when(sayings.outside("e1", "hi"));

        scene.comes(TimerKind.FIRST_REPLY, Duration.ZERO);

        assertThat(scene.said(Voice.FIRST_REPLY_TIMEOUT)).hasSize(1);
    }

    @Test
    @Tag("C-12")
    @Tag("W-22")
    void whoWasWrittenToFirstDoesNotWaitForAFirstReply() {
        scene.when(sayings.outside("e1", "Your order is ready"));
        scene.when(scene.visitorWrites("when?"));

        assertThat(scene.timer(TimerKind.FIRST_REPLY)).isNull();
    }

    @Test
    @Tag("N-02")
    void repeatsAreKnownByTheProvidersId() {
        var first = (Outcome.Accepted) scene.when(sayings.outside("e1", "hi"));
        var again = (Outcome.Accepted) scene.when(sayings.outside("e1", "hi"));

        assertThat(again.messageId()).isEqualTo(first.messageId());
        assertThat(scene.all(DialogEvent.MessagePosted.class)).hasSize(1);
        refused(scene.when(sayings.outside("e1", "other")), ErrorCode.KEY_REUSED);
    }

    @Test
    void onlyAChannelBringsThem() {
        refused(scene.when(sayings.outside(Scene.VERA, "e1", "hi")), ErrorCode.FORBIDDEN);
        refused(scene.when(sayings.outside(Scene.SUE, "e1", "hi")), ErrorCode.FORBIDDEN);
    }

    @Test
    @Tag("W-23")
    @Tag("W-29")
    void whoLeftAMessageWhileNobodyWasThereIsNeitherMissedNorRefused() {
        scene.when(sayings.left("call me"));
        assertThat(scene.last(DialogEvent.DialogOpened.class).offline()).isTrue();
        assertThat(scene.happened()).as("waits like any other").contains("DialogQueued");

        scene.after(Duration.ofHours(9)).when(scene.closes(Scene.ANN));

        assertThat(scene.last(DialogEvent.DialogClosed.class).outcome()).isNull();
    }

    @Test
    @Tag("W-23")
    void whoWasAnsweredAfterAllIsServed() {
        scene.when(sayings.left("call me"));
        scene.after(Duration.ofHours(9)).when(scene.answers(Scene.ANN, "We called"));
        scene.when(scene.closes(Scene.ANN));

        assertThat(scene.last(DialogEvent.DialogClosed.class).outcome()).isEqualTo(DialogOutcome.SERVED);
    }
}
