package chat.parley.dialog.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.CommandMeta;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.MessageStatus;
import chat.parley.contracts.dialog.VisitorCard;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.event.EventMeta;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.outcome.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is written, what is a repeat of it, and how far it got. */
class MessagesTest {
    private final Scene scene = new Scene();

    @Test
    @Tag("N-18")
    void aHundredFirstMessagesOpenOneDialog() {
        for (int i = 0; i < 100; i++) {
            scene.when(scene.visitorWrites("message " + i));
        }

        assertThat(scene.happened()).filteredOn("DialogOpened"::equals).hasSize(1);
        assertThat(scene.happened()).filteredOn("MessagePosted"::equals).hasSize(100);
        assertThat(scene.dialog().talk().unanswered()).isEqualTo(100);
    }

    @Test
    @Tag("T-03")
    void listsShowWhatPeopleSaidAndNotWhatIsSentAutomaticallyAfterIt() {
        scene.policy = scene.policy.greeting("Welcome");
        scene.when(scene.visitorWrites("hello"));
        scene.when(scene.takes(Scene.ANN));

        assertThat(scene.said(Voice.GREETING)).containsExactly("Welcome");
        assertThat(scene.dialog().talk().last().text()).isEqualTo("hello");
    }

    @Test
    @Tag("N-01")
    void visitorsHaveNumbersOfTheirOwnWithoutGapsForNotes() {
        scene.when(scene.visitorWrites("hello"));
        scene.when(new DialogCommand.PostNote(scene.by(Scene.ANN), scene.dialogId(), "n1", "a regular"));
        scene.when(scene.answers(Scene.ANN, "hi"));

        assertThat(scene.events.stream().map(event -> event.meta().sequence())).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(scene.events.stream().map(event -> event.meta().visitorSequence()))
                .containsExactly(1L, 2L, 3L, null, 4L, 5L);
    }

    @Test
    @Tag("P-16")
    void aSystemLeavesANoteForOperatorsAndAVisitorOrABotNone() {
        scene.when(scene.visitorWrites("hello"));
        var crm = new Actor.System("crm");

        var noted = scene.when(new DialogCommand.PostNote(scene.by(crm), scene.dialogId(), "c1", "solved"));
        var again = scene.when(new DialogCommand.PostNote(scene.by(crm), scene.dialogId(), "c1", "solved"));
        var bot = new Actor.Bot("bot", "Robot");
        var refused = scene.when(new DialogCommand.PostNote(scene.by(bot), scene.dialogId(), "b1", "psst"));

        assertThat(noted).isInstanceOf(Outcome.Accepted.class);
        assertThat(((Outcome.Accepted) again).messageId()).isEqualTo(((Outcome.Accepted) noted).messageId());
        assertThat(((Outcome.Refused) refused).code()).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(scene.all(DialogEvent.NotePosted.class)).singleElement().satisfies(note -> {
            assertThat(note.meta().actor()).isEqualTo(crm);
            assertThat(note.visibleToVisitor()).isFalse();
        });
    }

    @Test
    @Tag("T-05")
    void aNoteMayFollowTheEndOfADialog() {
        scene.when(scene.visitorWrites("hello"));
        scene.when(scene.closes(Scene.ANN));

        var outcome = scene.when(new DialogCommand.PostNote(scene.by(Scene.BOB), scene.dialogId(), "n1", "call back"));

        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        assertThat(scene.events.getLast().visibleToVisitor()).isFalse();
    }

    @Test
    @Tag("N-02")
    void theProvidersRepeatUnderAnotherCommandIsAnsweredWithTheFirstMessage() {
        var first = scene.when(scene.visitorWrites(scene.by(Scene.VERA), "ext-1", null, "hello"));
        var repeat = scene.when(scene.visitorWrites(scene.by(Scene.VERA), "ext-1", null, "hello"));

        assertThat(((Outcome.Accepted) repeat).messageId()).isEqualTo(((Outcome.Accepted) first).messageId());
        assertThat(scene.happened()).filteredOn("MessagePosted"::equals).hasSize(1);
    }

    @Test
    @Tag("N-02")
    void anOldKeyWithOtherContentIsRefused() {
        scene.when(scene.visitorWrites(scene.by(Scene.VERA), null, "own-1", "hello"));
        var other = scene.when(scene.visitorWrites(scene.by(Scene.VERA), null, "own-1", "good-bye"));
        scene.when(scene.answers(Scene.ANN, "a1", "hi"));
        var answer = scene.when(scene.answers(Scene.ANN, "a1", "something else"));
        var note = scene.when(new DialogCommand.PostNote(scene.by(Scene.ANN), scene.dialogId(), "a1", "hi"));

        assertThat(List.of(other, answer, note))
                .allSatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Outcome.Refused.class,
                                refused -> assertThat(refused.code()).isEqualTo(ErrorCode.KEY_REUSED)));
    }

    @Test
    @Tag("N-02")
    void aRepeatedAnswerIsKnownEvenAfterTheDialogWasClosed() {
        scene.when(scene.visitorWrites("hello"));
        var first = scene.when(scene.answers(Scene.ANN, "a1", "hi"));
        scene.when(scene.closes(Scene.ANN));

        var repeat = scene.when(scene.answers(Scene.ANN, "a1", "hi"));

        assertThat(((Outcome.Accepted) repeat).messageId()).isEqualTo(((Outcome.Accepted) first).messageId());
    }

    @Test
    @Tag("N-17")
    void anyOrderOfReceiptsEndsInTheSameStatus() {
        scene.when(scene.visitorWrites("hello"));
        scene.when(scene.answers(Scene.ANN, "hi"));
        var messageId = scene.lastMessageId();
        var receipts = new ArrayList<>(List.of(MessageStatus.values()));
        Collections.shuffle(receipts, new Random(7));

        receipts.forEach(status ->
                scene.when(new DialogCommand.RecordMessageStatus(scene.by(Scene.ROUTING), messageId, status, null)));

        assertThat(scene.memory.message(messageId).status()).isEqualTo(MessageStatus.READ);
    }

    @Test
    @Tag("N-17")
    void aReceiptAppliesAfterTheDialogWasClosedAndAnotherOpened() {
        scene.when(scene.visitorWrites("hello"));
        scene.when(scene.answers(Scene.ANN, "hi"));
        var old = scene.dialogId();
        var messageId = scene.lastMessageId();
        scene.when(scene.closes(Scene.ANN));
        scene.when(scene.visitorWrites("again"));

        scene.when(new DialogCommand.RecordMessageStatus(
                scene.by(Scene.ROUTING), messageId, MessageStatus.DELIVERED, null));

        assertThat(scene.events.getLast()).isInstanceOf(DialogEvent.MessageStatusChanged.class);
        assertThat(scene.events.getLast().meta().dialogId()).isEqualTo(old);
    }

    @Test
    void readingGoesForwardOnly() {
        scene.when(scene.visitorWrites("one"));
        MessageId one = scene.lastMessageId();
        scene.when(scene.visitorWrites("two"));
        MessageId two = scene.lastMessageId();

        scene.when(new DialogCommand.AdvanceRead(scene.by(Scene.ANN), scene.dialogId(), two));
        var back = scene.when(new DialogCommand.AdvanceRead(scene.by(Scene.ANN), scene.dialogId(), one));
        scene.when(new DialogCommand.AdvanceRead(scene.by(Scene.BOB), scene.dialogId(), one));

        assertThat(back).isInstanceOf(Outcome.Accepted.class);
        assertThat(scene.happened()).filteredOn("ReadAdvanced"::equals).hasSize(2);
    }

    @Test
    @Tag("U-12")
    void theVisitorsCardNamesThemFromNowOn() {
        scene.when(scene.visitorWrites("hello"));

        scene.when(card("Vera Petrova"));

        assertThat(scene.dialog().origin().visitorName()).isEqualTo("Vera Petrova");
    }

    @Test
    @Tag("P-21")
    void anotherAccountsConversationDoesNotExist() {
        scene.when(scene.visitorWrites("hello"));
        var foreign = new CommandMeta(
                new CommandId("x"), new AccountId("rival"), scene.conversation.conversationId(), Scene.SUE, scene.now);

        var outcome = scene.when(new DialogCommand.TakeDialog(foreign, scene.dialogId()));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(ErrorCode.NOT_FOUND);
            assertThat(refused.sequence()).isZero();
            assertThat(refused.presentDialogId()).isNull();
        });
    }

    @Test
    void anAccountThatDoesNotExistIsRefused() {
        var command = scene.visitorWrites("hello");

        var decision = scene.conversation.decide(command, scene.memory, null, scene.now);

        assertThat(decision.outcome())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }

    @Test
    void timeIsTheEdgesButNeverBackwardsAndNeverAhead() {
        Instant start = scene.now;
        scene.when(scene.visitorWrites("now"));
        scene.when(scene.visitorWrites(stamped(start.minusSeconds(60)), null, null, "an edge whose clock is late"));
        scene.when(scene.visitorWrites(stamped(start.plusSeconds(60)), null, null, "an edge whose clock is ahead"));
        scene.now = start.plusSeconds(10);
        scene.when(scene.visitorWrites(stamped(start.plusSeconds(4)), null, null, "waited in the queue for 6 s"));

        assertThat(scene.events.stream()
                        .filter(DialogEvent.MessagePosted.class::isInstance)
                        .map(DialogEvent::meta)
                        .map(EventMeta::at))
                .containsExactly(start, start, start, start.plusSeconds(4));
    }

    @Test
    void whoWaitsIsKnownBySinceWhen() {
        Instant start = scene.now;
        scene.when(scene.visitorWrites("hello"));
        scene.after(Duration.ofSeconds(5)).when(scene.visitorWrites("anybody?"));
        assertThat(scene.dialog().talk().waitingSince()).isEqualTo(start);

        scene.when(scene.answers(Scene.ANN, "yes"));
        assertThat(scene.dialog().talk().waitingSince()).isNull();

        scene.after(Duration.ofSeconds(5)).when(scene.visitorWrites("good"));
        assertThat(scene.dialog().talk().waitingSince()).isEqualTo(start.plusSeconds(10));
    }

    @Test
    void replayingTheEventsGivesTheStateAndTheSameIds() {
        scene.when(scene.visitorWrites("hello"));
        scene.when(scene.answers(Scene.ANN, "hi"));
        var twin = new Scene();
        twin.when(twin.visitorWrites("hello"));
        twin.when(twin.answers(Scene.ANN, "hi"));

        var replayed = Conversation.fresh(Scene.ACCOUNT, new ConversationId("c1"));
        for (DialogEvent event : scene.events) {
            replayed = replayed.apply(event);
        }

        assertThat(replayed).isEqualTo(scene.conversation);
        assertThat(twin.events).isEqualTo(scene.events);
    }

    private DialogCommand card(String name) {
        return new DialogCommand.SetVisitorCard(
                scene.by(Scene.VERA), new VisitorCard(name, List.of(), List.of()), null);
    }

    private CommandMeta stamped(Instant at) {
        var meta = scene.by(Scene.VERA);
        return new CommandMeta(meta.commandId(), meta.accountId(), meta.conversationId(), meta.issuer(), at);
    }
}
