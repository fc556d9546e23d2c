package chat.parley.integration.handler;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The handlers as an administrator sends them, all three together; one that is null is removed.
 *
 * @param version the one that was read, 0 when nothing was saved before
 */
public record HandlersRequest(
        @Nullable Long version,
        @Nullable One chatStart,
        @Nullable One chatAssign,
        @Nullable One chatClose) {
    /**
     * A handler.
     *
     * @param url may hold {@code user:password@}, sent as basic authentication and never shown; null or empty for no
     *     handler
     * @param format {@code parley} or {@code compatible}; null means {@code parley}
     * @param enabled null counts as true
     */
    public record One(
            @Nullable String url,
            @Nullable String format,
            @Nullable Boolean enabled) {
        boolean isEnabled() {
            return enabled == null || enabled;
        }
    }

    /** Those that are wanted. */
    Map<HandlerMoment, One> wanted() {
        var wanted = new EnumMap<HandlerMoment, One>(HandlerMoment.class);
        put(wanted, HandlerMoment.CHAT_START, chatStart);
        put(wanted, HandlerMoment.CHAT_ASSIGN, chatAssign);
        put(wanted, HandlerMoment.CHAT_CLOSE, chatClose);
        return wanted;
    }

    private static void put(Map<HandlerMoment, One> wanted, HandlerMoment moment, @Nullable One one) {
        if (one != null && one.url() != null && !one.url().isBlank()) {
            wanted.put(moment, one);
        }
    }
}
