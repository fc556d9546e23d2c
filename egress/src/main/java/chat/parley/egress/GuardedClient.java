package chat.parley.egress;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Calls addresses that people outside entered: over the very address that was checked, without following redirects, and reading no
 * more of the answer than is kept.
 */
public class GuardedClient {
    private static final int CONNECT_MILLIS = 5_000;

    private final AddressClient addresses;
    private final String agent;
    private final Duration patience;
    private final HttpClient http;

    /**
     * @param agent what it is called in requests
     * @param patience how long an answer is waited for
     * @param atOnce connections to one server
     */
    public GuardedClient(Vertx vertx, AddressClient addresses, String agent, Duration patience, int atOnce) {
        this.addresses = addresses;
        this.agent = agent;
        this.patience = patience;
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(CONNECT_MILLIS)
                .setKeepAliveTimeout(30)
                .setMaxPoolSize(atOnce)
                .setMaxRedirects(0)
                .setVerifyHost(true));
    }

    /** What came of a request. */
    public sealed interface Result {
        /**
         * The endpoint answered.
         *
         * @param retryAfter the header of this name; null when there is none
         * @param beginning of the body, no more than was asked for
         * @param whole whether that is all of it
         */
        record Answered(int status, @Nullable String retryAfter, byte[] beginning, boolean whole) implements Result {}

        /**
         * There was no answer.
         *
         * @param hopeless whether trying again would not help
         * @param sent whether the request may have arrived
         */
        record Failed(String error, boolean hopeless, boolean sent) implements Result {
            /** Nothing was connected to. */
            public Failed(String error, boolean hopeless) {
                this(error, hopeless, false);
            }
        }
    }

    /**
     * Sends a request and waits for the answer.
     *
     * @param body JSON; null for none
     * @param most so many bytes of the answer are read
     */
    public Result send(String method, Endpoint endpoint, Map<String, String> headers, @Nullable String body, int most) {
        return send(method, endpoint, headers, body, most, false);
    }

    /** @param chunked whether the body goes out in chunks, without its length said before */
    public Result send(
            String method,
            Endpoint endpoint,
            Map<String, String> headers,
            @Nullable String body,
            int most,
            boolean chunked) {
        return sendBytes(method, endpoint, headers, body == null ? new byte[0] : body.getBytes(UTF_8), most, chunked);
    }

    /** The same with a body of any form, which {@code headers} name; an empty one is none. */
    public Result sendBytes(
            String method, Endpoint endpoint, Map<String, String> headers, byte[] body, int most, boolean chunked) {
        InetAddress address;
        try {
            address = addresses.find(endpoint.host());
        } catch (UnknownHostException e) {
            return new Result.Failed("the host is not known", false);
        } catch (AddressClient.Forbidden e) {
            return new Result.Failed(String.valueOf(e.getMessage()), true);
        }
        var options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(method))
                .setServer(SocketAddress.inetSocketAddress(endpoint.port(), address.getHostAddress()))
                .setHost(endpoint.host())
                .setPort(endpoint.port())
                .setSsl(endpoint.isSecure())
                .setFollowRedirects(false)
                .setURI(endpoint.target())
                .putHeader("content-type", "application/json")
                .putHeader("user-agent", agent);
        headers.forEach(options::putHeader);
        if (endpoint.credentials() != null) {
            options.putHeader(
                    "authorization",
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString(endpoint.credentials().getBytes(UTF_8)));
        }
        return await(new Exchange(options, Buffer.buffer(body), most, chunked).begin());
    }

    private Result await(Exchange exchange) {
        try {
            return exchange.result
                    .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            exchange.abort();
            return exchange.soFar(
                    e.getCause() instanceof TimeoutException ? "no answer in time" : describe(e.getCause()));
        }
    }

    /** The kind of failure only: messages of the network may name addresses. */
    private static String describe(@Nullable Throwable failure) {
        return failure == null ? "failed" : failure.getClass().getSimpleName();
    }

    /** One request and what has come back of its answer so far. */
    private final class Exchange {
        private final RequestOptions options;
        private final Buffer body;
        private final int most;
        private final boolean chunked;
        private final CompletableFuture<Result> result = new CompletableFuture<>();
        private final Buffer beginning = Buffer.buffer();
        private volatile @Nullable HttpClientRequest request;
        private volatile @Nullable HttpClientResponse answer;

        Exchange(RequestOptions options, Buffer body, int most, boolean chunked) {
            this.options = options;
            this.body = body;
            this.most = most;
            this.chunked = chunked;
        }

        Exchange begin() {
            http.request(options).onFailure(result::completeExceptionally).onSuccess(made -> {
                request = made;
                if (result.isDone()) {
                    made.reset();
                    return;
                }
                made.setChunked(chunked)
                        .send(body)
                        .onFailure(result::completeExceptionally)
                        .onSuccess(this::read);
            });
            return this;
        }

        private void read(HttpClientResponse response) {
            answer = response;
            response.exceptionHandler(result::completeExceptionally);
            response.endHandler(end -> result.complete(answered(response, true)));
            response.handler(chunk -> {
                synchronized (beginning) {
                    int room = most - beginning.length();
                    beginning.appendBuffer(chunk, 0, Math.min(room, chunk.length()));
                    if (chunk.length() < room) {
                        return;
                    }
                }
                result.complete(answered(response, false));
                abort();
            });
        }

        private Result answered(HttpClientResponse response, boolean whole) {
            synchronized (beginning) {
                return new Result.Answered(
                        response.statusCode(), response.getHeader("retry-after"), beginning.getBytes(), whole);
            }
        }

        /** What to make of an exchange that broke off: a status that has come counts. */
        Result soFar(String error) {
            HttpClientResponse came = answer;
            return came == null ? new Result.Failed(error, false, request != null) : answered(came, false);
        }

        void abort() {
            HttpClientRequest made = request;
            if (made != null) {
                made.reset();
            }
        }
    }
}
