package chat.parley.ingest.visit;

import chat.parley.contracts.visit.VisitedPage;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of a page as operators may see it: what a site puts into addresses to know its users by is nobody else's
 * business, so users, fragments and whatever looks like a secret are taken out.
 */
public final class PageAddress {
    private static final String REMOVED = "~";

    private static final Pattern SECRET_NAME =
            Pattern.compile(".*(token|secret|passw|pwd|auth|session|apikey|api_key|signature|otp|jwt|email|phone).*");
    private static final List<String> SECRET_NAMES = List.of("key", "sid", "sign", "sig", "code", "hash", "ticket");

    /** Nothing a person would write: a long run of letters and digits without a word in it. */
    private static final Pattern RUN = Pattern.compile("[A-Za-z0-9_=+~.-]{20,}");

    private static final Pattern WORDS =
            Pattern.compile("(?:[a-z]+|[A-Z][a-z]*|[A-Z]+|[0-9]{1,8})(?:[-_.](?:[A-Z]?[a-z]+|[A-Z]+|[0-9]{1,8}))*");

    private PageAddress() {}

    /** The address without its secrets; empty when it is not an absolute address of the web, or too long. */
    public static Optional<String> clean(@Nullable String address) {
        if (address == null || address.length() > VisitedPage.URL_LIMIT) {
            return Optional.empty();
        }
        int fragment = address.indexOf('#');
        String shown = fragment < 0 ? address : address.substring(0, fragment);
        int query = shown.indexOf('?');
        // Browsers are laxer about queries than the standard is; such a query is not shown.
        return read(shown).or(() -> query < 0 ? Optional.empty() : read(shown.substring(0, query)));
    }

    private static Optional<String> read(String address) {
        try {
            var uri = new URI(address);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (!(scheme.equals("https") || scheme.equals("http")) || uri.getHost() == null) {
                return Optional.empty();
            }
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            return Optional.of(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port + path(uri) + query(uri));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Scheme, host and port of an address as browsers name origins; empty when it has none. */
    public static Optional<String> origin(String address) {
        return clean(address).map(URI::create).map(uri -> {
            int usual = "https".equals(uri.getScheme()) ? 443 : 80;
            boolean plain = uri.getPort() < 0 || uri.getPort() == usual;
            return uri.getScheme() + "://" + uri.getHost() + (plain ? "" : ":" + uri.getPort());
        });
    }

    private static String path(URI uri) {
        String path = uri.getRawPath();
        if (path == null || path.isEmpty()) {
            return "/";
        }
        var parts = new ArrayList<String>();
        for (String part : path.split("/", -1)) {
            parts.add(isSecret(part) ? REMOVED : part);
        }
        return String.join("/", parts);
    }

    private static String query(URI uri) {
        String query = uri.getRawQuery();
        if (query == null || query.isEmpty()) {
            return "";
        }
        var kept = new ArrayList<String>();
        for (String pair : query.split("&", -1)) {
            int at = pair.indexOf('=');
            String name = (at < 0 ? pair : pair.substring(0, at)).toLowerCase(Locale.ROOT);
            String value = at < 0 ? "" : pair.substring(at + 1);
            boolean secret = SECRET_NAMES.contains(name)
                    || SECRET_NAME.matcher(name).matches()
                    || value.contains("@")
                    || value.toLowerCase(Locale.ROOT).contains("%40")
                    || isSecret(name)
                    || isSecret(value);
            if (!secret) {
                kept.add(pair);
            }
        }
        return kept.isEmpty() ? "" : "?" + String.join("&", kept);
    }

    private static boolean isSecret(String part) {
        if (!RUN.matcher(part).matches() || WORDS.matcher(part).matches()) {
            return false;
        }
        boolean digits = part.chars().anyMatch(c -> c >= '0' && c <= '9');
        boolean letters = part.chars().anyMatch(Character::isLetter);
        return digits && letters;
    }
}
