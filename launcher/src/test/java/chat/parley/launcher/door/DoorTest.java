package chat.parley.launcher.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DoorTest {
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<String> endsBehind = new LinkedBlockingQueue<>();
    private HttpServer behind;
    private Door door;

    @BeforeEach
    void open() throws Exception {
        behind = vertx.createHttpServer();
        behind.requestHandler(DoorTest::answer);
        behind.webSocketHandler(socket -> {
            socket.closeHandler(ended -> endsBehind.add("ended"));
            socket.writeTextMessage("forwarded for " + socket.headers().get("X-Forwarded-For"));
            socket.textMessageHandler(text -> {
                if ("leave".equals(text)) {
                    socket.close((short) 4401, "left");
                } else {
                    socket.writeTextMessage("echo " + text);
                }
            });
        });
        await(behind.listen(0, "127.0.0.1"));
        var table = PathTable.<SocketAddress>empty()
                .with("/api", SocketAddress.inetSocketAddress(behind.actualPort(), "127.0.0.1"))
                .with("/ws", SocketAddress.inetSocketAddress(behind.actualPort(), "127.0.0.1"))
                .with("/down", SocketAddress.inetSocketAddress(1, "127.0.0.1"));
        door = Door.open("127.0.0.1", 0, table, "<p>hello</p>");
    }

    @AfterEach
    void close() throws Exception {
        door.close();
        await(vertx.close());
    }

    private static void answer(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            var seen = new JsonObject()
                    .put("method", request.method().name())
                    .put("uri", request.uri())
                    .put("body", body.toString());
            for (var header : request.headers()) {
                seen.put(header.getKey().toLowerCase(java.util.Locale.ROOT), header.getValue());
            }
            request.response().setStatusCode(201).putHeader("X-Part", "behind").end(seen.toBuffer());
        });
    }

    @Test
    void a_request_reaches_its_part_whole_and_the_answer_comes_back() throws Exception {
        var answer = client.send(
                HttpRequest.newBuilder(at("/api/things?after=%D1%8F&limit=2"))
                        .header("Authorization", "Bearer x")
                        .POST(HttpRequest.BodyPublishers.ofString("привет"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("X-Part")).contains("behind");
        var seen = new JsonObject(answer.body());
        assertThat(seen.getString("method")).isEqualTo("POST");
        assertThat(seen.getString("uri")).isEqualTo("/api/things?after=%D1%8F&limit=2");
        assertThat(seen.getString("body")).isEqualTo("привет");
        assertThat(seen.getString("authorization")).isEqualTo("Bearer x");
    }

    @Test
    void a_large_body_passes_both_ways() throws Exception {
        var large = "я".repeat(500_000);

        var answer = client.send(
                HttpRequest.newBuilder(at("/api/large"))
                        .POST(HttpRequest.BodyPublishers.ofString(large))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(new JsonObject(answer.body()).getString("body")).isEqualTo(large);
    }

    @Test
    void the_part_is_told_who_asks_and_not_what_the_asker_claims() throws Exception {
        var answer = client.send(
                HttpRequest.newBuilder(at("/api/things"))
                        .header("X-Forwarded-For", "6.6.6.6")
                        .header("X-Forwarded-Proto", "https")
                        .header("X-Forwarded-Host", "evil.example")
                        .header("X-Forwarded-Prefix", "/evil")
                        .header("Forwarded", "for=6.6.6.6")
                        .header("X-Real-IP", "6.6.6.6")
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        var seen = new JsonObject(answer.body());
        assertThat(seen.getString("x-forwarded-for")).isEqualTo("127.0.0.1");
        assertThat(seen.getString("x-forwarded-proto")).isEqualTo("http");
        assertThat(seen.getString("x-forwarded-host")).isEqualTo("127.0.0.1:" + door.port());
        assertThat(seen.fieldNames()).doesNotContain("x-forwarded-prefix", "forwarded", "x-real-ip");
    }

    @Test
    void a_part_that_is_down_is_said_to_be_unavailable() throws Exception {
        var answer = get("/down/x");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(new JsonObject(answer.body()).getString("code")).isEqualTo("unavailable");
    }

    @Test
    void a_body_sent_to_a_part_that_is_down_does_no_harm() throws Exception {
        var answer = client.send(
                HttpRequest.newBuilder(at("/down/x"))
                        .POST(HttpRequest.BodyPublishers.ofString("x".repeat(200_000)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(get("/api/after").statusCode()).isEqualTo(201);
    }

    @Test
    void paths_of_nobody_are_not_found() throws Exception {
        for (var path : new String[] {"/q/health", "/internal/events", "/api/../q/metrics", "/nothing"}) {
            var answer = rawGet(path);

            assertThat(answer).as(path).startsWith("HTTP/1.1 404").contains("urn:parley:error:not-found");
        }
    }

    /** Java's own client would tidy the path before sending it. */
    private String rawGet(String path) throws IOException {
        try (var socket = new java.net.Socket("127.0.0.1", door.port())) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    @Test
    void the_root_shows_the_start_page() throws Exception {
        var answer = get("/");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("<p>hello</p>");
    }

    @Test
    void a_socket_passes_both_ways_with_its_close_code() throws Exception {
        var socket = new RecordingSocket();
        var open = client.newWebSocketBuilder()
                .header("X-Forwarded-For", "6.6.6.6")
                .buildAsync(URI.create("ws://127.0.0.1:" + door.port() + "/ws/operator"), socket)
                .get(5, TimeUnit.SECONDS);

        assertThat(socket.next()).isEqualTo("forwarded for 127.0.0.1");
        open.sendText("да", true).get(5, TimeUnit.SECONDS);
        assertThat(socket.next()).isEqualTo("echo да");
        open.sendText("leave", true).get(5, TimeUnit.SECONDS);
        assertThat(socket.next()).isEqualTo("closed 4401 left");
    }

    @Test
    void a_socket_that_has_ended_makes_room_for_another() throws Exception {
        var table = PathTable.<SocketAddress>empty()
                .with("/ws", SocketAddress.inetSocketAddress(behind.actualPort(), "127.0.0.1"));
        try (var narrow = Door.open("127.0.0.1", 0, table, "", 2)) {
            for (int i = 0; i < 12; i++) {
                var listener = new RecordingSocket();
                var open = client.newWebSocketBuilder()
                        .buildAsync(URI.create("ws://127.0.0.1:" + narrow.port() + "/ws/visitor"), listener)
                        .get(5, TimeUnit.SECONDS);
                switch (i % 3) {
                    case 0 -> open.sendClose(WebSocket.NORMAL_CLOSURE, "").get(5, TimeUnit.SECONDS);
                    case 1 -> open.abort();
                    default -> open.sendText("leave", true).get(5, TimeUnit.SECONDS);
                }
                assertThat(endsBehind.poll(5, TimeUnit.SECONDS)).isEqualTo("ended");
            }
        }
    }

    @Test
    void a_socket_is_closed_when_its_part_dies() throws Exception {
        var socket = new RecordingSocket();
        client.newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + door.port() + "/ws/operator"), socket)
                .get(5, TimeUnit.SECONDS);
        assertThat(socket.next()).startsWith("forwarded");

        await(behind.close());

        assertThat(socket.next()).matches("closed .*|error");
    }

    @Test
    void a_part_hears_of_it_when_the_socket_of_a_client_breaks() throws Exception {
        var socket = new RecordingSocket();
        var open = client.newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + door.port() + "/ws/operator"), socket)
                .get(5, TimeUnit.SECONDS);
        assertThat(socket.next()).startsWith("forwarded");

        open.abort();

        assertThat(endsBehind.poll(5, TimeUnit.SECONDS)).isEqualTo("ended");
    }

    @Test
    void a_taken_port_is_said_to_be_taken() {
        assertThatThrownBy(() -> Door.open("127.0.0.1", door.port(), PathTable.empty(), ""))
                .isInstanceOf(IOException.class);
    }

    @Test
    void no_variant_of_a_forwarding_header_survives() {
        var headers = MultiMap.caseInsensitiveMultiMap()
                .add("x-forwarded-for", "6.6.6.6")
                .add("X-FORWARDED-FOR", "7.7.7.7")
                .add("X-Forwarded-Ssl", "on")
                .add("Accept", "text/html");

        ForwardedHeaders.replaceIn(headers, "10.0.0.1", "");

        assertThat(headers.getAll("X-Forwarded-For")).containsExactly("10.0.0.1");
        assertThat(headers.names()).containsExactlyInAnyOrder("Accept", "X-Forwarded-For", "X-Forwarded-Proto");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(at(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + door.port() + path);
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
    }

    private static final class RecordingSocket implements WebSocket.Listener {
        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        private final StringBuilder text = new StringBuilder();

        String next() throws InterruptedException {
            return heard.poll(5, TimeUnit.SECONDS);
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                heard.add(text.toString());
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            heard.add("closed " + code + " " + reason);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            heard.add("error");
        }
    }
}
