package chat.parley.admin.fact;

import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.PlacementId;
import chat.parley.contracts.id.VisitorId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a dialog came from.
 *
 * @param placementId null outside the web channel
 * @param page the page's address without what may be personal in it; null where there is none
 * @param offline whether it began with a message left while nobody was there
 */
public record Origin(
        Instant openedAt,
        VisitorId visitorId,
        ChannelId channelId,
        ChannelKind channelKind,
        @Nullable PlacementId placementId,
        @Nullable String page,
        boolean offline) {
    private static final int LONGEST_PAGE = 500;

    static Origin of(DialogEvent.DialogOpened event) {
        return new Origin(
                event.meta().at(),
                event.visitorId(),
                event.channelId(),
                event.channelKind(),
                event.placementId(),
                page(event.pageUrl()),
                event.offline());
    }

    /** Queries and fragments hold names, tokens and addresses of mail, and would make each visit a page of its own. */
    static @Nullable String page(@Nullable String url) {
        if (url == null || url.isBlank()) {
            return null;
        }
        int end = url.length();
        for (char mark : new char[] {'?', '#', ';'}) {
            int found = url.indexOf(mark);
            end = found < 0 ? end : Math.min(end, found);
        }
        return url.substring(0, Math.min(end, LONGEST_PAGE));
    }
}
