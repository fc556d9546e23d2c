package chat.parley.launcher.replay;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Calls a suite through its door, as the person who logs in in their browser (OAuth 2.0 device flow, RFC 8628). */
public final class SuiteClient {
    private static final String CLIENT = "parley-cli";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final int HUNDRED = 100;
    private static final long SLOWER = 5;

    private final URI door;
    /** The provider says how long to wait before it may be asked again; there is nothing else to wait for. */
    private final CountDownLatch never = new CountDownLatch(1);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    public SuiteClient(URI door) {
        this.door = door;
    }

    /**
     * Has a person log in.
     *
     * @param tell is told where to go
     * @return their access token
     * @throws IOException when they do not, or the suite does not answer as it should
     */
    public String logIn(Consumer<String> tell) throws IOException, InterruptedException {
        var answer = form("auth/device", Map.of("client_id", CLIENT));
        if (answer.statusCode() / HUNDRED == UNAVAILABLE / HUNDRED) {
            throw new IOException("The suite at " + door + " cannot log anybody in now (" + answer.statusCode()
                    + "): its Keycloak is still starting, or is down.");
        }
        if (answer.statusCode() != OK) {
            throw new IOException("The suite at " + door + " lets nobody log in from a command line ("
                    + answer.statusCode() + "): its realm has no client " + CLIENT
                    + ". Put a token into PARLEY_TOKEN instead.");
        }
        var begun = json(answer.body());
        tell.accept("To log in open " + begun.getString("verification_uri_complete"));
        long pause = begun.getLong("interval", SLOWER);
        long deadline = System.nanoTime()
                + Duration.ofSeconds(begun.getLong("expires_in")).toNanos();
        while (System.nanoTime() < deadline) {
            if (never.await(pause, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody counts it down");
            }
            var polled = json(form(
                            "token",
                            Map.of(
                                    "client_id",
                                    CLIENT,
                                    "grant_type",
                                    "urn:ietf:params:oauth:grant-type:device_code",
                                    "device_code",
                                    begun.getString("device_code")))
                    .body());
            var token = polled.getString("access_token");
            if (token != null) {
                return token;
            }
            switch (polled.getString("error", "")) {
                case "authorization_pending" -> {
                    // Nobody has logged in yet.
                }
                case "slow_down" -> pause += SLOWER;
                default ->
                    throw new IOException("Nobody logged in: " + polled.getString("error_description", "refused"));
            }
        }
        throw new IOException("Nobody logged in in time.");
    }

    /**
     * Posts JSON.
     *
     * @throws IOException when the suite refuses, with its own words
     */
    public JsonObject post(String path, String token, JsonObject body) throws IOException, InterruptedException {
        return send("POST", path, token, body);
    }

    /**
     * Gets JSON.
     *
     * @throws IOException when the suite refuses, with its own words
     */
    public JsonObject get(String path, String token) throws IOException, InterruptedException {
        return send("GET", path, token, new JsonObject());
    }

    /**
     * Sends JSON.
     *
     * @param body empty for none
     * @return the answer; empty where there is none
     * @throws IOException when the suite refuses, with its own words
     */
    public JsonObject send(String method, String path, String token, JsonObject body)
            throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(door + path))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + token)
                        .method(
                                method,
                                body.isEmpty()
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body.encode()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / HUNDRED == OK / HUNDRED) {
            return answer.body().isBlank() ? new JsonObject() : json(answer.body());
        }
        throw new IOException("Refused, " + refusal(answer) + ".");
    }

    private static String refusal(HttpResponse<String> answer) {
        try {
            var problem = new JsonObject(answer.body());
            var fields = problem.getJsonArray("errors", new JsonArray()).stream()
                    .filter(JsonObject.class::isInstance)
                    .map(JsonObject.class::cast)
                    .map(error -> "; " + error.getString("field") + " " + error.getString("detail"))
                    .collect(Collectors.joining());
            return problem.getString("code") + ": " + problem.getString("detail") + fields;
        } catch (DecodeException e) {
            return "status " + answer.statusCode();
        }
    }

    private HttpResponse<String> form(String endpoint, Map<String, String> fields)
            throws IOException, InterruptedException {
        var form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return http.send(
                HttpRequest.newBuilder(URI.create(door + "/auth/realms/parley/protocol/openid-connect/" + endpoint))
                        .timeout(Duration.ofSeconds(20))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonObject json(String text) throws IOException {
        try {
            return new JsonObject(text);
        } catch (DecodeException e) {
            throw new IOException("The suite answered with something that is no JSON.", e);
        }
    }
}
