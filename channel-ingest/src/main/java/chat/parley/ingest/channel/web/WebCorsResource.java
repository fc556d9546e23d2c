package chat.parley.ingest.channel.web;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.platform.json.Json;
import chat.parley.platform.problem.Problem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * What comes before every request of the web chat: answers to preflights, the size limit, and the header that lets a
 * known site read the answer. The requesting origin alone is ever named, and credentials never are: visitors carry a
 * token, not a cookie.
 */
@Singleton
public class WebCorsResource {
    /** Longest body taken, in bytes. */
    static final int BODY_LIMIT = 16 * 1024;

    private static final String PATHS = "/channels/web/*";
    /** These have a limit of their own. */
    private static final String FILES = "/channels/web/files";

    private static final String UPLOADS = "/channels/web/uploads/";

    private static final String EXPOSED = "Retry-After, Location, Upload-Offset, Upload-Length, Tus-Resumable";
    private static final int FORBIDDEN = 403;

    private final KnownOrigins origins;

    WebCorsResource(KnownOrigins origins) {
        this.origins = origins;
    }

    void register(@Observes Router router) {
        router.route(PATHS).order(-1_000).handler(this::handle);
    }

    private void handle(RoutingContext context) {
        String origin = context.request().getHeader(HttpHeaders.ORIGIN);
        HttpServerResponse response = context.response();
        response.putHeader(HttpHeaders.VARY, "Origin");
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (origin != null && origins.contains(origin)) {
            context.addHeadersEndHandler(end -> {
                if (response.getStatusCode() != FORBIDDEN) {
                    response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
                    response.putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
                }
            });
        }
        if (HttpMethod.OPTIONS.equals(context.request().method())) {
            preflight(response);
        } else if (!takesFiles(context.normalizedPath()) && declaredLength(context) > BODY_LIMIT) {
            tooLarge(response);
        } else {
            context.next();
        }
    }

    private static boolean takesFiles(String path) {
        return path.equals(FILES) || path.startsWith(UPLOADS);
    }

    private static void preflight(HttpServerResponse response) {
        response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, HEAD, PATCH")
                .putHeader(
                        HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS,
                        "authorization, content-type, x-file-name, upload-length, upload-offset, upload-metadata, tus-resumable")
                .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "600")
                .setStatusCode(204)
                .end();
    }

    private static void tooLarge(HttpServerResponse response) {
        Problem problem = Problem.of(ErrorCode.BODY_TOO_LARGE, "a body has at most 16 KiB");
        response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(Json.text(problem));
    }

    private static long declaredLength(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
