package chat.parley.admin.visit;

import chat.parley.contracts.visit.VisitedPage;
import java.net.URI;
import java.net.URISyntaxException;

/** What counts as the address of a page, and as a pattern of such. */
final class PageAddresses {
    private PageAddresses() {}

    /** Whether it is an absolute address with scheme and host [W-51]. */
    static boolean isAbsolute(String address) {
        try {
            var uri = new URI(address);
            return address.length() <= VisitedPage.URL_LIMIT
                    && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Whether it could stand for such addresses: {@code *} alone is special, and there are few of them. */
    static boolean isPattern(String pattern) {
        return pattern.length() <= VisitedPage.URL_LIMIT
                && pattern.chars().filter(c -> c == '*').count() <= MOST_STARS
                && pattern.chars().noneMatch(Character::isWhitespace)
                && (pattern.startsWith("*") || pattern.startsWith("https://") || pattern.startsWith("http://"));
    }

    private static final int MOST_STARS = 10;
}
