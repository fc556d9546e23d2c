package chat.parley.ingest.media;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.platform.json.Json;
import chat.parley.platform.problem.Problem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/**
 * Holds every path but those of files to small bodies: the server's own limit is one for all and as large as the
 * largest file.
 */
@Singleton
public class BodyLimitResource {
    /** Longest body of what is no file, in bytes. */
    static final long SMALL = 64 * 1024;
    /** Longest body of a provider's hook, in bytes. */
    static final long HOOK = 1024 * 1024;
    /** Where files and whole mails come in, of whatever length the server takes. */
    private static final Pattern LARGE =
            Pattern.compile("/channels/(files|web/files|web/uploads/.*|api/[^/]{1,100}/files|email/[^/]{1,100})");

    /** Where the server's limit is kept for bodies that do not say how long they are. */
    private static final String LIMIT_KEY = "io.quarkus.max-request-size";
    /** Right after the server's own check. */
    private static final int ORDER = -1;

    void register(@Observes Router router) {
        router.route().order(ORDER).handler(this::handle);
    }

    private void handle(RoutingContext context) {
        String path = context.normalizedPath();
        if (LARGE.matcher(path).matches()) {
            context.next();
            return;
        }
        boolean hook = path.startsWith("/channels/") && !path.startsWith("/channels/web/");
        long limit = hook ? HOOK : SMALL;
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            context.put(LIMIT_KEY, limit);
            context.next();
        } else if (!length.matches("[0-9]{1,12}") || Long.parseLong(length) > limit) {
            tooLarge(context.response(), limit);
        } else {
            context.next();
        }
    }

    private static void tooLarge(HttpServerResponse response, long limit) {
        Problem problem = Problem.of(ErrorCode.BODY_TOO_LARGE, "a body has at most " + limit + " bytes here");
        response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(Json.text(problem));
    }
}
