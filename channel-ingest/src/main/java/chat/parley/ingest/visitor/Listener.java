package chat.parley.ingest.visitor;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.PlacementId;

/** Somebody who follows a conversation live: an open socket, or a client that waits without one. */
public interface Listener {
    /** Whose conversation it may hear of; what is of another account never reaches it [P-21]. */
    AccountId accountId();

    /** The button it came by. */
    PlacementId placementId();

    /** Gets a frame. Must not block. */
    void hear(OutgoingText frame);

    /** The conversation has a visitor's event of this number. Must not block. */
    void reached(long visitorSequence);
}
