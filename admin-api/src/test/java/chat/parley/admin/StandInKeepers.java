package chat.parley.admin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * Stands in for the services that keep something of visitors. Each account has one, {@code vis-<account>}, in a
 * conversation {@code con-<account>}; a command has ended once it was asked for a second time.
 */
final class StandInKeepers implements AutoCloseable {
    private final HttpServer server;
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    StandInKeepers() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException("no port is free", e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        URI uri = exchange.getRequestURI();
        String account = uri.getQuery().replaceAll("(?s).*account=([^&]*).*", "$1");
        String path = uri.getPath();
        String last = path.substring(path.lastIndexOf('/') + 1);
        String body = null;
        if (path.startsWith("/internal/known-visitors/") && last.equals("vis-" + account)) {
            body = visitor(account);
        } else if (path.equals("/internal/known-visitors")) {
            body = "{\"visitors\":[" + (uri.getQuery().contains("vera@") ? visitor(account) : "") + "]}";
        } else if (path.endsWith("/history")) {
            body =
                    "{\"events\":[{\"event\":{\"type\":\"MessagePosted\",\"meta\":{\"sequence\":1},\"text\":\"my words\"}}],"
                            + "\"last\":1}";
        } else if (path.startsWith("/internal/outcomes/") && !asked.add(last)) {
            body = "{\"type\":\"Accepted\",\"commandId\":\"%s\",\"accountId\":\"%s\",\"conversationId\":\"con\","
                            .formatted(last, account)
                    + "\"issuer\":{\"kind\":\"system\",\"id\":\"x\"},\"sequence\":1,\"visitorSequence\":1}";
        } else if (path.startsWith("/internal/erasures/")) {
            body = "{\"counts\":{\"messages\":3},\"left\":[],\"doneAt\":\"2026-03-01T10:00:00Z\"}";
        }
        byte[] bytes = (body == null ? "{}" : body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().putAll(Map.of("Content-Type", java.util.List.of("application/json")));
        exchange.sendResponseHeaders(body == null ? 404 : 200, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static String visitor(String account) {
        return "{\"visitorId\":\"vis-%1$s\",\"name\":\"Vera\",\"emails\":[],\"phones\":[],\"conversations\":[\"con-%1$s\"]}"
                .formatted(account);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
