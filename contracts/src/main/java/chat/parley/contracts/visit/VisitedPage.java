package chat.parley.contracts.visit;

import chat.parley.contracts.text.WellFormed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A page of the customer's site that a visitor is looking at.
 *
 * @param url absolute, without user, fragment and anything that looks like a secret
 * @param title null where it has none
 * @param openedAt when it came to be shown
 */
public record VisitedPage(String url, @Nullable String title, Instant openedAt) {
    /** Longest address, in UTF-16 units. */
    public static final int URL_LIMIT = 2_000;

    /** Longest title, in UTF-16 units; longer ones are cut. */
    public static final int TITLE_LIMIT = 300;

    public VisitedPage {
        WellFormed.required("url", url, URL_LIMIT);
        WellFormed.optional("title", title, TITLE_LIMIT);
    }
}
