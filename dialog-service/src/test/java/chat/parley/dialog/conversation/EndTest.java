package chat.parley.dialog.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.CloseReason;
import chat.parley.contracts.dialog.DialogOutcome;
import chat.parley.contracts.dialog.MessageStatus;
import chat.parley.contracts.dialog.TimerKind;
import chat.parley.contracts.dialog.TransferTarget;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.outcome.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How dialogs end: what became of them, and when they are over for both sides. */
class EndTest {
    private static final Actor.Bot BOT = new Actor.Bot("helper", "Helper");

    private final Scene scene = new Scene();

    @ParameterizedTest(name = "closed after {0} s, {1}")
    @CsvSource({
        "29, REFUSAL, 29",
        "30, MISSED, 30",
        "31, MISSED, 31",
    })
    @Tag("W-29")
    @Tag("W-23")
    @Tag("P-09")
    void withoutAnAnswerTheWaitDecidesAndTheLimitItselfIsMissed(int after, DialogOutcome outcome, long waited) {
        for (Actor closer : new Actor[] {Scene.VERA, Scene.ANN, Scene.ROUTING}) {
            var each = new Scene();
            each.when(each.visitorWrites("hello"));

            each.after(Duration.ofSeconds(after)).when(each.closes(closer));

            var closed = each.last(DialogEvent.DialogClosed.class);
            assertThat(closed.outcome()).isEqualTo(outcome);
            assertThat(closed.waitedSeconds()).isEqualTo(waited);
        }
    }

    @Test
    @Tag("W-29")
    void aMillisecondBeforeTheLimitIsARefusal() {
        scene.when(scene.visitorWrites("hello"));

        scene.after(Duration.ofMillis(29_999)).when(scene.closes(Scene.VERA));

        assertThat(scene.last(DialogEvent.DialogClosed.class).outcome()).isEqualTo(DialogOutcome.REFUSAL);
    }

    @Test
    @Tag("P-09")
    void anAnswerOfAnOperatorOrABotServesAndTheWaitEndsThere() {
        for (Actor author : new Actor[] {Scene.ANN, Scene.SUE, BOT}) {
            var each = new Scene();
            each.when(each.visitorWrites("hello"));
            each.after(Duration.ofSeconds(45)).when(each.answers(author, "hi"));
            each.after(Duration.ofSeconds(100)).when(each.closes(Scene.VERA));

            var closed = each.last(DialogEvent.DialogClosed.class);
            assertThat(closed.outcome()).isEqualTo(DialogOutcome.SERVED);
            assertThat(closed.waitedSeconds()).isEqualTo(45);
        }
    }

    @Test
    @Tag("P-09")
    void textsOfTheSystemAreNoAnswer() {
        scene.policy = scene.policy.byHand().autoreply("Soon", 1).greeting("Welcome");
        scene.when(scene.visitorWrites("hello"));
        scene.when(scene.takes(Scene.ANN));
        scene.comes(TimerKind.FIRST_REPLY, Duration.ZERO);
        scene.when(scene.closes(Scene.VERA));

        assertThat(scene.last(DialogEvent.DialogClosed.class).outcome()).isEqualTo(DialogOutcome.MISSED);
    }

    @Test
    @Tag("N-21")
    void whatWasStatedStaysWhenTheSettingChanges() {
        scene.when(scene.visitorWrites("hello"));
        scene.after(Duration.ofSeconds(30)).when(scene.closes(Scene.VERA));

        scene.policy = scene.policy.refusal(60);
        scene.when(new DialogCommand.TagDialog(
                scene.by(Scene.ANN), scene.dialogId(), java.util.Set.of("later"), java.util.Set.of()));

        assertThat(scene.dialog().life().closing()).isNotNull().satisfies(closing -> {
            assertThat(closing.outcome()).isEqualTo(DialogOutcome.MISSED);
            assertThat(closing.waitedSeconds()).isEqualTo(30);
        });
    }

    @ParameterizedTest(name = "{0} s after ten minutes: {1}")
    @CsvSource({"-1, false", "0, true", "1, true"})
    @Tag("W-60")
    void whatTheVisitorHasReadToTheEndCanBeOpenedAgainForTenMinutes(long offset, boolean ended) {
        talk();
        scene.when(scene.reads(Scene.VERA));
        scene.when(scene.closes(Scene.ANN));
        assertThat(scene.happened()).as("it may have been a slip").endsWith("DialogClosed");
        assertThat(scene.timer(TimerKind.READ_GRACE).due()).isEqualTo(scene.now.plus(Duration.ofMinutes(10)));

        scene.comes(TimerKind.READ_GRACE, Duration.ofSeconds(offset));

        assertThat(scene.dialog().ended()).isEqualTo(ended);
        if (ended) {
            refused(scene.when(scene.reopens(Scene.ANN)));
            refused(scene.when(scene.reads(Scene.ANN)));
        } else {
            assertThat(scene.when(scene.reopens(Scene.ANN))).isInstanceOf(Outcome.Accepted.class);
        }
    }

    @Test
    @Tag("W-60")
    void itIsOverAtOnceWhenTheVisitorClosesItAndHasNothingToRead() {
        scene.when(scene.visitorWrites("hello"));
        scene.when(scene.closes(Scene.VERA));
        assertThat(scene.happened()).endsWith("DialogClosed", "DialogEnded");

        scene.when(scene.visitorWrites("again"));
        scene.when(scene.answers(Scene.ANN, "hi"));
        scene.when(scene.visitorWrites("thanks, bye"));
        scene.when(scene.closes(Scene.VERA));
        assertThat(scene.happened()).as("who writes has read").endsWith("DialogClosed", "DialogEnded");
    }

    @Test
    @Tag("W-61")
    void whoClosesWithoutReadingTheLastMessageHasTimeToReadItAndReadingEndsIt() {
        talk();
        scene.when(scene.closes(Scene.VERA));
        assertThat(scene.happened()).endsWith("DialogClosed");
        assertThat(scene.timer(TimerKind.READ_GRACE).due()).isEqualTo(scene.now.plus(Duration.ofHours(72)));

        scene.when(scene.reads(Scene.ANN));
        assertThat(scene.happened()).as("it is the visitor's reading").endsWith("ReadAdvanced");
        scene.after(Duration.ofHours(71)).when(scene.reads(Scene.VERA));

        assertThat(scene.happened()).endsWith("ReadAdvanced", "DialogEnded");
        assertThat(scene.events.getLast().meta().actor()).isEqualTo(Scene.VERA);
        assertThat(scene.timer(TimerKind.READ_GRACE)).isNull();
    }

    @ParameterizedTest(name = "{0} s after the moment: {1}")
    @CsvSource({"-1, false", "0, true", "1, true"})
    @Tag("W-61")
    void orElseTheTimeToReadEndsItToTheSecond(long offset, boolean ended) {
        scene.policy = scene.policy.readGrace(2);
        talk();
        scene.when(scene.closes(Scene.ANN));

        scene.comes(TimerKind.READ_GRACE, Duration.ofSeconds(offset));

        assertThat(scene.dialog().ended()).isEqualTo(ended);
        if (ended) {
            refused(scene.when(scene.reopens(Scene.ANN)));
        } else {
            assertThat(scene.when(scene.reopens(Scene.ANN))).isInstanceOf(Outcome.Accepted.class);
            assertThat(scene.timer(TimerKind.READ_GRACE)).as("it goes on").isNull();
        }
    }

    @Test
    @Tag("W-61")
    void theChannelsWordThatTheLastMessageWasReadCounts() {
        talk();
        var message = scene.lastMessageId();
        scene.when(scene.closes(Scene.ANN));
        scene.when(status(message, MessageStatus.DELIVERED));
        assertThat(scene.dialog().ended()).isFalse();

        scene.when(status(message, MessageStatus.READ));

        assertThat(scene.timer(TimerKind.READ_GRACE).due()).isEqualTo(scene.now.plus(Duration.ofMinutes(10)));
    }

    @Test
    @Tag("W-61")
    void readingWhatTheSystemSaidAfterTheAnswerIsReadingTheAnswer() {
        scene.policy = scene.policy.given(false, 0, 0, "All are talking");
        talk();
        scene.when(scene.transfers(Scene.ANN, new TransferTarget.ToQueue()));
        scene.when(new DialogCommand.AnnounceQueue(
                scene.by(Scene.ROUTING),
                scene.dialogId(),
                scene.dialog().place().queuedSequence()));
        scene.when(scene.reads(Scene.VERA));
        scene.when(scene.closes(Scene.SUE));

        assertThat(scene.timer(TimerKind.READ_GRACE).due()).isEqualTo(scene.now.plus(Duration.ofMinutes(10)));
    }

    @Test
    @Tag("W-61")
    void whoWasNeverAnsweredMayStillBeThereWhenSomebodyElseCloses() {
        scene.when(scene.visitorWrites("hello"));

        scene.when(scene.closes(Scene.ANN));

        assertThat(scene.dialog().ended()).isFalse();
        assertThat(scene.when(scene.reopens(Scene.ANN))).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    @Tag("W-61")
    void noTimeToReadEndsEveryDialogWithItsClose() {
        scene.policy = scene.policy.readGrace(0);
        talk();

        scene.when(scene.closes(Scene.ANN));

        assertThat(scene.happened()).endsWith("DialogClosed", "DialogEnded");
    }

    @Test
    @Tag("W-60")
    @Tag("W-58")
    void aNewMessageOpensANewDialogAndIsTheEndOfTheLastOne() {
        talk();
        var old = scene.dialogId();
        scene.when(scene.closes(Scene.ANN));

        scene.when(scene.visitorWrites("one more thing"));

        assertThat(scene.happened()).endsWith("DialogEnded", "DialogOpened", "MessagePosted", "DialogQueued");
        assertThat(scene.last(DialogEvent.DialogEnded.class).meta().dialogId()).isEqualTo(old);
        assertThat(scene.dialogId()).isNotEqualTo(old);
    }

    @Test
    @Tag("W-57")
    @Tag("W-58")
    @Tag("W-59")
    @Tag("W-60")
    @Tag("P-17")
    void theMomentsOfTheHandlersAreEventsOfTheirOwn() {
        scene.when(scene.visitorWrites("hello"));
        assertThat(scene.happened()).as("started when it is queued").startsWith("DialogOpened", "MessagePosted");
        scene.after(Duration.ofHours(3)).when(scene.visitorWrites("I am back"));
        scene.when(scene.takes(Scene.ANN));
        scene.when(scene.transfers(Scene.ANN, new TransferTarget.ToOperator(Scene.BOB.operatorId(), "BOB")));
        scene.when(scene.transfers(Scene.BOB, new TransferTarget.ToOperator(Scene.ANN.operatorId(), "ANN")));
        scene.when(scene.answers(Scene.ANN, "hi"));
        scene.when(scene.closes(Scene.ANN));
        scene.when(scene.reopens(Scene.ANN));
        scene.when(scene.closes(Scene.ANN));
        scene.when(scene.reads(Scene.VERA));
        scene.comes(TimerKind.READ_GRACE, Duration.ZERO);

        assertThat(scene.all(DialogEvent.DialogOpened.class))
                .as("who comes back goes on with the same dialog")
                .hasSize(1);
        assertThat(scene.all(DialogEvent.OperatorAssigned.class))
                .as("with every redirect again")
                .extracting(DialogEvent.OperatorAssigned::operatorName)
                .containsExactly("ANN", "BOB", "ANN", "ANN");
        assertThat(scene.all(DialogEvent.DialogClosed.class)).hasSize(2);
        assertThat(scene.all(DialogEvent.DialogEnded.class)).as("finally, once").hasSize(1);
    }

    @Test
    void whoHadItAtTheEndIsKept() {
        talk();
        scene.when(scene.closes(Scene.VERA));

        assertThat(scene.dialog().owner())
                .isNotNull()
                .satisfies(owner -> assertThat(owner.operatorId()).isEqualTo(Scene.ANN.operatorId()));
        assertThat(scene.dialog().ownedBy(Scene.ANN.operatorId()))
                .as("but it is nobody's work any more")
                .isFalse();
    }

    private void talk() {
        scene.when(scene.visitorWrites("hello"));
        scene.when(scene.answers(Scene.ANN, "hi"));
    }

    private DialogCommand status(chat.parley.contracts.id.MessageId message, MessageStatus status) {
        return new DialogCommand.RecordMessageStatus(scene.by(Scene.ROUTING), message, status, null);
    }

    private static void refused(Outcome outcome) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.DIALOG_CLOSED));
    }

    @Test
    @Tag("W-29")
    void theIdleCloseOfAnUnansweredDialogIsMissed() {
        scene.policy = scene.policy.idle(Duration.ofMinutes(5));
        scene.when(scene.visitorWrites("hello"));
        scene.when(scene.takes(Scene.ANN));

        scene.comes(TimerKind.IDLE, Duration.ZERO);

        var closed = scene.last(DialogEvent.DialogClosed.class);
        assertThat(closed.reason()).isEqualTo(CloseReason.IDLE);
        assertThat(closed.outcome()).isEqualTo(DialogOutcome.MISSED);
        assertThat(closed.waitedSeconds()).isEqualTo(300);
    }
}
