package chat.parley.ingest.visit;

import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.InvitationId;
import chat.parley.contracts.id.PlacementId;
import chat.parley.contracts.visit.InvitationAnswer;
import chat.parley.contracts.visit.VisitorStage;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a page of a site says of its visitor; checked in form, but nothing in it is proven. */
public sealed interface VisitReport {
    PlacementId placementId();

    /** What this browser is known by on this account's sites; a secret between the two, of which only a hash goes on. */
    String key();

    /**
     * A page is shown.
     *
     * @param tab names the tab among those of the browser
     * @param hidden whether nobody looks at it now; browsers let such pages speak seldom
     * @param url as the page said it, not cleaned yet
     * @param title null for none
     * @param shown for how long already
     */
    record Seen(
            PlacementId placementId,
            String key,
            String tab,
            boolean hidden,
            String url,
            @Nullable String title,
            Duration shown,
            Stay stay)
            implements VisitReport {}

    /** A page is shown no more. */
    record Left(PlacementId placementId, String key, String tab) implements VisitReport {}

    /** An invitation was answered. */
    record Answered(PlacementId placementId, String key, InvitationId invitationId, InvitationAnswer answer)
            implements VisitReport {}

    /**
     * The stay on the site that the page is a part of.
     *
     * @param since how long ago it began
     * @param number 1 for the first
     * @param language ISO 639-1; null where the browser does not say
     * @param referrer as the page said it; null for none
     * @param utm by names such as {@code source}
     * @param conversationId the visitor's conversation here; null for none
     * @param cart in whole units of the site's currency; null where the site does not say
     */
    record Stay(
            Duration since,
            int number,
            VisitorStage stage,
            @Nullable String language,
            @Nullable String referrer,
            Map<String, String> utm,
            @Nullable ConversationId conversationId,
            @Nullable Long cart) {
        public Stay {
            utm = Map.copyOf(utm);
        }
    }
}
