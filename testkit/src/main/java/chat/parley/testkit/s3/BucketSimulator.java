package chat.parley.testkit.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * One bucket of an S3 store, in memory. It believes nobody: the signature of each request is reckoned anew, by a reading
 * of Signature Version 4 of its own, and so is the hash of each body.
 */
public final class BucketSimulator implements AutoCloseable {
    /** The only key that may do anything. */
    public static final String ACCESS_KEY = "AKIDSIMULATED";

    public static final String SECRET_KEY = "a secret that is not one";
    public static final String REGION = "eu-test-1";

    private static final Pattern AUTHORIZATION = Pattern.compile("AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8})/([^/]+)"
            + "/s3/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})");

    private final ConcurrentMap<String, byte[]> objects = new ConcurrentHashMap<>();
    private final HttpServer server;

    /** Starts it on a free port of this machine. */
    public BucketSimulator() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/files/", this::answer);
        server.start();
    }

    /** The bucket's address. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/files");
    }

    /** What is kept, by name. */
    public Map<String, byte[]> objects() {
        return Map.copyOf(objects);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Optional<String> refusal = refusal(exchange, body);
            if (refusal.isPresent()) {
                respond(exchange, 403, ("<Error><Code>" + refusal.get() + "</Code></Error>").getBytes(UTF_8));
                return;
            }
            String name = exchange.getRequestURI().getPath().substring("/files/".length());
            switch (exchange.getRequestMethod()) {
                case "PUT" -> {
                    objects.put(name, body);
                    respond(exchange, 200, new byte[0]);
                }
                case "GET" -> {
                    byte[] kept = objects.get(name);
                    respond(exchange, kept == null ? 404 : 200, kept == null ? new byte[0] : kept);
                }
                case "DELETE" -> {
                    objects.remove(name);
                    respond(exchange, 204, new byte[0]);
                }
                default -> respond(exchange, 405, new byte[0]);
            }
        }
    }

    private static Optional<String> refusal(HttpExchange exchange, byte[] body) {
        Matcher given = AUTHORIZATION.matcher(header(exchange, "Authorization"));
        if (!given.matches()
                || !given.group(1).equals(ACCESS_KEY)
                || !given.group(3).equals(REGION)) {
            return Optional.of("AccessDenied");
        }
        String bodyHash = header(exchange, "X-Amz-Content-Sha256");
        if (!bodyHash.equals(hex(sha256(body)))) {
            return Optional.of("XAmzContentSHA256Mismatch");
        }
        var canonical = new StringBuilder(exchange.getRequestMethod())
                .append('\n')
                .append(exchange.getRequestURI().getRawPath())
                .append("\n\n");
        for (String name : given.group(4).split(";", -1)) {
            canonical.append(name).append(':').append(header(exchange, name)).append('\n');
        }
        canonical.append('\n').append(given.group(4)).append('\n').append(bodyHash);
        String scope = given.group(2) + "/" + REGION + "/s3/aws4_request";
        String toSign = "AWS4-HMAC-SHA256\n" + header(exchange, "X-Amz-Date") + "\n" + scope + "\n"
                + hex(sha256(canonical.toString().getBytes(UTF_8)));
        byte[] dayKey = hmac(("AWS4" + SECRET_KEY).getBytes(UTF_8), given.group(2));
        byte[] key = hmac(hmac(hmac(dayKey, REGION), "s3"), "aws4_request");
        return hex(hmac(key, toSign)).equals(given.group(5)) ? Optional.empty() : Optional.of("SignatureDoesNotMatch");
    }

    private static String header(HttpExchange exchange, String name) {
        @Nullable String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private static void respond(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HmacSHA256", e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
