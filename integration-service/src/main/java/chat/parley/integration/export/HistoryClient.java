package chat.parley.integration.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.id.AccountId;
import chat.parley.integration.dialog.DialogFacts;
import chat.parley.integration.installation.IntegrationConfig;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks dialog-service for the dialogs of the past. */
@ApplicationScoped
class HistoryClient implements History {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final IntegrationConfig config;

    HistoryClient(IntegrationConfig config) {
        this.config = config;
    }

    @Override
    public Page page(AccountId account, String after, int most) {
        String path = "/internal/dialogs?account=" + URLEncoder.encode(account.value(), UTF_8) + "&after="
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
                    body.path("dialogs")
                            .valueStream()
                            .map(dialog -> DialogFacts.of((ObjectNode) dialog))
                            .toList(),
                    body.path("next").textValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", e));
        }
    }
}
