package chat.parley.notification.visit;

import chat.parley.contracts.id.InvitationId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.id.PlacementId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.visit.SiteVisit;
import chat.parley.contracts.visit.VisitedPage;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A visitor as operators are shown them.
 *
 * @param code what the visitor can say on the telephone to be found
 * @param page the one that came to be shown last, of all their tabs
 * @param priority whether that page is one of those to look at first [W-51]
 * @param leaving whether the last page has gone a moment ago; the next one may come yet
 * @param invitation the last one of an operator in this visit; null for none
 */
public record LiveVisitor(
        VisitorId visitorId,
        String code,
        PlacementId placementId,
        VisitedPage page,
        SiteVisit visit,
        boolean priority,
        boolean leaving,
        @Nullable Invitation invitation) {
    /** How an invitation stands. */
    public enum State {
        @JsonProperty("sent")
        SENT,
        @JsonProperty("accepted")
        ACCEPTED,
        @JsonProperty("rejected")
        REJECTED,
        @JsonProperty("expired")
        EXPIRED
    }

    /** An operator's invitation. */
    public record Invitation(
            InvitationId invitationId, OperatorId operatorId, String operatorName, State state, Instant expiresAt) {
        boolean isOpen(Instant now) {
            return state == State.SENT && expiresAt.isAfter(now);
        }

        Invitation in(State newState) {
            return new Invitation(invitationId, operatorId, operatorName, newState, expiresAt);
        }
    }
}
