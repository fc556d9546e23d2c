package chat.parley.dialog.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.dialog.CloseReason;
import chat.parley.contracts.dialog.TimerKind;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.outcome.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What time does to a dialog. */
class TimersTest {
    private final Scene scene = new Scene();

    @Test
    @Tag("W-22")
    @Tag("W-28")
    void whoWaitsTooLongForTheFirstReplyGetsTheBusyText() {
        scene.when(scene.visitorWrites("hello"));
        scene.after(Duration.ofSeconds(30));

        scene.when(scene.due(TimerKind.FIRST_REPLY));

        assertThat(scene.events.getLast()).isInstanceOfSatisfying(DialogEvent.MessagePosted.class, posted -> {
            assertThat(posted.text()).isEqualTo("All operators are busy");
            assertThat(posted.meta().actor()).isEqualTo(Voice.FIRST_REPLY_TIMEOUT);
        });
        assertThat(scene.dialog().talk().waitingSince())
                .as("the busy text is no answer")
                .isNotNull();
    }

    @Test
    @Tag("W-22")
    void zeroMeansNever() {
        scene.policy = scene.policy.firstReply(Duration.ZERO);
        scene.when(scene.visitorWrites("hello"));

        assertThat(TimerPlan.of(scene.conversation, scene.policy)).isEmpty();
    }

    @Test
    @Tag("W-22")
    void aTimerBeforeItsTimeDoesNothing() {
        scene.when(scene.visitorWrites("hello"));
        scene.after(Duration.ofMillis(29_999));

        var outcome = scene.when(scene.due(TimerKind.FIRST_REPLY));

        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        assertThat(scene.happened()).doesNotContain("OperatorAssigned").hasSize(3);
    }

    @Test
    @Tag("W-27")
    void theBusyTextComesOnceInADialog() {
        scene.when(scene.visitorWrites("hello"));
        scene.after(Duration.ofSeconds(30)).when(scene.due(TimerKind.FIRST_REPLY));
        scene.when(scene.visitorWrites("still waiting"));
        scene.after(Duration.ofSeconds(60));

        assertThat(TimerPlan.of(scene.conversation, scene.policy)).isEmpty();
        scene.when(scene.due(TimerKind.FIRST_REPLY));

        assertThat(scene.happened()).filteredOn("MessagePosted"::equals).hasSize(3);
    }

    @Test
    @Tag("W-22")
    @Tag("W-47")
    void anAnswerThatComesBeforeTheTimerCancelsItEvenWhenBothWaitedOutAnOutage() {
        scene.when(scene.visitorWrites("hello"));
        var timer = scene.due(TimerKind.FIRST_REPLY);
        scene.when(scene.answers(Scene.ANN, "hi"));
        scene.after(Duration.ofMinutes(10));

        var outcome = scene.when(timer);

        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        assertThat(scene.happened())
                .endsWith("OperatorAssigned", "MessagePosted")
                .hasSize(5);
    }

    @Test
    @Tag("W-47")
    void beingAssignedDoesNotStopTheWaitForTheFirstReply() {
        scene.when(scene.visitorWrites("hello"));
        scene.when(scene.routes(Scene.ANN, scene.dialog().place().queuedSequence()));
        scene.after(Duration.ofSeconds(31));

        scene.when(scene.due(TimerKind.FIRST_REPLY));

        assertThat(scene.happened()).endsWith("OperatorAssigned", "ReplyOverdue", "MessagePosted");
    }

    @Test
    void anOwnedDialogInWhichNobodyWritesIsClosed() {
        scene.policy = scene.policy.firstReply(Duration.ZERO).idle(Duration.ofMinutes(5));
        scene.when(scene.visitorWrites("hello"));
        assertThat(TimerPlan.of(scene.conversation, scene.policy))
                .as("nobody owns it yet")
                .isEmpty();
        scene.when(scene.answers(Scene.ANN, "hi"));
        var early = scene.due(TimerKind.IDLE);
        scene.after(Duration.ofMinutes(4)).when(scene.visitorWrites("thanks"));
        scene.after(Duration.ofMinutes(2)).when(early);
        assertThat(scene.dialog().open()).as("a message came since").isTrue();

        scene.after(Duration.ofMinutes(3)).when(scene.due(TimerKind.IDLE));

        assertThat(scene.last(DialogEvent.DialogClosed.class).reason()).isEqualTo(CloseReason.IDLE);
    }

    @Test
    @Tag("W-27")
    void aDialogOpenedAgainDoesNotWaitForAFirstReply() {
        scene.when(scene.visitorWrites("hello"));
        scene.when(scene.closes(Scene.ANN));
        scene.when(scene.reopens(Scene.ANN));

        assertThat(TimerPlan.of(scene.conversation, scene.policy)).isEmpty();
    }
}
