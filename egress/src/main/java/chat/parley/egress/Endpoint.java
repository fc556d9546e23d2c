package chat.parley.egress;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a partner listens.
 *
 * @param url http or https, without the credentials that may have stood in it
 * @param credentials {@code user:password} as they stood in the URL, sent as basic authentication [T-17]; null for none
 */
public record Endpoint(URI url, @Nullable String credentials) {
    private static final int LONGEST = 2_000;

    /** @throws ContractViolation with {@code invalid-setting} when the text is no address to post to */
    public static Endpoint parse(@Nullable String text) {
        if (text == null || text.isBlank() || text.length() > LONGEST) {
            throw refused("url must have 1 to " + LONGEST + " characters");
        }
        try {
            URI uri = new URI(text.strip()).parseServerAuthority();
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (!scheme.equals("http") && !scheme.equals("https")) {
                throw refused("url must begin with http:// or https://");
            }
            if (uri.getHost() == null || uri.getHost().isEmpty()) {
                throw refused("url must name a host");
            }
            String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            String port = uri.getPort() == -1 ? "" : ":" + uri.getPort();
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            var plain = new URI(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port + path + query);
            return new Endpoint(plain, uri.getUserInfo());
        } catch (URISyntaxException e) {
            throw refused("url is not well formed");
        }
    }

    public boolean isSecure() {
        return "https".equals(url.getScheme());
    }

    /** The host, for an IPv6 literal without its brackets. */
    public String host() {
        String host = String.valueOf(url.getHost());
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    public int port() {
        if (url.getPort() != -1) {
            return url.getPort();
        }
        return isSecure() ? 443 : 80;
    }

    /** Path and query as they go into the request line. */
    public String target() {
        return url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
    }

    /** Whether {@code other} is on the same server, so that credentials may stay with it. */
    public boolean sameServer(Endpoint other) {
        return isSecure() == other.isSecure() && host().equals(other.host()) && port() == other.port();
    }

    /** The address without what may be secret in it. */
    @Override
    public String toString() {
        return url.getScheme() + "://" + url.getAuthority() + url.getRawPath();
    }

    private static ContractViolation refused(String detail) {
        return new ContractViolation(ErrorCode.INVALID_SETTING, detail);
    }
}
