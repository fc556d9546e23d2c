package chat.parley.benchmarks.load;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Many visitors, each with a session and a socket of their own. */
public final class Crowd implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int AT_ONCE = 20;

    private final Vertx vertx;
    private final URI door;
    private final HttpClient http;
    private final WebSocketClient sockets;
    private final String placement;
    private final List<WebSocket> visitors = new ArrayList<>();
    private final Consumer<String> frames;
    private int gone;

    /** @param frames hears every frame any visitor gets, unread, on an event loop */
    public Crowd(Vertx vertx, URI door, String placement, Consumer<String> frames) {
        this.vertx = vertx;
        this.door = door;
        this.placement = placement;
        this.frames = frames;
        this.http = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(AT_ONCE));
        this.sockets = vertx.createWebSocketClient(
                new WebSocketClientOptions().setMaxConnections(50_000).setMaxFrameSize(1 << 20));
    }

    /** Lets visitors come until there are {@code count}. */
    public void gather(int count) throws InterruptedException, ExecutionException, TimeoutException {
        while (visitors.size() < count) {
            var coming = new ArrayList<Future<WebSocket>>();
            for (int i = visitors.size(); i < count && coming.size() < AT_ONCE; i++) {
                coming.add(come());
            }
            for (var visitor : coming) {
                visitors.add(
                        visitor.toCompletionStage().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
            }
        }
    }

    /** Those who came first go, all but so many; who has gone does not write any more. */
    public void leave(int butFor) {
        for (; gone < visitors.size() - butFor; gone++) {
            visitors.get(gone).close();
        }
    }

    /** One visitor writes. */
    public void write(int visitor, String text) {
        var frame = new JsonObject()
                .put("type", "message")
                .put("ref", UUID.randomUUID().toString())
                .put("clientMessageId", UUID.randomUUID().toString())
                .put("text", text);
        visitors.get(visitor % visitors.size()).writeTextMessage(frame.encode());
    }

    public int size() {
        return visitors.size();
    }

    private Future<WebSocket> come() {
        var session = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(door.getHost())
                .setPort(door.getPort())
                .setURI("/channels/web/sessions")
                .putHeader("origin", door.toString())
                .putHeader("content-type", "application/json");
        return http.request(session)
                .compose(request -> request.send(
                        new JsonObject().put("placementId", placement).toBuffer()))
                .compose(response -> response.body().map(body -> {
                    if (response.statusCode() != 200) {
                        throw new IllegalStateException("no session: " + response.statusCode() + " " + body);
                    }
                    return body.toJsonObject().getString("token");
                }))
                .compose(this::connect);
    }

    private Future<WebSocket> connect(String token) {
        var options = new WebSocketConnectOptions()
                .setHost(door.getHost())
                .setPort(door.getPort())
                .setURI("/ws/visitor")
                .addHeader("origin", door.toString());
        return sockets.connect(options).map(socket -> {
            socket.textMessageHandler(frames::accept);
            // Most end with the suite, and whoever has lost one counts what did not arrive.
            socket.exceptionHandler(gone -> {});
            socket.writeTextMessage(new JsonObject()
                    .put("type", "hello")
                    .put("token", token)
                    .put("after", 0)
                    .encode());
            vertx.setPeriodic(
                    15_000,
                    timer ->
                            socket.writeTextMessage("{\"type\":\"ping\"}").onFailure(gone -> vertx.cancelTimer(timer)));
            return socket;
        });
    }

    @Override
    public void close() {
        visitors.forEach(WebSocket::close);
    }
}
