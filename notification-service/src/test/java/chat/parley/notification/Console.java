package chat.parley.notification;

import chat.parley.contracts.settings.Setting;
import chat.parley.platform.json.Json;
import chat.parley.testkit.TestIssuer;
import chat.parley.testkit.Tokens;
import chat.parley.testkit.Wait;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** An operator's console as far as its socket goes; it pings by itself until told to be silent. */
public final class Console implements WebSocket.Listener, AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final List<JsonNode> frames = new ArrayList<>();
    private final StringBuilder part = new StringBuilder();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final ScheduledExecutorService pings = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private final boolean reads;
    private WebSocket socket;

    private Console(boolean reads) {
        this.reads = reads;
    }

    /** A page of the door opens a socket. */
    public static Console open(URI address) {
        return open(address, TestIssuer.DOOR, true);
    }

    /** @param reads whether it ever takes anything in */
    public static Console open(URI address, String origin, boolean reads) {
        var console = new Console(reads);
        var builder = HTTP.newWebSocketBuilder();
        if (origin != null) {
            builder.header("Origin", origin);
        }
        var uri = URI.create(address.toString().replaceFirst("^http", "ws"));
        console.socket =
                builder.buildAsync(uri, console).orTimeout(10, TimeUnit.SECONDS).join();
        console.pings.scheduleAtFixedRate(
                () -> {
                    if (console.saidHello) {
                        console.send(Map.of("type", "ping"));
                    }
                },
                500,
                500,
                TimeUnit.MILLISECONDS);
        return console;
    }

    private volatile boolean saidHello;

    /** Opens a socket, says hello and waits for the welcome. */
    public static Console of(URI address, Setting.Operator operator, String device) {
        var console = open(address);
        console.hello(Tokens.of(operator), device);
        console.await(frame -> type(frame).equals("welcome"));
        return console;
    }

    public Console hello(Tokens token, String device) {
        return hello(token, device, "online");
    }

    public Console hello(Tokens token, String device, String status) {
        send(Map.of("type", "hello", "token", token.sign(), "deviceId", device, "status", status));
        saidHello = true;
        return this;
    }

    public void command(String ref, Map<String, ?> command) {
        send(Map.of("type", "command", "ref", ref, "command", command));
    }

    public Console send(Object frame) {
        return sendText(Json.text(frame));
    }

    public synchronized Console sendText(String text) {
        if (!socket.isOutputClosed()) {
            socket.sendText(text, true)
                    .orTimeout(5, TimeUnit.SECONDS)
                    .exceptionally(gone -> socket)
                    .join();
        }
        return this;
    }

    /** Keeps the link but says nothing any more, as a half-open one. */
    public void fallSilent() {
        pings.shutdownNow();
    }

    /** Vanishes without a word, as a cut link. */
    public void cut() {
        pings.shutdownNow();
        socket.abort();
    }

    public JsonNode await(Predicate<JsonNode> wanted) {
        return Wait.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> frames().stream().filter(wanted).findFirst(), java.util.Optional::isPresent)
                .orElseThrow();
    }

    /** The code the socket was closed with, once it is. */
    public int awaitClose() {
        return closed.orTimeout(15, TimeUnit.SECONDS).join();
    }

    public boolean isClosed() {
        return closed.isDone();
    }

    public List<JsonNode> frames() {
        synchronized (frames) {
            return List.copyOf(frames);
        }
    }

    public List<JsonNode> frames(Predicate<JsonNode> wanted) {
        return frames().stream().filter(wanted).toList();
    }

    public static String type(JsonNode frame) {
        return frame.path("type").asText();
    }

    @Override
    public void onOpen(WebSocket opened) {
        if (reads) {
            opened.request(1);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            try {
                synchronized (frames) {
                    frames.add(Json.mapper().readTree(part.toString()));
                }
            } catch (JsonProcessingException e) {
                closed.completeExceptionally(e);
            }
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.complete(-1);
    }

    @Override
    public void close() {
        pings.shutdownNow();
        socket.abort();
    }
}
