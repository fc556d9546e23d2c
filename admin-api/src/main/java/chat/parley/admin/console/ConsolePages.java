package chat.parley.admin.console;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Which file answers which address of the console, how long it may be kept, and what a browser may do with it. */
final class ConsolePages {
    static final String ROOT = "/console";
    static final String INDEX = ROOT + "/index.html";

    /** The build puts files under names that change with their content here. */
    private static final String ASSETS = ROOT + "/assets/";

    private static final Pattern FILE = Pattern.compile(".*/[^/]*\\.[^/]+");
    private static final String FOR_A_YEAR = "public, max-age=31536000, immutable";
    private static final String ASK_EACH_TIME = "no-cache";

    private final Map<String, String> security;

    /**
     * @param door the origin all services are behind
     * @param issuer where browsers log in; the door's origin too, as a rule
     */
    ConsolePages(URI door, URI issuer) {
        this.security = Map.copyOf(security(origin(door), origin(issuer)));
    }

    /** Whether this address belongs to the console. */
    static boolean isConsole(String path) {
        return path.equals(ROOT) || path.startsWith(ROOT + "/");
    }

    /** Whether the address is a page of the console and no file: the console itself knows what to show there. */
    static boolean isPage(String path) {
        return isConsole(path) && !path.equals(INDEX) && !FILE.matcher(path).matches();
    }

    /** The Cache-Control of an answer. */
    static String caching(String path, int status) {
        return status < 400 && path.startsWith(ASSETS) ? FOR_A_YEAR : ASK_EACH_TIME;
    }

    /** Headers of every answer under the console's address. */
    Map<String, String> security() {
        return security;
    }

    private static Map<String, String> security(String door, String issuer) {
        String socket = door.replaceFirst("^http", "ws");
        String elsewhere = issuer.equals(door) ? "" : " " + issuer;
        var headers = new LinkedHashMap<String, String>();
        headers.put(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self';"
                        + " img-src 'self' data: blob:; media-src 'self' data:; manifest-src 'self';"
                        + " worker-src 'self'; connect-src 'self' " + socket + elsewhere + "; form-action 'self'"
                        + elsewhere + "; base-uri 'self'; frame-ancestors 'none'");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        return headers;
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }
}
