package chat.parley.admin.console;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Serves the console: its pages are all one file, and every answer carries the security headers. */
@ApplicationScoped
public class ConsoleFilterResource {
    private static final int BEFORE_FILES = 100;

    private final ConsolePages pages;

    public ConsoleFilterResource(ConsoleConfig config) {
        this.pages = new ConsolePages(config.door(), config.issuer());
    }

    void register(@Observes Filters filters) {
        filters.register(this::filter, BEFORE_FILES);
    }

    private void filter(RoutingContext request) {
        String path = request.normalizedPath();
        if (!ConsolePages.isConsole(path)) {
            request.next();
            return;
        }
        HttpMethod method = request.request().method();
        boolean reads = method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
        if (reads && ConsolePages.isPage(path)) {
            request.reroute(ConsolePages.INDEX);
            return;
        }
        request.addHeadersEndHandler(end -> {
            var response = request.response();
            pages.security().forEach(response.headers()::set);
            response.headers().set(HttpHeaders.CACHE_CONTROL, ConsolePages.caching(path, response.getStatusCode()));
        });
        request.next();
    }
}
