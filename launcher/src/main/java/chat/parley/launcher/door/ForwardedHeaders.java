package chat.parley.launcher.door;

import io.vertx.core.MultiMap;
import java.util.List;

/**
 * What the parts behind the door are told about the request: who sent it and how the door was called. Whatever the
 * sender said about that itself is dropped, so nobody can pass for somebody else.
 */
final class ForwardedHeaders {
    private static final List<String> CLAIMS =
            List.of("Forwarded", "X-Real-IP", "X-Client-IP", "X-Original-URL", "X-Rewrite-URL", "X-Original-Host");
    private static final String FAMILY = "x-forwarded";

    private ForwardedHeaders() {}

    /**
     * @param headers of the request; changed here
     * @param remoteAddress of the sender, a numeric address
     * @param authority host and port as the sender named them
     */
    static void replaceIn(MultiMap headers, String remoteAddress, String authority) {
        CLAIMS.forEach(headers::remove);
        headers.names().stream()
                .filter(name -> name.regionMatches(true, 0, FAMILY, 0, FAMILY.length()))
                .toList()
                .forEach(headers::remove);
        headers.set("X-Forwarded-For", remoteAddress);
        headers.set("X-Forwarded-Proto", "http");
        if (!authority.isEmpty()) {
            headers.set("X-Forwarded-Host", authority);
        }
    }
}
