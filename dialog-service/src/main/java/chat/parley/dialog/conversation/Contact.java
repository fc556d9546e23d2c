package chat.parley.dialog.conversation;

import chat.parley.contracts.dialog.FieldsProof;
import chat.parley.contracts.dialog.VisitorCard;
import chat.parley.contracts.event.DialogEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the rules remember of a visitor, whatever dialog it came in.
 *
 * @param fields stands for what the site told last; null for nothing yet
 * @param verifiedAt when the site last told something that was proved; null for never, and once something else stands
 * @param reachable whether anything gets to the visitor [C-11]
 * @param reason why not; null for none
 * @param card who they are by what was said last; its name is the last one given. Never null: a stored state without it
 *     is of an older form and is made again of the events
 */
public record Contact(
        @Nullable UUID fields,
        @Nullable Instant verifiedAt,
        boolean reachable,
        @Nullable String reason,
        VisitorCard card) {
    /** For how long proved fields stand against others. */
    static final Duration PROOF_HOLDS = Duration.ofHours(24);

    static final Contact UNKNOWN = new Contact(null, null, true, null, VisitorCard.EMPTY);

    public Contact {
        Objects.requireNonNull(card, "card");
    }

    Contact told(DialogEvent.VisitorFieldsChanged event) {
        return new Contact(
                DerivedId.fields(event.fields(), event.proof(), event.crmId()),
                event.proof() == FieldsProof.VERIFIED ? event.meta().at() : null,
                reachable,
                reason,
                card);
    }

    Contact described(DialogEvent.VisitorCardChanged event) {
        VisitorCard given = event.card();
        String name = given.name() == null ? card.name() : given.name();
        return new Contact(
                fields, verifiedAt, reachable, reason, new VisitorCard(name, given.emails(), given.phones()));
    }

    Contact reached(DialogEvent.ReachabilityChanged event) {
        return new Contact(fields, verifiedAt, event.reachable(), event.reason(), card);
    }

    /** Whether anything gets to the visitor is the channel's word and no word of theirs. */
    Contact erased() {
        return new Contact(null, null, reachable, null, VisitorCard.EMPTY);
    }

    /** Whether proved fields stand, so that others count for nothing [B-21]. */
    boolean proofStands(Instant now) {
        return verifiedAt != null && now.isBefore(verifiedAt.plus(PROOF_HOLDS));
    }
}
