package chat.parley.dialog.conversation;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.actor.Role;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.command.DialogCommand.EraseDialog;
import chat.parley.contracts.command.DialogCommand.EraseVisitor;
import chat.parley.contracts.dialog.CloseReason;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.VisitorId;
import java.util.List;
import java.util.TreeSet;

/** Who may have a visitor or a dialog forgotten, and when [N-24, P-20]. */
final class ErasureRules {
    private ErasureRules() {}

    /** Whether the command erases; no automation looks at what that does. */
    static boolean erases(DialogCommand command) {
        return command instanceof EraseVisitor || command instanceof EraseDialog;
    }

    /** An open dialog is closed first: who asks to be forgotten often does so while they write. */
    static Decision visitor(Judgement judgement, EraseVisitor command) {
        if (!mayErase(judgement)) {
            return judgement.forbidden("only an administrator has a visitor forgotten");
        }
        Conversation present = judgement.present();
        Dialog dialog = present.dialog();
        VisitorId visitor =
                dialog == null ? command.visitorId() : dialog.origin().visitorId();
        if (present.sequence() == 0
                || (command.visitorId() != null && !command.visitorId().equals(visitor))) {
            return judgement.refuse(ErrorCode.NOT_FOUND, "the conversation has nothing of this visitor");
        }
        if (dialog != null && dialog.open()) {
            if (judgement.operator() == null) {
                return judgement.refuse(ErrorCode.DIALOG_OPEN, "only a person has a visitor forgotten who is writing");
            }
            LifeRules.end(
                    judgement, dialog, CloseReason.BY_OPERATOR, judgement.meta().issuer());
        }
        LifeRules.endForNext(judgement);
        judgement.happened(
                judgement.concerned(), meta -> new DialogEvent.VisitorErased(meta, visitor, dialogs(judgement)));
        return judgement.accept(null);
    }

    static Decision dialog(Judgement judgement, EraseDialog command) {
        if (!mayErase(judgement)) {
            return judgement.forbidden("only the account's own rule has a dialog forgotten");
        }
        Dialog dialog = judgement.present().dialog();
        if (dialog == null) {
            return judgement.refuse(ErrorCode.NOT_FOUND, "the conversation has no dialog yet");
        }
        if (!dialogs(judgement).contains(command.dialogId())) {
            return judgement.refuse(ErrorCode.NOT_FOUND, "the conversation has no such dialog");
        }
        if (dialog.dialogId().equals(command.dialogId())) {
            if (dialog.open()) {
                return judgement.refuse(ErrorCode.DIALOG_OPEN, "the dialog is open");
            }
            LifeRules.endForNext(judgement);
        }
        judgement.happened(command.dialogId(), meta -> new DialogEvent.DialogErased(meta, command.files()));
        return judgement.accept(command.dialogId(), null);
    }

    /** All the conversation has had, those that this batch began included. */
    private static List<DialogId> dialogs(Judgement judgement) {
        var all = new TreeSet<>(judgement.memory().dialogs());
        Dialog dialog = judgement.present().dialog();
        if (dialog != null) {
            all.add(dialog.dialogId());
        }
        return List.copyOf(all);
    }

    private static boolean mayErase(Judgement judgement) {
        return switch (judgement.meta().issuer()) {
            case Actor.Operator operator -> operator.role().includes(Role.ADMINISTRATOR);
            case Actor.System system -> true;
            case Actor.Visitor visitor -> false;
            case Actor.Bot bot -> false;
        };
    }
}
