package chat.parley.ingest.channel.web;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which sites may use a web channel: exact origins, never a part of one. */
public final class Origins {
    /** What an origin may look like; anything else never gets into a header. */
    private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.:\\[\\]-]{1,255}");

    private Origins() {}

    /**
     * Whether a page may use the channel.
     *
     * @param origin the page's, as the browser says; null when it says none
     * @param door the door's own, which serves the chat frame
     * @param allowed the channel's; empty for any
     */
    public static boolean allows(@Nullable String origin, String door, Set<String> allowed) {
        return allowed.isEmpty() || (origin != null && (origin.equals(door) || allowed.contains(origin)));
    }

    /** The value of CSP's {@code frame-ancestors} for the chat frame of a channel. */
    public static String frameAncestors(Set<String> allowed) {
        if (allowed.isEmpty()) {
            return "*";
        }
        return "'self' "
                + new TreeSet<>(allowed)
                        .stream()
                                .filter(origin -> ORIGIN.matcher(origin).matches())
                                .collect(Collectors.joining(" "));
    }
}
