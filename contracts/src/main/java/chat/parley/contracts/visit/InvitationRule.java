package chat.parley.contracts.visit;

import chat.parley.contracts.id.PlacementId;
import chat.parley.contracts.text.WellFormed;
import org.jspecify.annotations.Nullable;

/**
 * When visitors are invited by themselves: all that a rule demands must be so at once.
 *
 * @param placementId the only button it is for; null for all
 * @param text what the visitor is shown
 * @param seconds how long they must have been on the page
 * @param page pattern of the page's address, in which {@code *} stands for anything; null for every page
 * @param visits for visitors who are here for at least the so-manieth time
 * @param cart for carts of at least this many whole units of the site's currency; 0 for any
 */
public record InvitationRule(
        @Nullable PlacementId placementId,
        String text,
        int seconds,
        @Nullable String page,
        int visits,
        long cart) {
    public InvitationRule {
        WellFormed.required("text", text, VisitorActivity.TEXT_LIMIT);
        WellFormed.optional("page", page, VisitedPage.URL_LIMIT);
    }
}
