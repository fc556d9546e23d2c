package chat.parley.dialog.conversation;

import static chat.parley.dialog.conversation.Sayings.CHANNELS;
import static chat.parley.dialog.conversation.Sayings.accepted;
import static chat.parley.dialog.conversation.Sayings.file;
import static chat.parley.dialog.conversation.Sayings.refused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.outcome.Outcome;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who changes and takes back what. */
class ChangesTest {
    private final Scene scene = new Scene();
    private final Sayings sayings = new Sayings(scene);

    @ParameterizedTest(name = "{0} on the message of {1}, closed: {2} -> {3}")
    @CsvSource({
        "visitor, visitor, false, accepted",
        "visitor, ann, false, forbidden",
        "visitor, visitor, true, dialog-closed",
        "mallory, visitor, false, forbidden",
        "ann, ann, false, accepted",
        "ann, visitor, false, forbidden",
        "ann, ann, true, dialog-closed",
        "bob, ann, false, forbidden",
        "sue, ann, false, accepted",
        "sue, visitor, false, forbidden",
        "sue, greeting, false, forbidden",
        "sue, ann, true, dialog-closed",
        "channel, ann, false, forbidden",
        "channel, outside, true, accepted",
        "bot, ann, false, forbidden"
    })
    void authorsTheirOwnWhileTheDialogIsOpenAndSupervisorsEveryOperators(
            String who, String whose, boolean closed, String expected) {
        scene.policy = scene.policy.greeting("Welcome");
        scene.when(scene.visitorWrites("question"));
        MessageId question = scene.lastMessageId();
        scene.when(scene.answers(Scene.ANN, "answer"));
        MessageId answer = scene.lastMessageId();
        scene.when(sayings.outside("e9", "from outside"));
        MessageId outside = scene.lastMessageId();
        MessageId greeting = scene.all(DialogEvent.MessagePosted.class).get(1).messageId();
        if (closed) {
            scene.when(scene.closes(Scene.ANN));
        }
        MessageId message = switch (whose) {
            case "visitor" -> question;
            case "ann" -> answer;
            case "outside" -> outside;
            default -> greeting;
        };
        Actor actor = switch (who) {
            case "visitor" -> Scene.VERA;
            case "mallory" -> new Actor.Visitor(new VisitorId("mallory"), null);
            case "ann" -> Scene.ANN;
            case "bob" -> Scene.BOB;
            case "sue" -> Scene.SUE;
            case "bot" -> new Actor.Bot("helper", "Helper");
            default -> CHANNELS;
        };
        int before = scene.events.size();

        for (Outcome outcome : List.of(
                scene.when(sayings.edit(actor, message, "changed")), scene.when(sayings.delete(actor, message)))) {
            if (expected.equals("accepted")) {
                accepted(outcome);
            } else {
                refused(outcome, ErrorCode.of(expected));
            }
        }
        assertThat(scene.events).hasSize(before + (expected.equals("accepted") ? 2 : 0));
    }

    @Test
    void eachTextHasANumberAndWhatWasTakenBackStaysSo() {
        scene.when(scene.visitorWrites("helo"));
        MessageId message = scene.lastMessageId();

        scene.when(sayings.edit(Scene.VERA, message, "hello"));
        scene.when(sayings.edit(Scene.VERA, message, "Hello!"));

        assertThat(scene.all(DialogEvent.MessageEdited.class))
                .extracting(DialogEvent.MessageEdited::version)
                .containsExactly(2, 3);
        assertThat(scene.dialog().talk().last().text()).isEqualTo("Hello!");

        accepted(scene.when(sayings.delete(Scene.VERA, message)));

        assertThat(scene.dialog().talk().last().text()).isNull();
        refused(scene.when(sayings.edit(Scene.VERA, message, "again")), ErrorCode.NOT_FOUND);
        refused(scene.when(sayings.delete(Scene.VERA, message)), ErrorCode.NOT_FOUND);
        assertThat(scene.events).filteredOn(DialogEvent::visibleToVisitor).contains(scene.events.getLast());
    }

    @Test
    @Tag("N-20")
    void whatAVisitorEditsLeavesTheTextBeforeItInTheLogAndTheFilesAreStillThere() {
        scene.when(sayings.incoming("e1", "helo", List.of(file("f1", "desk.pdf")), null));

        accepted(scene.when(sayings.editElsewhere(Scene.VERA, "e1", "hello")));

        assertThat(scene.all(DialogEvent.MessagePosted.class)).singleElement().satisfies(first -> {
            assertThat(first.text()).isEqualTo("helo");
            assertThat(first.attachments()).hasSize(1);
        });
        assertThat(scene.last(DialogEvent.MessageEdited.class)).satisfies(edited -> {
            assertThat(edited.text()).isEqualTo("hello");
            assertThat(edited.version()).isEqualTo(2);
        });
        assertThat(scene.dialog().talk().last().text()).isEqualTo("hello");

        // Only who still has a file may say nothing any more.
        accepted(scene.when(sayings.editElsewhere(Scene.VERA, "e1", "")));

        assertThat(scene.dialog().talk().last().text()).isEqualTo("desk.pdf");
    }

    @Test
    void aProvidersVisitorsChangeTheirMessagesAtAnyTimeByTheProvidersId() {
        scene.when(sayings.incoming("e1", "old", List.of(), null));
        scene.when(scene.closes(Scene.ANN));
        scene.when(sayings.incoming("e2", "next dialog", List.of(), null));

        accepted(scene.when(sayings.editElsewhere(Scene.VERA, "e1", "older")));
        accepted(scene.when(sayings.deleteElsewhere(Scene.VERA, "e2")));

        assertThat(sayings.readable()).containsValue("older").doesNotContainValue("next dialog");
        assertThat(scene.last(DialogEvent.MessageEdited.class).meta().dialogId())
                .as("of the dialog the message is of")
                .isNotEqualTo(scene.dialogId());
        refused(scene.when(sayings.editElsewhere(Scene.VERA, "e3", "never came")), ErrorCode.NOT_FOUND);
    }

    @Test
    void onlyAMessageWithAFileMayLoseItsText() {
        scene.when(sayings.incoming("e1", "see", List.of(file("a1", "a.pdf")), null));
        accepted(scene.when(sayings.editElsewhere(Scene.VERA, "e1", "")));
        assertThat(scene.dialog().talk().last().text()).isEqualTo("a.pdf");

        scene.when(sayings.incoming("e2", "see", List.of(), null));
        refused(scene.when(sayings.editElsewhere(Scene.VERA, "e2", " ")), ErrorCode.INVALID_TEXT);
    }

    @Test
    void anEarlierMessageChangesNothingInLists() {
        scene.when(scene.visitorWrites("first"));
        MessageId first = scene.lastMessageId();
        scene.when(scene.visitorWrites("second"));

        scene.when(sayings.delete(Scene.VERA, first));

        assertThat(scene.dialog().talk().last().text()).isEqualTo("second");
    }

    @Test
    @Tag("T-05")
    void notesAreNotFound() {
        scene.when(scene.visitorWrites("hello"));
        var note = (Outcome.Accepted)
                scene.when(new DialogCommand.PostNote(scene.by(Scene.ANN), scene.dialogId(), "n1", "secret"));

        refused(scene.when(sayings.edit(Scene.ANN, note.messageId(), "public")), ErrorCode.NOT_FOUND);
        refused(scene.when(sayings.delete(Scene.VERA, note.messageId())), ErrorCode.NOT_FOUND);
    }
}
