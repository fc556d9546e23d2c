package chat.parley.contracts.visit;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.InvitationId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.id.PlacementId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.text.WellFormed;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor does on a site before and beside any conversation. The visitor's id here is that of one browser on one
 * account's sites, not that of a conversation's visitor.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = VisitorActivity.PageSeen.class, name = "PageSeen"),
    @JsonSubTypes.Type(value = VisitorActivity.PageLeft.class, name = "PageLeft"),
    @JsonSubTypes.Type(value = VisitorActivity.VisitorInvited.class, name = "VisitorInvited"),
    @JsonSubTypes.Type(value = VisitorActivity.InvitationAnswered.class, name = "InvitationAnswered"),
    @JsonSubTypes.Type(value = VisitorActivity.VisitorLed.class, name = "VisitorLed")
})
public sealed interface VisitorActivity {
    AccountId accountId();

    VisitorId visitorId();

    /** When the edge heard of it, by the edge's clock. */
    Instant at();

    /**
     * A tab shows a page; said on arrival, on each change, and again and again, whole each time, so that whoever comes
     * late knows everything after one round.
     *
     * @param tab names the tab among those of the visitor
     * @param leaseMillis for how long it counts unless said again
     */
    record PageSeen(
            AccountId accountId,
            VisitorId visitorId,
            Instant at,
            PlacementId placementId,
            String tab,
            int leaseMillis,
            VisitedPage page,
            SiteVisit visit)
            implements VisitorActivity {
        public PageSeen {
            WellFormed.required("tab", tab, 64);
        }
    }

    /**
     * A tab was closed or has gone to another page.
     *
     * @param tab names the tab among those of the visitor
     */
    record PageLeft(AccountId accountId, VisitorId visitorId, Instant at, String tab) implements VisitorActivity {
        public PageLeft {
            WellFormed.required("tab", tab, 64);
        }
    }

    /**
     * An operator invites the visitor into a chat.
     *
     * @param conversationId the visitor's conversation, where there is one; null for none
     * @param text what the visitor is shown
     * @param expiresAt when it counts no more
     */
    record VisitorInvited(
            AccountId accountId,
            VisitorId visitorId,
            Instant at,
            InvitationId invitationId,
            @Nullable ConversationId conversationId,
            OperatorId operatorId,
            String operatorName,
            String text,
            Instant expiresAt)
            implements VisitorActivity {
        public VisitorInvited {
            WellFormed.required("text", text, TEXT_LIMIT);
            WellFormed.required("operatorName", operatorName, WellFormed.NAME_LIMIT);
        }
    }

    /** The visitor has answered an invitation of an operator, or never did. */
    record InvitationAnswered(
            AccountId accountId, VisitorId visitorId, Instant at, InvitationId invitationId, InvitationAnswer answer)
            implements VisitorActivity {}

    /**
     * An operator leads a visitor without a dialog to another page, for example while they talk on the telephone [W-49].
     *
     * @param conversationId the visitor's conversation, where there is one; null for none
     * @param url absolute, on one of the account's own sites
     */
    record VisitorLed(
            AccountId accountId,
            VisitorId visitorId,
            Instant at,
            @Nullable ConversationId conversationId,
            OperatorId operatorId,
            String url)
            implements VisitorActivity {
        public VisitorLed {
            WellFormed.required("url", url, VisitedPage.URL_LIMIT);
        }
    }

    /** Longest text of an invitation, in UTF-16 units. */
    int TEXT_LIMIT = 1_000;
}
