package chat.parley.dialog.conversation;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.DialogCommand.AssignOperator;
import chat.parley.contracts.command.DialogCommand.RequeueDialog;
import chat.parley.contracts.command.DialogCommand.TakeDialog;
import chat.parley.contracts.command.DialogCommand.TransferDialog;
import chat.parley.contracts.dialog.AssignmentCause;
import chat.parley.contracts.dialog.LimitPassed;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.dialog.TransferTarget;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.event.EventMeta;
import chat.parley.contracts.id.DecisionId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.OperatorId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who owns a dialog: never two, and always for a reason. */
final class OwnerRules {
    private OwnerRules() {}

    static Decision assign(Judgement judgement, AssignOperator command) {
        if (!(judgement.meta().issuer() instanceof Actor.System)) {
            return judgement.forbidden("only routing assigns");
        }
        Dialog dialog = judgement.open(command.dialogId());
        if (dialog == null) {
            return judgement.notOpen();
        }
        if (dialog.owner() != null) {
            return judgement.ownedBy(dialog.owner());
        }
        if (dialog.place().queuedSequence() != command.queuedSequence()) {
            return judgement.refuse(
                    ErrorCode.STALE_DECISION, "the dialog was queued again after this assignment was decided");
        }
        give(
                judgement,
                dialog,
                command.operatorId(),
                command.operatorName(),
                AssignmentCause.AUTOMATIC,
                null,
                command.decisionId());
        return judgement.accept(null);
    }

    static Decision take(Judgement judgement, TakeDialog command) {
        Actor.Operator operator = judgement.operator();
        if (operator == null) {
            return judgement.forbidden("only an operator takes a dialog");
        }
        Dialog dialog = judgement.open(command.dialogId());
        if (dialog == null) {
            return judgement.notOpen();
        }
        if (dialog.ownedBy(operator.operatorId())) {
            return judgement.accept(null);
        }
        Dialog.Owner owner = dialog.owner();
        if (owner != null && !judgement.supervises()) {
            return judgement.ownedBy(owner);
        }
        Decision refusal = takeOver(judgement, dialog, operator, AssignmentCause.TAKEN);
        return refusal == null ? judgement.accept(null) : refusal;
    }

    /**
     * The issuer takes the dialog themselves. Beyond their limit they do only where the account lets them, and then the
     * event says so; the refusal otherwise, null when the dialog is theirs.
     */
    static @Nullable Decision takeOver(
            Judgement judgement, Dialog dialog, Actor.Operator operator, AssignmentCause cause) {
        Decision refusal = own(judgement, dialog, operator, cause);
        if (refusal == null) {
            greetOnce(judgement, dialog);
        }
        return refusal;
    }

    /** As {@link #takeOver}, of a dialog that the issuer opened: they say the first word, no greeting does [N-28]. */
    static @Nullable Decision begin(Judgement judgement, DialogId opened, Actor.Operator operator) {
        Dialog dialog = Objects.requireNonNull(judgement.open(opened));
        return own(judgement, dialog, operator, AssignmentCause.TAKEN);
    }

    private static @Nullable Decision own(
            Judgement judgement, Dialog dialog, Actor.Operator operator, AssignmentCause cause) {
        LimitPassed passed = Limits.passed(judgement, dialog);
        if (Limits.forbid(judgement, passed)) {
            return judgement.limitReached();
        }
        OperatorId id = operator.operatorId();
        OperatorId previous = previous(dialog);
        judgement.happened(
                dialog.dialogId(),
                operator,
                meta -> assigned(judgement, meta, id, operator.name(), cause, previous, null, passed));
        return null;
    }

    static Decision transfer(Judgement judgement, TransferDialog command) {
        Actor.Operator operator = judgement.operator();
        if (operator == null) {
            return judgement.forbidden("only an operator sends a dialog on");
        }
        Dialog dialog = judgement.open(command.dialogId());
        if (dialog == null) {
            return judgement.notOpen();
        }
        Dialog.Owner owner = dialog.owner();
        if (owner != null && !dialog.ownedBy(operator.operatorId()) && !judgement.supervises()) {
            return judgement.ownedBy(owner);
        }
        var place = dialog.place();
        return switch (command.target()) {
            case TransferTarget.ToOperator to -> toOperator(judgement, dialog, to);
            case TransferTarget.ToDepartment to ->
                judgement.policy().hasDepartment(to.departmentId())
                        ? toQueue(judgement, dialog, to.departmentId(), place.language())
                        : judgement.refuse(ErrorCode.NOT_FOUND, "the account has no such department");
            case TransferTarget.ToLanguage to ->
                judgement.policy().speaks(to.language())
                        ? toQueue(judgement, dialog, place.departmentId(), to.language())
                        : judgement.refuse(ErrorCode.NOT_FOUND, "nobody in the account speaks this language");
            case TransferTarget.ToQueue to -> toQueue(judgement, dialog, place.departmentId(), place.language());
            case TransferTarget.ToBot to -> BotRules.giveBack(judgement, dialog);
        };
    }

    private static Decision toOperator(Judgement judgement, Dialog dialog, TransferTarget.ToOperator to) {
        if (!judgement.policy().hasOperator(to.operatorId())) {
            return judgement.refuse(ErrorCode.NOT_FOUND, "the account has no such operator");
        }
        if (!dialog.ownedBy(to.operatorId())) {
            give(judgement, dialog, to.operatorId(), to.name(), AssignmentCause.TRANSFERRED, previous(dialog), null);
        }
        return judgement.accept(null);
    }

    private static Decision toQueue(
            Judgement judgement, Dialog dialog, @Nullable DepartmentId departmentId, String language) {
        queue(
                judgement,
                dialog,
                QueueReason.TRANSFERRED,
                departmentId,
                language,
                judgement.meta().issuer());
        return judgement.accept(null);
    }

    static Decision requeue(Judgement judgement, RequeueDialog command) {
        if (!(judgement.meta().issuer() instanceof Actor.System)) {
            return judgement.forbidden("only routing takes a dialog back");
        }
        Dialog dialog = judgement.open(command.dialogId());
        if (dialog == null) {
            return judgement.notOpen();
        }
        Dialog.Owner owner = dialog.owner();
        if (owner == null) {
            return judgement.refuse(ErrorCode.DIALOG_NOT_OWNED, "the dialog waits already");
        }
        if (!owner.operatorId().equals(command.operatorId())) {
            return judgement.ownedBy(owner);
        }
        queueAgain(judgement, dialog, command.reason(), judgement.meta().issuer());
        return judgement.accept(null);
    }

    /** An operator owns the dialog from now on; the first one it ever has makes the visitor be greeted [W-21]. */
    static void give(
            Judgement judgement,
            Dialog dialog,
            OperatorId operatorId,
            String name,
            AssignmentCause cause,
            @Nullable OperatorId previous,
            @Nullable DecisionId decisionId) {
        give(judgement, dialog, judgement.meta().issuer(), operatorId, name, cause, previous, decisionId);
    }

    /** As {@link #give}, by somebody else than the issuer. */
    static void give(
            Judgement judgement,
            Dialog dialog,
            Actor actor,
            OperatorId operatorId,
            String name,
            AssignmentCause cause,
            @Nullable OperatorId previous,
            @Nullable DecisionId decisionId) {
        judgement.happened(
                dialog.dialogId(),
                actor,
                meta -> assigned(judgement, meta, operatorId, name, cause, previous, decisionId, null));
        greetOnce(judgement, dialog);
    }

    /** With the face that visitors are shown now [U-18]. */
    private static DialogEvent assigned(
            Judgement judgement,
            EventMeta meta,
            OperatorId operatorId,
            String name,
            AssignmentCause cause,
            @Nullable OperatorId previous,
            @Nullable DecisionId decisionId,
            @Nullable LimitPassed passed) {
        return new DialogEvent.OperatorAssigned(
                meta,
                operatorId,
                name,
                cause,
                previous,
                decisionId,
                passed,
                judgement.policy().operatorPosition(operatorId),
                judgement.policy().operatorAvatar(operatorId));
    }

    private static void greetOnce(Judgement judgement, Dialog dialog) {
        if (!dialog.told().assigned()) {
            Announcements.greet(judgement, dialog.dialogId());
        }
    }

    /** Back to where the dialog waited last. */
    static void queueAgain(Judgement judgement, Dialog dialog, QueueReason reason, Actor actor) {
        queue(
                judgement,
                dialog,
                reason,
                dialog.place().departmentId(),
                dialog.place().language(),
                actor);
    }

    /** The dialog waits with its urgency and the skills it still requires; nobody in particular is asked first. */
    private static void queue(
            Judgement judgement,
            Dialog dialog,
            QueueReason reason,
            @Nullable DepartmentId departmentId,
            String language,
            Actor actor) {
        judgement.happened(
                dialog.dialogId(),
                actor,
                meta -> new DialogEvent.DialogQueued(
                        meta,
                        reason,
                        departmentId,
                        language,
                        previous(dialog),
                        dialog.marks().priority(),
                        dialog.place().skills(),
                        null));
    }

    static @Nullable OperatorId previous(Dialog dialog) {
        return dialog.owner() == null ? null : dialog.owner().operatorId();
    }
}
