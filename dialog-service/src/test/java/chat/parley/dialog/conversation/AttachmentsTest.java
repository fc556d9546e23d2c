package chat.parley.dialog.conversation;

import static chat.parley.dialog.conversation.Sayings.accepted;
import static chat.parley.dialog.conversation.Sayings.file;
import static chat.parley.dialog.conversation.Sayings.refused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.outcome.Outcome;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Messages that are more than text, and messages that answer another one. */
class AttachmentsTest {
    private final Scene scene = new Scene();
    private final Sayings sayings = new Sayings(scene);

    @Test
    void areToldWithTheirMessageAndNameItInListsWhereItHasNoText() {
        scene.when(sayings.incoming("e1", "", List.of(file("a1", "Счёт.pdf"), file("a2", "b.pdf")), null));

        assertThat(scene.last(DialogEvent.MessagePosted.class).attachments())
                .extracting(attachment -> attachment.name())
                .containsExactly("Счёт.pdf", "b.pdf");
        assertThat(scene.dialog().talk().last().text()).isEqualTo("Счёт.pdf");

        scene.when(sayings.answer(Scene.ANN, "Thank you", List.of(file("a3", "c.pdf")), null));

        assertThat(scene.last(DialogEvent.MessagePosted.class).attachments()).hasSize(1);
        assertThat(scene.dialog().talk().last().text()).isEqualTo("Thank you");
    }

    @Test
    @Tag("N-02")
    void belongToWhatARepeatIsKnownByButNotTheIdsTheyWereStoredUnder() {
        var first = scene.when(sayings.incoming("e1", "look", List.of(file("a1", "a.pdf")), null));
        var again = scene.when(sayings.incoming("e1", "look", List.of(file("a9", "a.pdf")), null));

        assertThat(((Outcome.Accepted) again).messageId()).isEqualTo(((Outcome.Accepted) first).messageId());
        refused(scene.when(sayings.incoming("e1", "look", List.of(file("a1", "b.pdf")), null)), ErrorCode.KEY_REUSED);
        refused(scene.when(sayings.incoming("e1", "look", List.of(), null)), ErrorCode.KEY_REUSED);
        assertThat(scene.all(DialogEvent.MessagePosted.class)).hasSize(1);
    }

    @Test
    void anAnswerNamesAMessageOfTheConversation() {
        scene.when(scene.visitorWrites("hello"));
        MessageId hello = scene.lastMessageId();

        accepted(scene.when(sayings.answer(Scene.ANN, "hi", List.of(), hello)));
        assertThat(scene.last(DialogEvent.MessagePosted.class).replyTo()).isEqualTo(hello);
        accepted(scene.when(sayings.incoming("e2", "and", List.of(), scene.lastMessageId())));

        var elsewhere = new MessageId("elsewhere");
        refused(scene.when(sayings.answer(Scene.ANN, "hi", List.of(), elsewhere)), ErrorCode.INVALID_REQUEST);
        refused(scene.when(sayings.incoming("e3", "hi", List.of(), elsewhere)), ErrorCode.INVALID_REQUEST);
    }

    @Test
    @Tag("T-05")
    void nobodyAnswersANote() {
        scene.when(scene.visitorWrites("hello"));
        var note = (Outcome.Accepted)
                scene.when(new DialogCommand.PostNote(scene.by(Scene.ANN), scene.dialogId(), "n1", "a regular"));

        refused(scene.when(sayings.incoming("e2", "what?", List.of(), note.messageId())), ErrorCode.INVALID_REQUEST);
    }
}
