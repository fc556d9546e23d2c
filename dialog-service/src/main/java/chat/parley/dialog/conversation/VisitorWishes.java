package chat.parley.dialog.conversation;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.DialogCommand.RateDialog;
import chat.parley.contracts.command.DialogCommand.SendTranscript;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.OperatorId;
import org.jspecify.annotations.Nullable;

/** What visitors may want of a dialog besides being answered, also once it is closed and over. */
final class VisitorWishes {
    /** How often a visitor may have the messages of one dialog sent. */
    static final int MOST_TRANSCRIPTS = 5;

    private VisitorWishes() {}

    /** The mark is for whoever has the dialog, or had it last; again is a change [U-08]. */
    static Decision rate(Judgement judgement, RateDialog command) {
        if (!(judgement.meta().issuer() instanceof Actor.Visitor)) {
            return judgement.forbidden("only a visitor rates");
        }
        Dialog dialog = last(judgement, command.dialogId());
        if (dialog == null) {
            return judgement.notOpen();
        }
        if (judgement.foreignVisitor(dialog)) {
            return judgement.forbidden("the dialog is another visitor's");
        }
        OperatorId operator = rated(judgement, dialog);
        if (operator == null) {
            return judgement.refuse(ErrorCode.DIALOG_NOT_OWNED, "no operator has had the dialog");
        }
        judgement.happened(
                dialog.dialogId(),
                meta -> new DialogEvent.DialogRated(meta, command.mark(), command.comment(), operator));
        return judgement.accept(null);
    }

    private static @Nullable OperatorId rated(Judgement judgement, Dialog dialog) {
        OperatorId owner = OwnerRules.previous(dialog);
        if (owner != null) {
            return owner;
        }
        // It is the last dialog, so whoever had one last had this one, if anybody had.
        return dialog.told().assigned() ? judgement.present().past().lastOwner() : null;
    }

    /** Also for operators, who are not counted [U-06, W-50]. */
    static Decision transcript(Judgement judgement, SendTranscript command) {
        Dialog dialog = last(judgement, command.dialogId());
        if (dialog == null) {
            return judgement.notOpen();
        }
        switch (judgement.meta().issuer()) {
            case Actor.Visitor visitor -> {
                if (judgement.foreignVisitor(dialog)) {
                    return judgement.forbidden("the dialog is another visitor's");
                }
                if (dialog.told().transcripts() >= MOST_TRANSCRIPTS) {
                    return judgement.refuse(
                            ErrorCode.RATE_LIMITED, "the dialog was sent " + MOST_TRANSCRIPTS + " times already");
                }
            }
            case Actor.Operator operator -> {}
            case Actor.Bot bot -> {
                return judgement.forbidden("a bot sends no transcripts");
            }
            case Actor.System system -> {
                return judgement.forbidden("the system sends no transcripts by itself");
            }
        }
        judgement.happened(dialog.dialogId(), meta -> new DialogEvent.TranscriptRequested(meta, command.email()));
        return judgement.accept(null);
    }

    private static @Nullable Dialog last(Judgement judgement, DialogId dialogId) {
        Dialog dialog = judgement.present().dialog();
        return dialog != null && dialog.dialogId().equals(dialogId) ? dialog : null;
    }
}
