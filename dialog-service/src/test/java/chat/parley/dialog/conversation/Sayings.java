package chat.parley.dialog.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.AttachmentId;
import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.message.Attachment;
import chat.parley.contracts.message.AttachmentKind;
import chat.parley.contracts.outcome.Outcome;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is said in a scene besides plain text, and how it reads in the end. */
final class Sayings {
    static final Actor.System CHANNELS = new Actor.System("channel-ingest");

    private final Scene scene;
    private int written;

    Sayings(Scene scene) {
        this.scene = scene;
    }

    static Attachment file(String id, String name) {
        return new Attachment(
                new AttachmentId(id), AttachmentKind.FILE, name, "application/pdf", 1_024, null, null, null);
    }

    /** What a visitor writes who came by a provider. */
    DialogCommand.PostVisitorMessage incoming(String external, String text, List<Attachment> files, MessageId replyTo) {
        return new DialogCommand.PostVisitorMessage(
                scene.by(Scene.VERA),
                Scene.CHANNEL,
                ChannelKind.WEB,
                external,
                null,
                text,
                null,
                "en",
                null,
                null,
                files,
                replyTo,
                false,
                null);
    }

    /** What a visitor leaves while nobody is there. */
    DialogCommand.PostVisitorMessage left(String text) {
        return new DialogCommand.PostVisitorMessage(
                scene.by(Scene.VERA),
                Scene.CHANNEL,
                ChannelKind.WEB,
                null,
                null,
                text,
                null,
                "en",
                null,
                null,
                List.of(),
                null,
                true,
                null);
    }

    DialogCommand.PostOperatorMessage answer(Actor author, String text, List<Attachment> files, MessageId replyTo) {
        return new DialogCommand.PostOperatorMessage(
                scene.by(author), scene.dialogId(), "a" + ++written, text, files, replyTo, List.of());
    }

    DialogCommand.PostOutsideReply outside(String external, String text) {
        return outside(CHANNELS, external, text);
    }

    DialogCommand.PostOutsideReply outside(Actor issuer, String external, String text) {
        return new DialogCommand.PostOutsideReply(
                scene.by(issuer),
                Scene.CHANNEL,
                ChannelKind.WEB,
                Scene.VISITOR,
                "Vera",
                external,
                "Shop",
                text,
                List.of(),
                "en");
    }

    DialogCommand.EditMessage edit(Actor actor, MessageId message, String text) {
        return new DialogCommand.EditMessage(scene.by(actor), message, null, text);
    }

    DialogCommand.EditMessage editElsewhere(Actor actor, String external, String text) {
        return new DialogCommand.EditMessage(scene.by(actor), null, external, text);
    }

    DialogCommand.DeleteMessage delete(Actor actor, MessageId message) {
        return new DialogCommand.DeleteMessage(scene.by(actor), message, null);
    }

    DialogCommand.DeleteMessage deleteElsewhere(Actor actor, String external) {
        return new DialogCommand.DeleteMessage(scene.by(actor), null, external);
    }

    /** The text of each message as it reads now, deleted ones left out. */
    Map<MessageId, String> readable() {
        Map<MessageId, String> texts = scene.all(DialogEvent.MessagePosted.class).stream()
                .collect(Collectors.toMap(DialogEvent.MessagePosted::messageId, DialogEvent.MessagePosted::text));
        for (DialogEvent event : scene.events) {
            if (event instanceof DialogEvent.MessageEdited edited) {
                texts.put(edited.messageId(), edited.text());
            } else if (event instanceof DialogEvent.MessageDeleted deleted) {
                texts.remove(deleted.messageId());
            }
        }
        return texts;
    }

    static void refused(Outcome outcome, ErrorCode code) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    static void accepted(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    }
}
