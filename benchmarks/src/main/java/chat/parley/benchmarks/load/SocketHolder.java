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
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;

/**
 * A process of its own that holds visitors' sockets and does nothing with them but keep them alive. It comes from several
 * addresses of this machine, because one has too few ports. Arguments: the service's address, the origin, the placement,
 * how many, from how many addresses. Tells on its standard output how many it holds and what they have heard; ends with its
 * standard input, and when not all of them can be held.
 */
public final class SocketHolder {
    /** Before the number of sockets, once they are all there, and the nanoseconds that took. */
    public static final String HELD = "held ";
    /**
     * Before the number of frames of availability that all have heard since they are all there, the nanoseconds between
     * the first and the last of each wave, which is one for every socket, summed up, and the number of sockets that were
     * closed.
     */
    public static final String HEARD = "heard ";

    private static final int AT_ONCE = 40;
    private static final long PATIENCE_SECONDS = 20;
    private static final long PING_MILLIS = 20_000;
    private static final long TOLD_MILLIS = 20;

    private final Vertx vertx = Vertx.vertx();
    private final URI service;
    private final String origin;
    private final String placement;
    private final HttpClient http = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(AT_ONCE));
    private final List<WebSocketClient> clients = new ArrayList<>();
    private final List<WebSocket> sockets = new ArrayList<>();
    private final Waves waves = new Waves();
    private final LongAdder lost = new LongAdder();

    private SocketHolder(URI service, String origin, String placement, int addresses) {
        this.service = service;
        this.origin = origin;
        this.placement = placement;
        for (int i = 0; i < addresses; i++) {
            clients.add(vertx.createWebSocketClient(
                    new WebSocketClientOptions().setMaxConnections(50_000).setLocalAddress("127.0.0." + (2 + i))));
        }
    }

    public static void main(String[] arguments) throws Exception {
        var holder =
                new SocketHolder(URI.create(arguments[0]), arguments[1], arguments[2], Integer.parseInt(arguments[4]));
        long began = System.nanoTime();
        try {
            holder.hold(Integer.parseInt(arguments[3]));
        } catch (ExecutionException | TimeoutException e) {
            // Vert.x's threads would keep this process, and whoever waits for it, for ever.
            System.err.println("only " + holder.sockets.size() + " sockets could be opened: " + e);
            System.exit(1);
        }
        long took = System.nanoTime() - began;
        holder.waves.begin(holder.sockets.size());
        System.out.println(HELD + holder.sockets.size() + " " + took);
        holder.vertx.setPeriodic(TOLD_MILLIS, timer -> holder.report());
        holder.stay();
        System.exit(0);
    }

    private void report() {
        System.out.println(HEARD + waves.told() + " " + lost.sum());
    }

    /** Counts frames; a wave is timed here, because whoever reads the reports hears of it too late. */
    private static final class Waves {
        private int size = Integer.MAX_VALUE;
        private long count;
        private long first;
        private long nanos;

        /** What was heard so far was before everybody was there. */
        synchronized void begin(int sockets) {
            size = sockets;
            count = 0;
        }

        synchronized void heard() {
            long now = System.nanoTime();
            if (count % size == 0) {
                first = now;
            }
            count++;
            if (count % size == 0) {
                nanos += now - first;
            }
        }

        synchronized String told() {
            return count + " " + nanos;
        }
    }

    private void stay() throws IOException {
        while (System.in.read() >= 0) {
            // Whoever started it closes the stream when it is done.
            continue;
        }
    }

    private void hold(int count) throws Exception {
        while (sockets.size() < count) {
            var coming = new ArrayList<Future<WebSocket>>();
            for (int i = 0; i < AT_ONCE && sockets.size() + i < count; i++) {
                coming.add(come(clients.get((sockets.size() + i) % clients.size())));
            }
            for (Future<WebSocket> each : coming) {
                sockets.add(each.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            }
        }
    }

    private Future<WebSocket> come(WebSocketClient client) {
        var session = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(service.getHost())
                .setPort(service.getPort())
                .setURI("/channels/web/sessions")
                .putHeader("origin", origin)
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
                .compose(token -> client.connect(new WebSocketConnectOptions()
                                .setHost(service.getHost())
                                .setPort(service.getPort())
                                .setURI("/ws/visitor")
                                .addHeader("origin", origin))
                        .compose(socket -> greet(socket, token)));
    }

    /** Ready once the welcome is there. */
    private Future<WebSocket> greet(WebSocket socket, String token) {
        io.vertx.core.Promise<WebSocket> welcome = io.vertx.core.Promise.promise();
        socket.textMessageHandler(text -> {
            if (text.startsWith("{\"type\":\"welcome\"")) {
                welcome.tryComplete(socket);
            } else if (text.startsWith("{\"type\":\"availability\"")) {
                waves.heard();
            }
        });
        socket.closeHandler(closed -> {
            if (!welcome.tryFail("closed: " + socket.closeStatusCode())) {
                lost.increment();
            }
        });
        socket.writeTextMessage(new JsonObject()
                .put("type", "hello")
                .put("token", token)
                .put("after", 0)
                .encode());
        vertx.setPeriodic(
                PING_MILLIS,
                timer -> socket.writeTextMessage("{\"type\":\"ping\"}").onFailure(gone -> vertx.cancelTimer(timer)));
        return welcome.future();
    }
}
