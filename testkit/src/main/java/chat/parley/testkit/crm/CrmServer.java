package chat.parley.testkit.crm;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** What simulators of CRMs have in common: they answer one request after the other, and fail on demand. */
public abstract class CrmServer implements AutoCloseable {
    static final String MEDIA_TYPE = "Content-Type";

    private final HttpServer server;
    private final Deque<Trouble> troubles = new ArrayDeque<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Queue<Long> arrivals = new ConcurrentLinkedQueue<>();

    CrmServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /** A request, read to its end. */
    record Request(String method, String path, Map<String, String> query, Map<String, String> headers, byte[] body) {
        boolean is(String wantedMethod, String pattern) {
            return method.equals(wantedMethod) && path.matches(pattern);
        }

        /** The part of the path with this number, from 0. */
        String part(int number) {
            return path.substring(1).split("/", -1)[number];
        }

        @Nullable
        String header(String name) {
            return headers.get(name);
        }

        JsonNode json() {
            try {
                return Json.mapper().readTree(body);
            } catch (IOException e) {
                return Json.mapper().missingNode();
            }
        }

        /**
         * What is on the page that is asked for.
         *
         * @param size the parameter that says how many a page has
         * @param usual how many it has where nobody says
         * @param most how many it has at most
         */
        ArrayNode page(JsonNode rows, String size, int usual, int most) {
            int each = Math.clamp(number(size, usual), 1, most);
            ArrayNode page = array();
            rows.valueStream()
                    .skip((long) each * (number("page", 1) - 1))
                    .limit(each)
                    .forEach(page::add);
            return page;
        }

        private int number(String parameter, int otherwise) {
            String value = query.getOrDefault(parameter, "");
            return value.matches("[1-9]\\d{0,6}") ? Integer.parseInt(value) : otherwise;
        }

        Map<String, String> form() {
            return pairs(new String(body, UTF_8));
        }

        /** The parts of a form with files; empty when it is none. */
        List<Part> parts() {
            return Part.read(header("content-type"), body);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /**
     * @param body null for none
     * @param headers besides the usual ones; a body of a media type that is text is sent as it is
     */
    record Answer(int status, @Nullable JsonNode body, Map<String, String> headers) {
        Answer(int status, @Nullable JsonNode body) {
            this(status, body, Map.of());
        }

        /** With a header more. */
        Answer with(String name, String value) {
            var all = new LinkedHashMap<>(headers);
            all.put(name, value);
            return new Answer(status, body, all);
        }

        /** Words instead of JSON. */
        static Answer text(int status, String words) {
            return new Answer(status, TextNode.valueOf(words), Map.of(MEDIA_TYPE, "text/plain"));
        }

        byte[] bytes() {
            if (body == null) {
                return new byte[0];
            }
            return headers.getOrDefault(MEDIA_TYPE, "").startsWith("text/")
                    ? body.asText().getBytes(UTF_8)
                    : Json.bytes(body);
        }
    }

    /** What it answers; called by one thread at a time. */
    abstract Answer answer(Request request);

    /** Where it is, without a slash at the end. */
    public String url() {
        return "http://127.0.0.1:" + port();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** The next requests end so, one each; what is done in spite of its trouble is the next that changes something. */
    public void next(Trouble... wanted) {
        synchronized (troubles) {
            troubles.addAll(List.of(wanted));
        }
    }

    /** How many requests came. */
    public int requests() {
        return arrivals.size();
    }

    /** How many came within one span of this length, at most. */
    public int mostWithin(Duration span) {
        List<Long> times = arrivals.stream().sorted().toList();
        int most = 0;
        for (int first = 0, last = 0; last < times.size(); last++) {
            while (times.get(last) - times.get(first) >= span.toNanos()) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    private void handle(HttpExchange exchange) throws IOException {
        arrivals.add(System.nanoTime());
        byte[] body = exchange.getRequestBody().readAllBytes();
        var headers = new LinkedHashMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        var uri = exchange.getRequestURI();
        var request = new Request(
                exchange.getRequestMethod(),
                uri.getPath(),
                pairs(uri.getRawQuery() == null ? "" : uri.getRawQuery()),
                headers,
                body);
        Trouble trouble = trouble(request);
        if (trouble == null || trouble.isDone()) {
            Answer answer;
            synchronized (this) {
                answer = answer(request);
            }
            end(exchange, answer, trouble);
        } else {
            refuse(exchange, trouble);
        }
    }

    private void refuse(HttpExchange exchange, Trouble trouble) throws IOException {
        switch (trouble) {
            case TOO_MANY -> {
                exchange.getResponseHeaders().set("Retry-After", "7");
                send(exchange, 429, "Too many requests".getBytes(UTF_8));
            }
            case SHUT_OUT -> send(exchange, 403, "{\"title\":\"Forbidden\",\"status\":403}".getBytes(UTF_8));
            case SILENT -> {
                try {
                    closed.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                exchange.close();
            }
            case NONSENSE -> send(exchange, 200, "<html>".getBytes(UTF_8));
            case ENDLESS -> speakOn(exchange);
            case BROKEN, DONE_AND_CUT, DONE_AND_HALF, DONE_AND_GARBLED -> send(exchange, 500, new byte[0]);
        }
    }

    /** Speaks until nobody listens any more. */
    private void speakOn(HttpExchange exchange) {
        byte[] spaces = " ".repeat(65_536).getBytes(UTF_8);
        try {
            exchange.sendResponseHeaders(200, 0);
            while (closed.getCount() > 0) {
                exchange.getResponseBody().write(spaces);
            }
        } catch (IOException e) {
            // Whoever asked has heard enough.
        }
        exchange.close();
    }

    private static void end(HttpExchange exchange, Answer answer, @Nullable Trouble trouble) throws IOException {
        byte[] bytes = answer.bytes();
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        if (trouble == Trouble.DONE_AND_CUT) {
            exchange.close();
        } else if (trouble == Trouble.DONE_AND_HALF) {
            exchange.sendResponseHeaders(answer.status(), bytes.length + 10L);
            exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
            exchange.close();
        } else {
            send(exchange, answer.status(), trouble == Trouble.DONE_AND_GARBLED ? "<html>".getBytes(UTF_8) : bytes);
        }
    }

    private @Nullable Trouble trouble(Request request) {
        synchronized (troubles) {
            Trouble next = troubles.peek();
            return next != null && next.isDone() && !changes(request) ? null : troubles.poll();
        }
    }

    /** Whether what it asks for changes something. */
    boolean changes(Request request) {
        return !request.method().equals("GET");
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        if (!exchange.getResponseHeaders().containsKey(MEDIA_TYPE)) {
            exchange.getResponseHeaders().set(MEDIA_TYPE, "application/json");
        }
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private static Map<String, String> pairs(String text) {
        var pairs = new LinkedHashMap<String, String>();
        for (String pair : text.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                pairs.put(URLDecoder.decode(parts[0], UTF_8), URLDecoder.decode(parts[1], UTF_8));
            }
        }
        return pairs;
    }

    /** Calls back; the status it was answered with. */
    static int post(String url, Map<String, String> headers, String body) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(url)).POST(HttpRequest.BodyPublishers.ofString(body));
            headers.forEach(request::header);
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    }

    static ObjectNode object() {
        return Json.mapper().createObjectNode();
    }

    static ArrayNode array() {
        return Json.mapper().createArrayNode();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
