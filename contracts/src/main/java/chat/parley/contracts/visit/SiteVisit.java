package chat.parley.contracts.visit;

import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.text.LanguageCode;
import chat.parley.contracts.text.WellFormed;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One stay of a visitor on a site; several tabs are one.
 *
 * @param beganAt when its first page was opened
 * @param number 1 for the visitor's first on this site, as their browser counts
 * @param stage where the visitor stands
 * @param device what they use
 * @param language ISO 639-1, of their browser; null where it does not say
 * @param city where their network address lies; null where nobody knows
 * @param country ISO 3166-1 alpha-2; null where nobody knows
 * @param referrer the page of another site they came from, cleaned as pages are; null for none
 * @param utm what the first page's address said of the campaign, by names such as {@code source}
 * @param conversationId their conversation in this browser; null where they never opened a chat
 * @param cart what is in their cart, in whole units of the site's currency; null where the site does not say
 */
public record SiteVisit(
        Instant beganAt,
        int number,
        VisitorStage stage,
        VisitorDevice device,
        @Nullable String language,
        @Nullable String city,
        @Nullable String country,
        @Nullable String referrer,
        Map<String, String> utm,
        @Nullable ConversationId conversationId,
        @Nullable Long cart) {
    public SiteVisit {
        utm = Map.copyOf(utm);
        if (language != null) {
            LanguageCode.required(language);
        }
        WellFormed.optional("city", city, WellFormed.NAME_LIMIT);
        WellFormed.optional("referrer", referrer, VisitedPage.URL_LIMIT);
    }
}
