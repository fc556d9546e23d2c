package chat.parley.dialog.conversation;

import static chat.parley.dialog.conversation.Sayings.accepted;
import static chat.parley.dialog.conversation.Sayings.refused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.Handover;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.dialog.TimerKind;
import chat.parley.contracts.dialog.TransferTarget;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.event.DialogEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Dialogs that a bot has before operators do. */
@Tag("J-07")
class BotsTest {
    private static final Actor.Bot BOT = new Actor.Bot("bot-1", "Robot");
    private static final Actor.System INTEGRATION = new Actor.System("bot-timeout");

    private final Scene scene = new Scene();

    @BeforeEach
    void theChannelHasABot() {
        scene.bot = "bot-1";
    }

    private DialogCommand.CallOperator calls(Actor issuer) {
        return new DialogCommand.CallOperator(scene.by(issuer), scene.dialogId(), null);
    }

    @Test
    void whoeverWritesIsTheBotsAndNobodyIsGivenTheDialog() {
        accepted(scene.when(scene.visitorWrites("hello")));
        accepted(scene.when(scene.answers(BOT, "hello, I am a robot")));
        accepted(scene.when(scene.visitorWrites("a desk, please")));

        assertThat(scene.happened()).containsExactly("DialogOpened", "MessagePosted", "MessagePosted", "MessagePosted");
        assertThat(scene.last(DialogEvent.DialogOpened.class).botId()).isEqualTo("bot-1");
        refused(scene.when(scene.routes(Scene.ANN, 1)), ErrorCode.STALE_DECISION);
    }

    @Test
    @Tag("J-06")
    void theBotCallsAnOperatorAndTheDialogWaitsOnce() {
        scene.when(scene.visitorWrites("hello"));

        accepted(scene.when(calls(BOT)));
        accepted(scene.when(calls(BOT)));
        accepted(scene.when(scene.visitorWrites("is anybody there?")));

        assertThat(scene.all(DialogEvent.DialogQueued.class)).singleElement().satisfies(queued -> {
            assertThat(queued.reason()).isEqualTo(QueueReason.BOT);
            assertThat(queued.meta().actor()).isEqualTo(BOT);
        });
        var queued = scene.last(DialogEvent.DialogQueued.class).meta().sequence();
        accepted(scene.when(scene.routes(Scene.ANN, queued)));
        refused(scene.when(scene.answers(BOT, "wait")), ErrorCode.DIALOG_ALREADY_OWNED);
        refused(scene.when(calls(BOT)), ErrorCode.DIALOG_ALREADY_OWNED);
    }

    @Test
    void onlyABotOrTheSystemForItCallsAnOperator() {
        scene.when(scene.visitorWrites("hello"));

        refused(scene.when(calls(Scene.VERA)), ErrorCode.FORBIDDEN);
        refused(scene.when(calls(Scene.ANN)), ErrorCode.FORBIDDEN);
        accepted(scene.when(calls(INTEGRATION)));
    }

    @Test
    void anOperatorMayTakeItFromTheBot() {
        scene.when(scene.visitorWrites("hello"));

        accepted(scene.when(scene.takes(Scene.ANN)));

        refused(scene.when(scene.answers(BOT, "hello")), ErrorCode.DIALOG_ALREADY_OWNED);
    }

    @Test
    void aBotThatTheChannelHasNoMoreIsNotWaitedFor() {
        scene.when(scene.visitorWrites("hello"));
        scene.bot = null;

        scene.when(scene.visitorWrites("hello?"));

        assertThat(scene.happened()).containsExactly("DialogOpened", "MessagePosted", "MessagePosted", "DialogQueued");
    }

    @Test
    @Tag("W-22")
    void aBotThatSaysNothingUntilTheFirstReplyIsLateIsNotWaitedForEither() {
        scene.when(scene.visitorWrites("hello"));

        scene.comes(TimerKind.FIRST_REPLY, Duration.ZERO);

        assertThat(scene.last(DialogEvent.DialogQueued.class).reason()).isEqualTo(QueueReason.BOT);
    }

    @Test
    @Tag("J-08")
    void anOperatorReturnsItAndTheBotAnswersAgain() {
        scene.when(scene.visitorWrites("hello"));
        accepted(scene.when(calls(BOT)));
        long queued = scene.last(DialogEvent.DialogQueued.class).meta().sequence();
        scene.when(scene.takes(Scene.ANN));

        refused(scene.when(scene.transfers(Scene.BOB, new TransferTarget.ToBot())), ErrorCode.DIALOG_ALREADY_OWNED);
        accepted(scene.when(scene.transfers(Scene.ANN, new TransferTarget.ToBot())));
        accepted(scene.when(scene.transfers(Scene.ANN, new TransferTarget.ToBot())));

        assertThat(scene.all(DialogEvent.DialogReturned.class)).singleElement().satisfies(returned -> {
            assertThat(returned.botId()).isEqualTo("bot-1");
            assertThat(returned.previousOperatorId()).isEqualTo(Scene.ANN.operatorId());
        });
        assertThat(scene.dialog().withBot()).isTrue();
        assertThat(scene.dialog().talk().waitingSince()).isNull();
        refused(scene.when(scene.routes(Scene.ANN, queued)), ErrorCode.STALE_DECISION);
        accepted(scene.when(scene.visitorWrites("and a chair")));
        accepted(scene.when(scene.answers(BOT, "here I am")));
        assertThat(scene.all(DialogEvent.DialogQueued.class)).hasSize(1);
        accepted(scene.when(calls(BOT)));
        assertThat(scene.all(DialogEvent.DialogQueued.class)).hasSize(2);
    }

    @Test
    @Tag("J-08")
    void whereTheChannelHasNoBotNobodyReturnsAnything() {
        scene.when(scene.visitorWrites("hello"));
        scene.when(scene.takes(Scene.ANN));
        scene.bot = null;

        refused(scene.when(scene.transfers(Scene.ANN, new TransferTarget.ToBot())), ErrorCode.NOT_FOUND);
    }

    @Test
    @Tag("J-08")
    @Tag("T-12")
    void aClosePhraseOfTheVisitorLeadsBackToTheBot() {
        scene.when(scene.visitorWrites("hello"));
        var handover = new Handover("Wants a desk", "Went back", List.of("Stop chat", "bye"), true);
        accepted(scene.when(new DialogCommand.CallOperator(scene.by(BOT), scene.dialogId(), handover)));
        scene.when(scene.takes(Scene.ANN));
        accepted(scene.when(scene.answers(Scene.ANN, "Which desk?")));
        accepted(scene.when(scene.visitorWrites("do not stop chat yet")));

        assertThat(scene.all(DialogEvent.DialogReturned.class)).isEmpty();
        assertThat(scene.last(DialogEvent.NotePosted.class).text()).isEqualTo("Wants a desk");
        assertThat(scene.all(DialogEvent.MessagePosted.class).get(1).buttons()).containsExactly("Stop chat");

        accepted(scene.when(scene.visitorWrites("  STOP  chat ")));

        assertThat(scene.all(DialogEvent.DialogReturned.class)).hasSize(1);
        assertThat(scene.last(DialogEvent.NotePosted.class).text()).isEqualTo("Went back");
        assertThat(scene.dialog().withBot()).isTrue();
        assertThat(scene.all(DialogEvent.DialogQueued.class)).hasSize(1);
        accepted(scene.when(scene.visitorWrites("bye")));
        assertThat(scene.all(DialogEvent.DialogReturned.class)).hasSize(1);
    }

    @Test
    @Tag("J-08")
    void aPhraseAlsoLeadsBackWhileNobodyHasTakenItYet() {
        scene.when(scene.visitorWrites("hello"));
        var handover = new Handover(null, null, List.of("bye"), false);
        scene.when(new DialogCommand.CallOperator(scene.by(BOT), scene.dialogId(), handover));

        accepted(scene.when(scene.visitorWrites("bye")));

        assertThat(scene.last(DialogEvent.DialogReturned.class).previousOperatorId())
                .isNull();
        assertThat(scene.all(DialogEvent.DialogQueued.class)).hasSize(1);
    }

    @Test
    @Tag("J-07")
    void theBotIsToldThatNobodyHasRoomWithoutATextForTheVisitor() {
        scene.when(scene.visitorWrites("hello"));
        scene.when(calls(BOT));
        long queued = scene.last(DialogEvent.DialogQueued.class).meta().sequence();

        scene.when(new DialogCommand.AnnounceQueue(scene.by(Scene.ROUTING), scene.dialogId(), queued));

        assertThat(scene.happened()).endsWith("DialogQueued", "OperatorsUnavailable");
    }

    @Test
    void aDialogThatWasOpenBeforeTheChannelHadABotStaysWhereItIs() {
        scene.bot = null;
        scene.when(scene.visitorWrites("hello"));
        scene.bot = "bot-1";

        scene.when(scene.visitorWrites("hello?"));

        assertThat(scene.all(DialogEvent.DialogQueued.class)).hasSize(1);
        assertThat(scene.dialog().withBot()).isFalse();
    }
}
