package chat.parley.notification.visit;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The pages whose visitors are looked at first [W-51]. A page is one of them whatever stands in its fragment and however
 * it ends; what stands in its query counts only where the account has named a query.
 */
public final class PriorityPages {
    private final Set<String> whole;

    public PriorityPages(Collection<String> pages) {
        this.whole = pages.stream().map(PriorityPages::plain).collect(Collectors.toUnmodifiableSet());
    }

    /** @param url absolute */
    public boolean contains(String url) {
        String plain = plain(url);
        int query = plain.indexOf('?');
        return whole.contains(plain) || (query >= 0 && whole.contains(withoutSlash(plain.substring(0, query))));
    }

    private static String plain(String url) {
        try {
            var uri = new URI(url);
            String host = uri.getHost();
            if (host == null) {
                return url;
            }
            int usual = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
            String port = uri.getPort() < 0 || uri.getPort() == usual ? "" : ":" + uri.getPort();
            String site = uri.getScheme().toLowerCase(Locale.ROOT) + "://" + host.toLowerCase(Locale.ROOT) + port;
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            return withoutSlash(site + uri.getRawPath()) + query;
        } catch (URISyntaxException e) {
            return url;
        }
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
