package chat.parley.benchmarks.load;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** One console's socket. */
public final class ConsoleSocket implements AutoCloseable {
    private final WebSocketClient client;
    private final WebSocket socket;

    private final String deviceId;

    private ConsoleSocket(WebSocketClient client, WebSocket socket, String deviceId) {
        this.client = client;
        this.socket = socket;
        this.deviceId = deviceId;
    }

    /**
     * Connects and logs in.
     *
     * @param status the presence to take on, for example {@code online}
     * @param frames hears every frame after the welcome, as text, on an event loop
     */
    public static ConsoleSocket open(Vertx vertx, URI door, String token, String status, Consumer<String> frames)
            throws InterruptedException, ExecutionException, TimeoutException {
        var client = vertx.createWebSocketClient(
                new WebSocketClientOptions().setMaxFrameSize(1 << 20).setMaxMessageSize(1 << 20));
        var welcome = new CompletableFuture<Void>();
        var options = new WebSocketConnectOptions()
                .setHost(door.getHost())
                .setPort(door.getPort())
                .setURI("/ws/operator")
                .addHeader("origin", door.toString());
        WebSocket socket = client.connect(options)
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
        socket.textMessageHandler(text -> {
            if (text.startsWith("{\"type\":\"welcome\"")) {
                welcome.complete(null);
            } else {
                frames.accept(text);
            }
        });
        socket.closeHandler(closed -> welcome.completeExceptionally(
                new IllegalStateException("the socket was closed: " + socket.closeStatusCode())));
        String deviceId = UUID.randomUUID().toString();
        socket.writeTextMessage(hello(token, deviceId, status));
        welcome.get(20, TimeUnit.SECONDS);
        vertx.setPeriodic(
                4_000,
                timer -> socket.writeTextMessage("{\"type\":\"ping\"}").onFailure(gone -> vertx.cancelTimer(timer)));
        return new ConsoleSocket(client, socket, deviceId);
    }

    private static String hello(String token, String deviceId, String status) {
        return new JsonObject()
                .put("type", "hello")
                .put("token", token)
                .put("deviceId", deviceId)
                .put("status", status)
                .encode();
    }

    /** Logs in again, before the token that it has is too old; a token is good for five minutes. */
    public void renew(String token, String status) {
        socket.writeTextMessage(hello(token, deviceId, status));
    }

    /** Takes on another presence. */
    public void become(String status) {
        socket.writeTextMessage(
                new JsonObject().put("type", "presence").put("status", status).encode());
    }

    /** Sends a command of an operator, without waiting for what becomes of it. */
    public void command(JsonObject command) {
        socket.writeTextMessage(new JsonObject()
                .put("type", "command")
                .put("ref", UUID.randomUUID().toString())
                .put("command", command)
                .encode());
    }

    public boolean isOpen() {
        return !socket.isClosed();
    }

    @Override
    public void close() {
        socket.close();
        client.close();
    }
}
