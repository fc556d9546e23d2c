package chat.parley.dialog.conversation;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.DialogCommand.EditVisitorCard;
import chat.parley.contracts.command.DialogCommand.RecordReachability;
import chat.parley.contracts.command.DialogCommand.SetVisitorFields;
import chat.parley.contracts.dialog.FieldsProof;
import chat.parley.contracts.dialog.VisitorCard;
import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.event.DialogEvent;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is learnt of the visitor, in whatever dialog they are. */
final class ContactRules {
    private ContactRules() {}

    /**
     * Replaces what the site tells of its visitor [B-16]. What nobody proved does not touch what was proved in the last
     * {@link Contact#PROOF_HOLDS}; it is accepted and changes nothing, so that a visitor's browser learns nothing from
     * trying [B-21]. What comes before the first dialog is known when it opens.
     */
    static Decision fields(Judgement judgement, SetVisitorFields command) {
        Dialog dialog = judgement.present().dialog();
        if (judgement.meta().issuer() instanceof Actor.Operator) {
            return judgement.forbidden("an operator does not tell what a site knows");
        }
        if (judgement.foreignVisitor(dialog)) {
            return judgement.forbidden("the dialog is another visitor's");
        }
        Contact contact = judgement.present().past().contact();
        boolean proved = command.proof() == FieldsProof.VERIFIED;
        boolean same = DerivedId.fields(command.fields(), command.proof(), command.crmId())
                .equals(contact.fields());
        boolean stands = contact.proofStands(judgement.at());
        if (proved ? !(same && stands) : !(same || stands)) {
            judgement.happened(
                    judgement.concerned(),
                    meta -> new DialogEvent.VisitorFieldsChanged(
                            meta, command.fields(), command.proof(), command.crmId()));
        }
        return judgement.accept(null);
    }

    /**
     * Changes what the card says, entry by entry, on the card as it is now and not as the operator last saw it [T-13].
     * What changes nothing is no event. Visitors say who they are with a command of their own.
     */
    static Decision edit(Judgement judgement, EditVisitorCard command) {
        if (judgement.meta().issuer() instanceof Actor.Visitor) {
            return judgement.forbidden("a visitor does not edit the card that operators keep");
        }
        Dialog dialog = MarkRules.last(judgement, command.dialogId());
        if (dialog == null) {
            return judgement.notOpen();
        }
        VisitorCard before = judgement.present().past().contact().card();
        VisitorCard after;
        try {
            after = command.change().of(before);
        } catch (ContractViolation tooMany) {
            return judgement.refuse(ErrorCode.INVALID_REQUEST, "a card has at most " + VisitorCard.MOST + " of each");
        }
        if (!after.equals(before)) {
            judgement.happened(dialog.dialogId(), meta -> new DialogEvent.VisitorCardChanged(meta, after));
        }
        return judgement.accept(null);
    }

    /**
     * Only a channel knows; what it knew already is no event [C-11]. It may know before the first dialog, which is then
     * opened by somebody who can be reached, or by an answer that was given outside.
     */
    static Decision reachability(Judgement judgement, RecordReachability command) {
        if (judgement.meta().issuer() instanceof Actor.Visitor
                || judgement.meta().issuer() instanceof Actor.Operator) {
            return judgement.forbidden("only a channel says whether a visitor can be reached");
        }
        changed(judgement, command.reachable(), command.reachable() ? null : command.reason());
        return judgement.accept(null);
    }

    /** Who writes can be reached. */
    static void reached(Judgement judgement) {
        if (judgement.present().dialog() != null) {
            changed(judgement, true, null);
        }
    }

    private static void changed(Judgement judgement, boolean reachable, @Nullable String reason) {
        Contact contact = judgement.present().past().contact();
        if (contact.reachable() != reachable || !Objects.equals(contact.reason(), reason)) {
            judgement.happened(
                    judgement.concerned(), meta -> new DialogEvent.ReachabilityChanged(meta, reachable, reason));
        }
    }

    /** The refusal of an answer that would not arrive; null where it would [C-11]. */
    static @Nullable Decision unreachable(Judgement judgement) {
        Contact contact = judgement.present().past().contact();
        if (contact.reachable()) {
            return null;
        }
        String reason = contact.reason();
        return judgement.refuse(
                ErrorCode.VISITOR_UNREACHABLE, reason == null ? "nothing gets to the visitor at present" : reason);
    }
}
