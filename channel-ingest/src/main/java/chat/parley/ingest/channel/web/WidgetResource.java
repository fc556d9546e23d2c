package chat.parley.ingest.channel.web;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.id.PlacementId;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Headers of the widget's files, which come from the widget's own jar: how long they may be kept, what the chat frame
 * may load, and which sites may embed it.
 */
@Singleton
public class WidgetResource {
    private static final String FRAME = "/widget/frame/";
    private static final String SHORT_LIVED = "public, max-age=300";
    private static final String ASK_FIRST = "no-cache";

    private final WebChannel channel;
    private final String policy;

    WidgetResource(WebChannel channel, WebConfig config) {
        this.channel = channel;
        // Older browsers do not count the socket among 'self'.
        String socket = config.door().replaceFirst("^http", "ws");
        this.policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                + "connect-src 'self' " + socket + "; base-uri 'none'; form-action 'none'; frame-ancestors ";
    }

    void register(@Observes Router router) {
        router.route("/widget/*").order(-1_000).handler(this::handle);
    }

    private void handle(RoutingContext context) {
        String path = context.normalizedPath();
        context.addHeadersEndHandler(end -> decorate(context, path));
        context.next();
    }

    private void decorate(RoutingContext context, String path) {
        MultiMap headers = context.response().headers();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "strict-origin-when-cross-origin");
        boolean page = path.endsWith("/") || path.endsWith(".html");
        if (context.response().getStatusCode() < 400) {
            headers.set(HttpHeaders.CACHE_CONTROL, page ? ASK_FIRST : SHORT_LIVED);
        }
        if (page && path.startsWith(FRAME)) {
            headers.set(
                    "Content-Security-Policy",
                    policy + ancestors(context.request().getParam("placement")));
        } else if (!page) {
            // The loader runs on other people's sites.
            headers.set("Cross-Origin-Resource-Policy", "cross-origin");
        }
    }

    /** Without a placement nobody but the door's own pages may show the frame. */
    private String ancestors(@Nullable String placement) {
        try {
            return placement == null
                    ? "'self'"
                    : channel.allowedOrigins(new PlacementId(placement))
                            .map(Origins::frameAncestors)
                            .orElse("'self'");
        } catch (ContractViolation e) {
            return "'self'";
        }
    }
}
