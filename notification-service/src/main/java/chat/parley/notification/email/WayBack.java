package chat.parley.notification.email;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a visitor goes on: the page they were on, if it is one of the channel's own sites, else the chat by itself. The
 * address says nothing of the visitor; the browser they used knows them, or their site signs for them again.
 */
public final class WayBack {
    private final String door;

    /** @param door the public address of the suite */
    public WayBack(URI door) {
        this.door = door.toString().replaceFirst("/+$", "");
    }

    /**
     * @param pageUrl as the visitor's page gave it; null for none
     * @param placementId null outside the web channel
     * @param sites the origins the channel allows; a page elsewhere is never linked, whoever claims to have been there
     */
    public String link(@Nullable String pageUrl, @Nullable String placementId, Set<String> sites) {
        if (pageUrl != null && sites.contains(origin(pageUrl))) {
            return pageUrl;
        }
        return placementId == null ? door : door + "/widget/frame/?placement=" + placementId;
    }

    private static String origin(String address) {
        try {
            var uri = new URI(address);
            boolean plain = uri.getHost() != null && uri.getRawUserInfo() == null;
            return plain && uri.getScheme() != null && uri.getScheme().matches("https?")
                    ? uri.getScheme() + "://" + uri.getRawAuthority()
                    : "";
        } catch (URISyntaxException e) {
            return "";
        }
    }
}
