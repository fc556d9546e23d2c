package chat.parley.admin.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Calls Keycloak's administration API with a token of this service's own client, renewed when it ends. */
@ApplicationScoped
public class KeycloakCallClient {
    private static final long RENEW_EARLY_SECONDS = 10;

    private final IdentityConfig config;
    private final InstantSource clock;
    private final HttpClient http;
    private volatile @Nullable Token token;

    public KeycloakCallClient(IdentityConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.patience())
                .build();
    }

    private record Token(String value, Instant until) {}

    /** @param location of what was created; null where nothing was */
    record Answer(int status, JsonNode body, @Nullable String location) {
        /** The id that Keycloak gave to what was created. */
        String createdId() {
            if (location == null) {
                throw new IdentityProvider.Unavailable("Keycloak named no id for what it created", null);
            }
            return location.substring(location.lastIndexOf('/') + 1);
        }
    }

    JsonNode get(String path) {
        return call("GET", path, null).body();
    }

    /** @param expected statuses that are answers and no failures, besides success */
    Answer post(String path, Object body, int... expected) {
        return call("POST", path, body, expected);
    }

    /** As {@link #post}. */
    Answer put(String path, Object body, int... expected) {
        return call("PUT", path, body, expected);
    }

    /** As {@link #post}; {@code body} may be null. */
    Answer delete(String path, @Nullable Object body, int... expected) {
        return call("DELETE", path, body, expected);
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }

    private Answer call(String method, String path, @Nullable Object body, int... expected) {
        BodyPublisher publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(Json.bytes(body));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(base() + "/admin/realms/" + config.realm() + "/" + path))
                .timeout(config.patience())
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .method(method, publisher)
                .build();
        HttpResponse<byte[]> response = send(request);
        int status = response.statusCode();
        if (status == 401) {
            token = null;
        }
        if (status >= 300 && Arrays.stream(expected).noneMatch(each -> each == status)) {
            // The body may repeat names and addresses; it is left out.
            throw new IdentityProvider.Unavailable("Keycloak answered " + status + " to " + method, null);
        }
        return new Answer(
                status,
                status < 300 ? parse(response.body()) : NullNode.getInstance(),
                response.headers().firstValue("Location").orElse(null));
    }

    private String token() {
        Token present = token;
        if (present != null && clock.instant().isBefore(present.until())) {
            return present.value();
        }
        String form = "grant_type=client_credentials&client_id="
                + URLEncoder.encode(config.clientId().orElse(""), UTF_8) + "&client_secret="
                + URLEncoder.encode(config.clientSecret().orElse(""), UTF_8);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(base() + "/realms/" + config.realm() + "/protocol/openid-connect/token"))
                .timeout(config.patience())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        HttpResponse<byte[]> response = send(request);
        if (response.statusCode() != 200) {
            throw new IdentityProvider.Unavailable("Keycloak gave no token: " + response.statusCode(), null);
        }
        JsonNode answer = parse(response.body());
        long seconds = Math.max(0, answer.path("expires_in").asLong() - RENEW_EARLY_SECONDS);
        String value = answer.path("access_token").asText();
        token = new Token(value, clock.instant().plusSeconds(seconds));
        return value;
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IdentityProvider.Unavailable("Keycloak does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IdentityProvider.Unavailable("stopped while waiting for Keycloak", e);
        }
    }

    private static JsonNode parse(byte[] body) {
        try {
            return body.length == 0 ? NullNode.getInstance() : Json.mapper().readTree(body);
        } catch (IOException e) {
            throw new IdentityProvider.Unavailable("Keycloak's answer is not JSON", e);
        }
    }

    private String base() {
        return config.url()
                .map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url)
                .orElseThrow(() -> new IdentityProvider.Unavailable("no identity provider is configured", null));
    }
}
