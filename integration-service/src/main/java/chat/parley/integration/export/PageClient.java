package chat.parley.integration.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.id.AccountId;
import chat.parley.integration.installation.IntegrationConfig;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Asks dialog-service for what it keeps of an account, page by page. */
@ApplicationScoped
class PageClient {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final IntegrationConfig config;

    PageClient(IntegrationConfig config) {
        this.config = config;
    }

    /**
     * A page.
     *
     * @param total how many rows there are, on the first page; null on others
     * @param rows what is on it
     * @param next after which the next one begins; null when there is none now
     */
    record Page(
            @Nullable Long total, JsonNode rows, @Nullable String next) {}

    /**
     * The next page.
     *
     * @param what is on it, as dialog-service calls it
     * @param after as the page before said; empty for the first
     * @throws UncheckedIOException when it cannot be had now
     */
    Page page(String what, AccountId account, String after, int most) {
        String path = "/internal/" + what + "?account=" + URLEncoder.encode(account.value(), UTF_8) + "&after="
                + URLEncoder.encode(after, UTF_8) + "&limit=" + most;
        var request = HttpRequest.newBuilder(config.dialogService().resolve(path))
                .timeout(PATIENCE)
                .build();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IOException("dialog-service answered " + response.statusCode());
            }
            JsonNode body = Json.mapper().readTree(response.body());
            return new Page(
                    body.hasNonNull("total") ? body.path("total").asLong() : null,
                    body.path(what),
                    body.path("next").textValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", e));
        }
    }
}
