package chat.parley.admin.field;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Origins of pages, in the one spelling that browsers send. */
final class Origins {
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\\[[0-9a-f:.]+]");
    private static final int LONGEST = 300;

    private Origins() {}

    /**
     * The origin as a browser writes it: lower case, international names in their ASCII form, no default port.
     *
     * @return empty when the text is not an exact origin: a path, a user, a wildcard, another scheme
     */
    static Optional<String> canonical(@Nullable String text) {
        if (text == null || text.length() > LONGEST) {
            return Optional.empty();
        }
        String lower = text.strip().toLowerCase(Locale.ROOT);
        int separator = lower.indexOf("://");
        if (separator < 0) {
            return Optional.empty();
        }
        try {
            var uri = new URI(lower.substring(0, separator + 3) + ascii(lower.substring(separator + 3)));
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            String host = uri.getHost();
            if (!web
                    || host == null
                    || !HOST.matcher(host).matches()
                    || host.contains("..")
                    || uri.getRawUserInfo() != null
                    || !uri.getRawPath().isEmpty()
                    || uri.getRawQuery() != null
                    || uri.getRawFragment() != null
                    || uri.getRawAuthority().endsWith(":")
                    || uri.getPort() == 0
                    || uri.getPort() > 65_535) {
                return Optional.empty();
            }
            int usual = "https".equals(uri.getScheme()) ? 443 : 80;
            boolean plain = uri.getPort() == -1 || uri.getPort() == usual;
            return Optional.of(uri.getScheme() + "://" + host + (plain ? "" : ":" + uri.getPort()));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String ascii(String authority) {
        boolean international = authority.chars().anyMatch(c -> c > 127);
        if (!international) {
            return authority;
        }
        int port = authority.lastIndexOf(':');
        return port < 0
                ? IDN.toASCII(authority)
                : IDN.toASCII(authority.substring(0, port)) + authority.substring(port);
    }
}
