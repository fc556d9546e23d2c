package chat.parley.benchmarks.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One socket through the door, for one thread; a side that says nothing for too long is taken for gone. */
final class Link implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PING_EVERY = Duration.ofSeconds(4);
    private static final String END = "";

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final WebSocket socket;
    private long lastHeard = System.nanoTime();
    private long lastPing = System.nanoTime();

    private Link(HttpClient http, URI door, String path) throws IOException, InterruptedException {
        var address = URI.create("ws://" + door.getHost() + ":" + door.getPort() + path);
        this.socket = await(http.newWebSocketBuilder()
                .connectTimeout(PATIENCE)
                .header("Origin", door.toString())
                .buildAsync(address, new Ear()));
    }

    /** Connects, says hello and waits for the welcome, which is the first thing that is heard then. */
    static Link open(HttpClient http, URI door, String path, String hello) throws IOException, InterruptedException {
        var link = new Link(http, door, path);
        try {
            link.send(hello);
            return link;
        } catch (IOException | InterruptedException e) {
            link.close();
            throw e;
        }
    }

    void send(String frame) throws IOException, InterruptedException {
        await(socket.sendText(frame, true));
    }

    /**
     * @param patience how long to wait for a frame
     * @return null where none came
     * @throws IOException when the socket is closed, or nothing was heard for so long that it has to be dead
     */
    @Nullable
    JsonNode next(Duration patience) throws IOException, InterruptedException {
        long now = System.nanoTime();
        if (now - lastPing > PING_EVERY.toNanos()) {
            lastPing = now;
            send("{\"type\":\"ping\"}");
        }
        String frame = heard.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        if (frame == null) {
            if (System.nanoTime() - lastHeard > PATIENCE.toNanos()) {
                throw new IOException("silent for " + PATIENCE.toSeconds() + " s");
            }
            return null;
        }
        if (frame.equals(END)) {
            throw new IOException("closed");
        }
        lastHeard = System.nanoTime();
        return JSON.readTree(frame);
    }

    @Override
    public void close() {
        socket.abort();
    }

    private static <T> T await(CompletableFuture<T> future) throws IOException, InterruptedException {
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            future.cancel(true);
            throw new IOException(e);
        }
    }

    private final class Ear implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                heard.add(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            heard.add(END);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            heard.add(END);
        }
    }
}
