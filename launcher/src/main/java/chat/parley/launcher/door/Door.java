package chat.parley.launcher.door;

import chat.parley.contracts.error.ErrorCode;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.OriginRequestProvider;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A reverse proxy in front of all parts, plain HTTP and WebSockets. A part that does not answer gives 503 as a
 * problem; paths of nobody give 404. Safe for several threads.
 */
public final class Door implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Requests that wait for news and sockets hold a connection each. */
    private static final int MOST_CONNECTIONS = 10_000;

    private static final int LONGEST_LINE = 16 * 1024;
    private static final int LARGEST_HEADERS = 32 * 1024;
    private static final String PROBLEM = "application/problem+json";

    private final Vertx vertx;
    private final HttpServer server;

    private Door(Vertx vertx, HttpServer server) {
        this.vertx = vertx;
        this.server = server;
    }

    /**
     * Opens it.
     *
     * @param host the address to listen on
     * @param port 0 for a free one
     * @param table where each part listens
     * @param startPage what {@code /} shows, HTML
     * @throws IOException when the port is taken
     */
    public static Door open(String host, int port, PathTable<SocketAddress> table, String startPage)
            throws IOException {
        return open(host, port, table, startPage, MOST_CONNECTIONS);
    }

    /** @param most connections to one part at once */
    static Door open(String host, int port, PathTable<SocketAddress> table, String startPage, int most)
            throws IOException {
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(2));
        var server = vertx.createHttpServer(new HttpServerOptions()
                .setMaxInitialLineLength(LONGEST_LINE)
                .setMaxHeaderSize(LARGEST_HEADERS)
                .setTcpNoDelay(true)
                // Browsers speak HTTP/2 over TLS only; one protocol less to be exact about.
                .setHttp2ClearTextEnabled(false)
                .setHandle100ContinueAutomatically(true));
        var handler = new Handling(proxy(vertx, table, most), table, startPage);
        server.requestHandler(handler::handle);
        try {
            await(server.listen(port, host));
        } catch (IOException e) {
            vertx.close();
            throw e;
        }
        return new Door(vertx, server);
    }

    private static HttpProxy proxy(Vertx vertx, PathTable<SocketAddress> table, int most) {
        HttpClient client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout(2_000)
                        .setKeepAliveTimeout(30)
                        .setMaxInitialLineLength(LONGEST_LINE)
                        .setMaxHeaderSize(LARGEST_HEADERS)
                        .setTcpNoDelay(true),
                new PoolOptions().setHttp1MaxSize(most));
        return HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(true), client)
                .origin(OriginRequestProvider.selector(context -> table.partOf(
                                context.request().proxiedRequest().path())
                        .map(Future::succeededFuture)
                        .orElseGet(() -> Future.failedFuture("no part has this path"))))
                .addInterceptor(new Unanswered());
    }

    /** Says in our words that a part gave no answer. */
    private static final class Unanswered implements ProxyInterceptor {
        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            return context.sendRequest().recover(failure -> {
                context.request().release();
                var response = context.request().response();
                response.setStatusCode(ErrorCode.UNAVAILABLE.status());
                response.putHeader("Content-Type", PROBLEM);
                response.putHeader("Retry-After", "1");
                response.setBody(Body.body(problem(ErrorCode.UNAVAILABLE)));
                return Future.succeededFuture(response);
            });
        }
    }

    private record Handling(HttpProxy proxy, PathTable<SocketAddress> table, String startPage) {
        void handle(HttpServerRequest request) {
            var path = request.path();
            if ("/".equals(path)) {
                request.response()
                        .putHeader("Content-Type", "text/html; charset=utf-8")
                        .putHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                        .putHeader("X-Content-Type-Options", "nosniff")
                        .end(startPage);
            } else if (path == null || table.partOf(path).isEmpty()) {
                request.response()
                        .setStatusCode(ErrorCode.NOT_FOUND.status())
                        .putHeader("Content-Type", PROBLEM)
                        .end(problem(ErrorCode.NOT_FOUND));
            } else {
                MultiMap headers = request.headers();
                var authority = headers.get("Host");
                ForwardedHeaders.replaceIn(
                        headers, request.remoteAddress().hostAddress(), authority == null ? "" : authority);
                proxy.handle(request);
            }
        }
    }

    private static Buffer problem(ErrorCode code) {
        return new JsonObject()
                .put("type", "urn:parley:error:" + code.code())
                .put("title", code.meaning())
                .put("status", code.status())
                .put("code", code.code())
                .toBuffer();
    }

    /** Where it listens. */
    public int port() {
        return server.actualPort();
    }

    /** Closes it with all connections. */
    @Override
    public void close() {
        try {
            await(vertx.close());
        } catch (IOException e) {
            throw new IllegalStateException("the door does not close", e);
        }
    }

    private static <T> T await(Future<T> future) throws IOException {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw new IOException("no answer within " + PATIENCE, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
