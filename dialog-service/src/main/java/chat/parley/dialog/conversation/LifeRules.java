package chat.parley.dialog.conversation;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.DialogCommand.CloseDialog;
import chat.parley.contracts.command.DialogCommand.ReopenDialog;
import chat.parley.contracts.command.DialogCommand.TimerDue;
import chat.parley.contracts.dialog.AssignmentCause;
import chat.parley.contracts.dialog.CloseReason;
import chat.parley.contracts.dialog.TimerKind;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.MessageId;
import org.jspecify.annotations.Nullable;

/** How a dialog ends, how it goes on after its end, and what time does to it. */
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
        judgement.happened(dialog.dialogId(), DialogEvent.DialogReopened::new);
        judgement.happened(
                dialog.dialogId(),
                meta -> new DialogEvent.OperatorAssigned(
                        meta, operator.operatorId(), operator.name(), AssignmentCause.REOPENED, null, null));
        return judgement.accept(null);
    }

    static Decision timerDue(Judgement judgement, TimerDue command) {
        if (!(judgement.meta().issuer() instanceof Actor.System)) {
            return judgement.forbidden("only the clock says that a timer is due");
        }
        Dialog dialog = judgement.open(command.dialogId());
        var timer = TimerPlan.of(judgement.present(), judgement.policy()).get(command.kind());
        if (dialog == null || !isDue(judgement, timer, command)) {
            return judgement.accept(null);
        }
        MessageId messageId = switch (command.kind()) {
            case TimerKind.FIRST_REPLY -> {
                MessageId busy = DerivedId.message(judgement.meta());
                judgement.happened(
                        dialog.dialogId(),
                        TimerPlan.FIRST_REPLY_TIMEOUT,
                        meta -> new DialogEvent.MessagePosted(
                                meta, busy, judgement.policy().busyText(), null, null));
                yield busy;
            }
            case TimerKind.IDLE -> {
                end(judgement, dialog, CloseReason.IDLE, judgement.meta().issuer());
                yield null;
            }
        };
        return judgement.accept(messageId);
    }

    /**
     * Whether the timer still stands as it was when it was set, and its time has come under today's policy. Asked of
     * the sender's own stamp: it saw the time come, and a slower clock here must not undo that.
     */
    private static boolean isDue(Judgement judgement, TimerPlan.@Nullable Timer timer, TimerDue command) {
        return timer != null
                && timer.generation() == command.generation()
                && !timer.due().isAfter(judgement.meta().at());
    }

    private static void end(Judgement judgement, Dialog dialog, CloseReason reason, Actor actor) {
        judgement.happened(
                dialog.dialogId(),
                actor,
                meta -> new DialogEvent.DialogClosed(
                        meta,
                        reason,
                        dialog.owner() == null ? null : dialog.owner().operatorId()));
    }
}
