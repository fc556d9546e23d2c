package chat.parley.dialog.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.dialog.DialogPriority;
import chat.parley.contracts.dialog.LimitPassed;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.dialog.TimerKind;
import chat.parley.contracts.dialog.TransferTarget;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.outcome.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the rules of a conversation contribute to who gets a dialog. */
class GivingOutTest {
    private final Scene scene = new Scene();

    @ParameterizedTest(name = "{0} s after the moment: {1}")
    @CsvSource({"-1, false", "0, true", "1, true"})
    @Tag("P-07")
    void anOwnerWhoDoesNotAnswerInTimeLosesADialogThatWasGivenAutomatically(long offset, boolean lost) {
        scene.policy = scene.policy.given(false, 20, 0, "");
        scene.when(scene.visitorWrites("hello"));
        scene.after(Duration.ofSeconds(7)).when(routes(Scene.ANN));

        scene.comes(TimerKind.REASSIGN, Duration.ofSeconds(offset));

        assertThat(scene.dialog().owner() == null).isEqualTo(lost);
        if (lost) {
            var queued = scene.last(DialogEvent.DialogQueued.class);
            assertThat(queued.reason()).isEqualTo(QueueReason.UNANSWERED);
            assertThat(queued.previousOperatorId()).isEqualTo(Scene.ANN.operatorId());
            assertThat(scene.when(routes(Scene.BOB))).isInstanceOf(Outcome.Accepted.class);
            assertThat(scene.timer(TimerKind.REASSIGN)).as("bob has as long").isNotNull();
        }
    }

    @Test
    @Tag("P-07")
    void whoTookItByHandOrHasAnsweredKeepsIt() {
        scene.policy = scene.policy.given(false, 20, 0, "");
        scene.when(scene.visitorWrites("hello"));
        scene.when(scene.takes(Scene.ANN));
        assertThat(scene.timer(TimerKind.REASSIGN)).isNull();
        scene.when(scene.transfers(Scene.ANN, new TransferTarget.ToQueue()));
        scene.when(routes(Scene.ANN));
        long generation = scene.timer(TimerKind.REASSIGN).generation();
        scene.when(scene.answers(Scene.ANN, "hi"));
        scene.when(scene.visitorWrites("and?"));

        scene.after(Duration.ofMinutes(10)).when(scene.due(TimerKind.REASSIGN, generation));

        assertThat(scene.dialog().ownedBy(Scene.ANN.operatorId())).isTrue();
        assertThat(scene.timer(TimerKind.REASSIGN)).isNull();
    }

    @Test
    @Tag("P-07")
    void whereASupervisorAnsweredMeanwhileTheOwnerHasTimeFromTheNextMessageOn() {
        scene.policy = scene.policy.given(false, 20, 0, "");
        scene.when(scene.visitorWrites("hello"));
        scene.when(routes(Scene.ANN));
        scene.when(scene.answers(Scene.SUE, "a colleague will be with you"));
        assertThat(scene.timer(TimerKind.REASSIGN)).as("nobody waits").isNull();

        scene.after(Duration.ofSeconds(300)).when(scene.visitorWrites("fine"));

        assertThat(scene.timer(TimerKind.REASSIGN).due()).isEqualTo(scene.now.plusSeconds(20));
    }

    @ParameterizedTest(name = "{0} s after the moment: {1}")
    @CsvSource({"-1, false", "0, true", "1, true"})
    @Tag("P-05")
    void skillsAreWaivedWhenNobodyWhoHasThemCameInTime(long offset, boolean waived) {
        scene.policy = scene.policy.given(false, 0, 15, "");
        scene.when(scene.visitorWrites("hello"));
        requireSkills();

        scene.comes(TimerKind.SKILLS, Duration.ofSeconds(offset));

        assertThat(scene.happened().contains("SkillsWaived")).isEqualTo(waived);
        assertThat(scene.dialog().place().skills().isEmpty()).isEqualTo(waived);
    }

    @Test
    @Tag("P-05")
    void skillsStayWithTheDialogUntilTheyAreWaivedAndBindForEverWhereTheTimeIsZero() {
        scene.when(scene.visitorWrites("hello"));
        requireSkills();
        assertThat(scene.timer(TimerKind.SKILLS)).isNull();
        scene.when(scene.takes(Scene.ANN));
        scene.when(scene.transfers(Scene.ANN, new TransferTarget.ToQueue()));
        assertThat(scene.last(DialogEvent.DialogQueued.class).skills()).containsExactly("tax");

        scene.policy = scene.policy.given(false, 0, 15, "");
        scene.comes(TimerKind.SKILLS, Duration.ZERO);
        scene.when(scene.takes(Scene.ANN));
        scene.when(scene.transfers(Scene.ANN, new TransferTarget.ToQueue()));

        assertThat(scene.last(DialogEvent.DialogQueued.class).skills()).isEmpty();
    }

    @Test
    @Tag("P-08")
    void whoHadTheVisitorLastIsAskedFirstWhereTheAccountWantsIt() {
        scene.policy = scene.policy.given(true, 0, 0, "");
        scene.when(scene.visitorWrites("hello"));
        assertThat(opening().preferredOperatorId()).as("they are new").isNull();
        scene.when(scene.takes(Scene.ANN));
        scene.when(scene.transfers(Scene.ANN, new TransferTarget.ToOperator(Scene.BOB.operatorId(), "BOB")));
        scene.when(scene.closes(Scene.BOB));

        scene.when(scene.visitorWrites("it is me again"));
        assertThat(opening().preferredOperatorId()).isEqualTo(Scene.BOB.operatorId());
        scene.when(scene.closes(Scene.SUE));
        scene.when(scene.visitorWrites("and again"));
        assertThat(opening().preferredOperatorId())
                .as("nobody had the one between")
                .isEqualTo(Scene.BOB.operatorId());

        scene.when(scene.closes(Scene.SUE));
        scene.policy = scene.policy.given(false, 0, 0, "");
        scene.when(scene.visitorWrites("not wanted any more"));
        assertThat(opening().preferredOperatorId()).isNull();
    }

    @Test
    @Tag("U-13")
    void whoInvitedTheVisitorIsAskedFirstWhereTheyWorkHere() {
        scene.when(accepting(new OperatorId("nobody"), "c-1"));
        assertThat(opening().preferredOperatorId()).isNull();
        scene.when(scene.closes(Scene.SUE));

        scene.when(accepting(Scene.BOB.operatorId(), "c-2"));

        assertThat(opening().preferredOperatorId()).isEqualTo(Scene.BOB.operatorId());
    }

    @Test
    @Tag("P-08")
    void whoWorksForTheAccountNoMoreIsNotAsked() {
        var zoe = Scene.operator("zoe", chat.parley.contracts.actor.Role.OPERATOR);
        scene.policy = scene.policy.given(true, 0, 0, "");
        scene.when(scene.visitorWrites("hello"));
        scene.when(scene.takes(zoe));
        scene.when(scene.closes(zoe));

        scene.when(scene.visitorWrites("again"));

        assertThat(opening().preferredOperatorId()).isNull();
    }

    @ParameterizedTest(name = "{0} chats and {1} telegram dialogs of weight 2, limit 3: {2}")
    @CsvSource({"0, 0, true", "2, 0, true", "3, 0, false", "0, 1, true", "1, 1, false"})
    @Tag("W-48")
    @Tag("P-02")
    void anAccountMayForbidTakingBeyondTheLimitByHand(int web, int telegram, boolean allowed) {
        scene.policy = scene.policy.bound(3, Map.of(new ChannelKind("telegram"), 2));
        scene.memory.held.put(
                Scene.ANN.operatorId(), Map.of(ChannelKind.WEB, web, new ChannelKind("telegram"), telegram));
        scene.when(scene.visitorWrites("hello"));

        var byReply = scene.when(scene.answers(Scene.ANN, "hi"));
        var byHand = scene.when(scene.takes(Scene.ANN));

        for (Outcome outcome : new Outcome[] {byReply, byHand}) {
            if (allowed) {
                assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
            } else {
                assertThat(code(outcome)).isEqualTo(ErrorCode.LIMIT_REACHED);
            }
        }
        assertThat(scene.when(new DialogCommand.TakeDialog(scene.by(Scene.SUE), scene.dialogId())))
                .as("supervisors are never held up")
                .isInstanceOf(Outcome.Accepted.class);
    }

    @ParameterizedTest(name = "{0} dialogs, limit 3: {1} places")
    @CsvSource({"2,", "3, 4", "50, 51"})
    @Tag("W-48")
    void whoTakesADialogBeyondTheirLimitIsSaidToHaveDoneSo(int has, @Nullable Integer places) {
        for (boolean byReply : new boolean[] {true, false}) {
            var allowed = new Scene();
            allowed.policy = allowed.policy.limited(3);
            allowed.memory.held.put(Scene.ANN.operatorId(), Map.of(ChannelKind.WEB, has));
            allowed.when(allowed.visitorWrites("hello"));

            allowed.when(byReply ? allowed.answers(Scene.ANN, "hi") : allowed.takes(Scene.ANN));

            assertThat(allowed.last(DialogEvent.OperatorAssigned.class).limitPassed())
                    .isEqualTo(places == null ? null : new LimitPassed(places, 3));
        }
    }

    @Test
    @Tag("W-48")
    void theLimitIsNobodysConcernWhereDialogsAreTakenByHandOrRoutingGives() {
        scene.policy = scene.policy.bound(3, Map.of());
        scene.memory.held.put(Scene.ANN.operatorId(), Map.of(ChannelKind.WEB, 50));
        scene.when(scene.visitorWrites("hello"));
        scene.when(routes(Scene.ANN));
        assertThat(scene.last(DialogEvent.OperatorAssigned.class).limitPassed()).isNull();

        var manual = new Scene();
        manual.policy = manual.policy.bound(3, Map.of()).byHand();
        manual.memory.held.put(Scene.ANN.operatorId(), Map.of(ChannelKind.WEB, 50));
        manual.when(manual.visitorWrites("hello"));
        assertThat(manual.when(manual.takes(Scene.ANN))).isInstanceOf(Outcome.Accepted.class);
        assertThat(manual.last(DialogEvent.OperatorAssigned.class).limitPassed())
                .isNull();
    }

    @Test
    @Tag("W-41")
    void theVisitorCannotChangeTheLanguageOnceTheDialogHasStarted() {
        scene.when(scene.visitorWrites("hello"));

        var other = scene.when(new DialogCommand.PostVisitorMessage(
                scene.by(Scene.VERA),
                Scene.CHANNEL,
                ChannelKind.WEB,
                null,
                null,
                "hallo",
                null,
                "de",
                null,
                null,
                List.of(),
                null,
                false,
                null));
        var transfer = scene.when(scene.transfers(Scene.VERA, new TransferTarget.ToLanguage("de")));

        assertThat(other).as("the message itself is welcome").isInstanceOf(Outcome.Accepted.class);
        assertThat(code(transfer)).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(scene.dialog().place().language()).isEqualTo("en");
    }

    @Test
    @Tag("W-42")
    @Tag("T-04")
    void anOperatorChangesItToALanguageThatSomebodySpeaks() {
        scene.when(scene.visitorWrites("hello"));

        var spoken = scene.when(scene.transfers(Scene.ANN, new TransferTarget.ToLanguage("de")));
        var unknown = scene.when(scene.transfers(Scene.ANN, new TransferTarget.ToLanguage("fi")));

        assertThat(spoken).isInstanceOf(Outcome.Accepted.class);
        assertThat(code(unknown)).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(scene.dialog().place().language()).isEqualTo("de");
    }

    @Test
    void urgencyGoesWithTheDialogIntoEveryQueue() {
        scene.when(scene.visitorWrites("hello"));
        assertThat(opening().priority()).isEqualTo(DialogPriority.NORMAL);
        scene.when(prioritises(Scene.ANN, DialogPriority.URGENT));
        scene.when(prioritises(Scene.ANN, DialogPriority.URGENT));
        scene.when(scene.takes(Scene.ANN));
        scene.when(scene.transfers(Scene.ANN, new TransferTarget.ToQueue()));

        assertThat(scene.all(DialogEvent.DialogPriorityChanged.class)).hasSize(1);
        assertThat(scene.last(DialogEvent.DialogQueued.class).priority()).isEqualTo(DialogPriority.URGENT);
        assertThat(code(scene.when(prioritises(Scene.VERA, DialogPriority.LOW))))
                .isEqualTo(ErrorCode.FORBIDDEN);
        scene.when(scene.closes(Scene.ANN));
        assertThat(code(scene.when(prioritises(Scene.ANN, DialogPriority.LOW)))).isEqualTo(ErrorCode.DIALOG_CLOSED);
    }

    private DialogCommand prioritises(Actor actor, DialogPriority priority) {
        return new DialogCommand.SetPriority(scene.by(actor), scene.dialogId(), priority);
    }

    private DialogCommand accepting(OperatorId host, String clientMessageId) {
        return new DialogCommand.PostVisitorMessage(
                scene.by(Scene.VERA),
                Scene.CHANNEL,
                ChannelKind.WEB,
                null,
                clientMessageId,
                "Yes, please",
                null,
                "en",
                null,
                null,
                List.of(),
                null,
                false,
                host);
    }

    private void requireSkills() {
        scene.happens(meta -> new DialogEvent.DialogQueued(
                meta, QueueReason.OPENED, null, "en", null, DialogPriority.NORMAL, Set.of("tax"), null));
    }

    private DialogCommand routes(Actor.Operator to) {
        return scene.routes(to, scene.dialog().place().queuedSequence());
    }

    private DialogEvent.DialogQueued opening() {
        return scene.last(DialogEvent.DialogQueued.class);
    }

    private static ErrorCode code(Outcome outcome) {
        return ((Outcome.Refused) outcome).code();
    }
}
