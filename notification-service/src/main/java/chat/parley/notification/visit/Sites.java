package chat.parley.notification.visit;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** Where visitors may be led: to pages of the account's own sites and nowhere else [W-49]. */
final class Sites {
    private Sites() {}

    /**
     * @param url of whatever kind
     * @param origins exact ones, as browsers name them; none allows nothing
     */
    static boolean allow(String url, Set<String> origins) {
        try {
            var uri = new URI(url);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (!(scheme.equals("https") || scheme.equals("http"))
                    || uri.getHost() == null
                    || uri.getRawUserInfo() != null
                    || url.indexOf('\\') >= 0) {
                return false;
            }
            int usual = scheme.equals("https") ? 443 : 80;
            String port = uri.getPort() < 0 || uri.getPort() == usual ? "" : ":" + uri.getPort();
            return origins.contains(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port);
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
