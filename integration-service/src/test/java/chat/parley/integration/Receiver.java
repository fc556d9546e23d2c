package chat.parley.integration;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.platform.json.Json;
import chat.parley.testkit.Wait;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A partner's endpoint; it checks signatures by its own reading of Standard Webhooks. */
final class Receiver implements AutoCloseable {
    /** @param signed what has to be under the signature */
    record Got(String path, String id, String timestamp, String signature, String authorization, String body) {
        JsonNode json() {
            try {
                return Json.mapper().readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        boolean isSignedWith(String secret) {
            try {
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replace("whsec_", "")), "HmacSHA256"));
                String mine = "v1,"
                        + Base64.getEncoder()
                                .encodeToString(mac.doFinal((id + "." + timestamp + "." + body).getBytes(UTF_8)));
                return List.of(signature.split(" ", -1)).contains(mine);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private final List<Got> got = new ArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final int port;
    private volatile ToIntFunction<Got> answer = request -> 204;
    private volatile HttpServer server;

    Receiver() throws IOException {
        port = start(0);
    }

    private int start(int wanted) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
        return server.getAddress().getPort();
    }

    String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    int port() {
        return port;
    }

    void goDown() {
        server.stop(0);
    }

    void comeBack() throws IOException {
        start(port);
    }

    void answers(ToIntFunction<Got> with) {
        answer = with;
    }

    /** Keeps every request to {@code path} waiting until the end of the test. */
    void hangsOn(String path) {
        answers(request -> {
            if (request.path().equals(path)) {
                try {
                    boolean over = end.await(60, TimeUnit.SECONDS);
                    return over ? 503 : 504;
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return 204;
        });
    }

    List<Got> got() {
        synchronized (got) {
            return List.copyOf(got);
        }
    }

    List<Got> got(String path) {
        return got().stream().filter(request -> request.path().equals(path)).toList();
    }

    List<Got> await(String path, int count) {
        Wait.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() ->
                        org.assertj.core.api.Assertions.assertThat(got(path)).hasSizeGreaterThanOrEqualTo(count));
        return got(path);
    }

    private void handle(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        var request = new Got(
                exchange.getRequestURI().toString(),
                headers.getFirst("webhook-id"),
                headers.getFirst("webhook-timestamp"),
                headers.getFirst("webhook-signature"),
                headers.getFirst("authorization"),
                new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        synchronized (got) {
            got.add(request);
        }
        int status = answer.applyAsInt(request);
        byte[] body = "thanks, ann@example.com".getBytes(UTF_8);
        if (status == 302) {
            exchange.getResponseHeaders().set("Location", url("/elsewhere"));
        }
        exchange.sendResponseHeaders(status, status == 204 ? -1 : body.length);
        if (status != 204) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
    }
}
