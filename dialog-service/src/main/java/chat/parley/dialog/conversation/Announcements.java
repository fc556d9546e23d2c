package chat.parley.dialog.conversation;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.DialogCommand.AnnounceQueue;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.MessageId;
import java.time.Duration;
import java.time.Instant;

/** What the service says to visitors by itself, each as a message of the system. */
final class Announcements {
    private Announcements() {}

    /** Greets the visitor when their dialog has got its first operator; nothing for a blank text [W-21]. */
    static void greet(Judgement judgement, DialogId dialogId) {
        String greeting = judgement.policy().times().greeting();
        if (!greeting.isBlank()) {
            say(judgement, dialogId, Voice.GREETING, greeting);
        }
    }

    /**
     * Routing found nobody with room: the visitor is told once, if the dialog still waits by that queueing [W-45], and
     * its bot each time, whether or not there is a text for the visitor [J-08].
     */
    static Decision queue(Judgement judgement, AnnounceQueue command) {
        if (!(judgement.meta().issuer() instanceof Actor.System)) {
            return judgement.forbidden("only routing announces a queue");
        }
        Dialog dialog = judgement.open(command.dialogId());
        if (dialog == null) {
            return judgement.notOpen();
        }
        String text = judgement.policy().distribution().queueText();
        boolean waitsByIt =
                dialog.status() == DialogStatus.WAITING && dialog.place().queuedSequence() == command.queuedSequence();
        if (waitsByIt && dialog.origin().botId() != null) {
            judgement.happened(dialog.dialogId(), judgement.meta().issuer(), DialogEvent.OperatorsUnavailable::new);
        }
        boolean tells = waitsByIt && !dialog.told().queue() && !text.isBlank();
        return judgement.accept(tells ? say(judgement, dialog.dialogId(), Voice.QUEUE, text) : null);
    }

    /**
     * Answers what the visitor just wrote, where operators take dialogs by hand and nobody has this one yet; again only
     * after the hours the account sets, and only once for none [B-24].
     */
    static void autoreply(Judgement judgement) {
        Dialog dialog = judgement.present().dialog();
        var times = judgement.policy().times();
        if (dialog == null
                || dialog.owner() != null
                || dialog.withBot()
                || times.autoreply().isBlank()
                || judgement.policy().assignsAutomatically(dialog.place().departmentId())) {
            return;
        }
        Instant last = judgement.present().past().autorepliedAt();
        if (last == null || isOver(Duration.ofHours(times.autoreplyHours()), last, judgement.at())) {
            say(judgement, dialog.dialogId(), Voice.AUTOREPLY, times.autoreply());
        }
    }

    private static boolean isOver(Duration pause, Instant last, Instant now) {
        return pause.isPositive() && !now.isBefore(last.plus(pause));
    }

    /** Posts a text of the system. */
    static MessageId say(Judgement judgement, DialogId dialogId, Actor.System voice, String text) {
        MessageId messageId = DerivedId.message(voice, judgement.meta());
        judgement.happened(dialogId, voice, meta -> new DialogEvent.MessagePosted(meta, messageId, text, null, null));
        return messageId;
    }
}
