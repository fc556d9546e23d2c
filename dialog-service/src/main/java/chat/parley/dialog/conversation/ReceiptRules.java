package chat.parley.dialog.conversation;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.DialogCommand.AdvanceRead;
import chat.parley.contracts.command.DialogCommand.RecordMessageStatus;
import chat.parley.contracts.command.DialogCommand.SetVisitorCard;
import chat.parley.contracts.dialog.VisitorCard;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.MessageId;

/** What is learnt of messages and of the visitor afterwards. */
final class ReceiptRules {
    private ReceiptRules() {}

    /** Also in a closed dialog, until it is over: the visitor may still read the last message there [W-61]. */
    static Decision read(Judgement judgement, AdvanceRead command) {
        Dialog dialog = judgement.present().dialog();
        if (dialog == null || dialog.ended() || !dialog.dialogId().equals(command.dialogId())) {
            return judgement.notOpen();
        }
        if (judgement.foreignVisitor(dialog)) {
            return judgement.forbidden("the dialog is another visitor's");
        }
        KnownMessage message = judgement.memory().message(command.messageId());
        if (message == null || !message.dialogId().equals(dialog.dialogId())) {
            return judgement.refuse(ErrorCode.NOT_FOUND, "the dialog has no such message");
        }
        MessageId before = dialog.readBy(judgement.meta().issuer());
        KnownMessage reached = before == null ? null : judgement.memory().message(before);
        if (reached == null || message.sequence() > reached.sequence()) {
            judgement.happened(dialog.dialogId(), meta -> new DialogEvent.ReadAdvanced(meta, command.messageId()));
            LifeRules.endIfOver(judgement, judgement.meta().issuer());
        }
        return judgement.accept(null);
    }

    /** Applies to its message whatever the dialog's state is; going back or staying is no change [N-17]. */
    static Decision status(Judgement judgement, RecordMessageStatus command) {
        if (judgement.meta().issuer() instanceof Actor.Visitor) {
            return judgement.forbidden("a visitor cannot say how far a message got");
        }
        KnownMessage message = judgement.memory().message(command.messageId());
        if (message == null) {
            return judgement.refuse(ErrorCode.NOT_FOUND, "the conversation has no such message");
        }
        if (message.risesTo(command.status())) {
            judgement.happened(
                    message.dialogId(),
                    meta -> new DialogEvent.MessageStatusChanged(
                            meta, command.messageId(), command.status(), command.reason()));
            LifeRules.endIfOver(judgement, judgement.meta().issuer());
        }
        return judgement.accept(message.dialogId(), command.messageId());
    }

    /**
     * What visitors say of themselves before their first dialog is known when it opens [U-12]; so is what a provider
     * says of them, which changes nothing that is known and is no event where it adds nothing [T-13].
     */
    static Decision card(Judgement judgement, SetVisitorCard command) {
        Dialog dialog = judgement.present().dialog();
        if (judgement.foreignVisitor(dialog)) {
            return judgement.forbidden("the dialog is another visitor's");
        }
        VisitorCard known = judgement.present().past().contact().card();
        boolean adds = Boolean.TRUE.equals(command.adds());
        VisitorCard card = adds ? known.with(command.card()) : command.card();
        if (!adds || !card.equals(known)) {
            judgement.happened(judgement.concerned(), meta -> new DialogEvent.VisitorCardChanged(meta, card));
        }
        return judgement.accept(null);
    }
}
