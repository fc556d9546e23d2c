package chat.parley.dialog.conversation;

import chat.parley.contracts.dialog.FieldsProof;
import chat.parley.contracts.event.DialogEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the rules remember of a visitor, whatever dialog it came in.
 *
 * @param fields stands for what the site told last; null for nothing yet
 * @param verifiedAt when the site last told something that was proved; null for never, and once something else stands
 * @param reachable whether anything gets to the visitor [C-11]
 * @param reason why not; null for none
 * @param name how they called themselves last; null for not at all
 */
public record Contact(
        @Nullable UUID fields,
        @Nullable Instant verifiedAt,
        boolean reachable,
        @Nullable String reason,
        @Nullable String name) {
    /** For how long proved fields stand against others. */
    static final Duration PROOF_HOLDS = Duration.ofHours(24);

    static final Contact UNKNOWN = new Contact(null, null, true, null, null);

    Contact told(DialogEvent.VisitorFieldsChanged event) {
        return new Contact(
                DerivedId.fields(event.fields(), event.proof(), event.crmId()),
                event.proof() == FieldsProof.VERIFIED ? event.meta().at() : null,
                reachable,
                reason,
                name);
    }

    Contact described(DialogEvent.VisitorCardChanged event) {
        String given = event.card().name();
        return given == null ? this : new Contact(fields, verifiedAt, reachable, reason, given);
    }

    Contact reached(DialogEvent.ReachabilityChanged event) {
        return new Contact(fields, verifiedAt, event.reachable(), event.reason(), name);
    }

    /** Whether anything gets to the visitor is the channel's word and no word of theirs. */
    Contact erased() {
        return new Contact(null, null, reachable, null, null);
    }

    /** Whether proved fields stand, so that others count for nothing [B-21]. */
    boolean proofStands(Instant now) {
        return verifiedAt != null && now.isBefore(verifiedAt.plus(PROOF_HOLDS));
    }
}
