package chat.parley.dialog.conversation;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.DialogCommand.CloseDialog;
import chat.parley.contracts.command.DialogCommand.ReopenDialog;
import chat.parley.contracts.dialog.AssignmentCause;
import chat.parley.contracts.dialog.CloseReason;
import chat.parley.contracts.dialog.DialogOutcome;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.event.DialogEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a dialog ends, and how it goes on after its end. */
final class LifeRules {
    private LifeRules() {}

    static Decision close(Judgement judgement, CloseDialog command) {
        Dialog dialog = judgement.open(command.dialogId());
        if (dialog == null) {
            return judgement.notOpen();
        }
        Dialog.Owner owner = dialog.owner();
        CloseReason reason = command.reason();
        switch (judgement.meta().issuer()) {
            case Actor.Visitor visitor -> {
                if (judgement.foreignVisitor(dialog)) {
                    return judgement.forbidden("the dialog is another visitor's");
                }
                reason = CloseReason.BY_VISITOR;
            }
            case Actor.Operator operator -> {
                if (owner != null && !dialog.ownedBy(operator.operatorId()) && !judgement.supervises()) {
                    return judgement.ownedBy(owner);
                }
                if (dialog.marks().category() == null && judgement.policy().categoryRequired()) {
                    return judgement.refuse(
                            ErrorCode.CATEGORY_REQUIRED,
                            "the account wants a category for every dialog that is closed");
                }
                reason = CloseReason.BY_OPERATOR;
            }
            case Actor.Bot bot -> {
                if (owner != null) {
                    return judgement.ownedBy(owner);
                }
            }
            case Actor.System system -> {}
        }
        end(judgement, dialog, reason, judgement.meta().issuer());
        return judgement.accept(null);
    }

    static Decision reopen(Judgement judgement, ReopenDialog command) {
        Actor.Operator operator = judgement.operator();
        if (operator == null) {
            return judgement.forbidden("only an operator opens a dialog again");
        }
        Dialog dialog = judgement.present().dialog();
        if (dialog != null && dialog.open()) {
            return judgement.refuse(ErrorCode.DIALOG_OPEN, "a dialog of the conversation is open");
        }
        if (dialog == null || !dialog.dialogId().equals(command.dialogId())) {
            return judgement.notOpen();
        }
        if (dialog.ended()) {
            return judgement.refuse(ErrorCode.DIALOG_CLOSED, "the dialog is over for both sides");
        }
        judgement.happened(dialog.dialogId(), DialogEvent.DialogReopened::new);
        OwnerRules.give(
                judgement, dialog, operator.operatorId(), operator.name(), AssignmentCause.REOPENED, null, null);
        return judgement.accept(null);
    }

    /** Closes an open dialog, says what became of it, and ends it where the visitor is through with it too. */
    static void end(Judgement judgement, Dialog dialog, CloseReason reason, Actor actor) {
        Life life = dialog.life();
        judgement.happened(
                dialog.dialogId(),
                actor,
                meta -> new DialogEvent.DialogClosed(
                        meta,
                        reason,
                        OwnerRules.previous(dialog),
                        outcome(judgement, dialog, meta.at()),
                        life.waitedSeconds(meta.at())));
        endIfOver(judgement, actor);
    }

    /** Nobody is missed or refused who came while nobody was there; null then. */
    private static @Nullable DialogOutcome outcome(Judgement judgement, Dialog dialog, Instant now) {
        Life life = dialog.life();
        return dialog.origin().offline() && life.answeredAt() == null
                ? null
                : life.outcome(now, judgement.policy().times().refusalSeconds());
    }

    /**
     * Ends a closed dialog when both sides are through with it: nobody can write in it any more, and the visitor has
     * done with it or is given no time to [W-60, W-61]. From then on it cannot be opened again.
     */
    static void endIfOver(Judgement judgement, Actor actor) {
        Dialog dialog = judgement.present().dialog();
        if (dialog != null
                && dialog.lingers()
                && (dialog.visitorIsThrough() || judgement.policy().times().readGraceHours() <= 0)) {
            judgement.happened(dialog.dialogId(), actor, DialogEvent.DialogEnded::new);
        }
    }

    /** The visitor begins a new dialog: whatever there was to read in the last one, it is over. */
    static void endForNext(Judgement judgement) {
        Dialog dialog = judgement.present().dialog();
        if (dialog != null && dialog.lingers()) {
            judgement.happened(dialog.dialogId(), DialogEvent.DialogEnded::new);
        }
    }
}
