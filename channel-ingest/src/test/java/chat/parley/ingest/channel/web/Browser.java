package chat.parley.ingest.channel.web;

import chat.parley.platform.json.Json;
import chat.parley.testkit.Wait;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/** A visitor's end of a socket, which keeps everything it hears. */
final class Browser implements AutoCloseable, WebSocket.Listener {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final List<JsonNode> heard = new ArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private WebSocket socket;

    static Browser connect(int port, Map<String, String> headers) {
        var browser = new Browser();
        var builder = HTTP.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(5));
        headers.forEach(builder::header);
        browser.socket = builder.buildAsync(URI.create("ws://localhost:" + port + "/ws/visitor"), browser)
                .join();
        return browser;
    }

    /** Connects from the shop's page and says hello. */
    static Browser hello(int port, String token) {
        var browser = connect(port, Map.of("Origin", Shop.ORIGIN));
        browser.send(Map.of("type", "hello", "token", token, "after", 0));
        browser.await(frame -> frame.path("type").asText().equals("welcome"));
        return browser;
    }

    void send(Map<String, Object> frame) {
        send(Json.text(frame));
    }

    void send(String text) {
        socket.sendText(text, true).join();
    }

    /** The first frame heard that matches, waiting for it if need be. */
    JsonNode await(Predicate<JsonNode> wanted) {
        return Wait.await()
                .alias("a frame")
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> heard(wanted).stream().findFirst().orElse(null), found -> found != null);
    }

    JsonNode await(String type) {
        return await(frame -> frame.path("type").asText().equals(type));
    }

    /** The refusal of the frame with this ref. */
    JsonNode refusalOf(String ref) {
        return await(frame -> frame.path("type").asText().equals("error")
                && frame.path("ref").asText().equals(ref));
    }

    List<JsonNode> heard(String type) {
        return heard(frame -> frame.path("type").asText().equals(type));
    }

    List<JsonNode> heard(Predicate<JsonNode> wanted) {
        synchronized (heard) {
            return heard.stream().filter(wanted).toList();
        }
    }

    /** The code the service closes with. */
    int closeCode() {
        Wait.await().atMost(Duration.ofSeconds(10)).until(closed::isDone);
        return closed.join();
    }

    boolean isOpen() {
        return !closed.isDone();
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            try {
                JsonNode frame = Json.mapper().readTree(part.toString());
                synchronized (heard) {
                    heard.add(frame);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            part.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closed.complete(statusCode);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.complete(-1);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
