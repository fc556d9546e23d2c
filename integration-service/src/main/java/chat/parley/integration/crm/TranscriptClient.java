package chat.parley.integration.crm;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.id.AccountId;
import chat.parley.integration.installation.IntegrationConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Asks dialog-service for transcripts. */
@ApplicationScoped
class TranscriptClient implements Transcripts {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final IntegrationConfig config;

    TranscriptClient(IntegrationConfig config) {
        this.config = config;
    }

    @Override
    public Optional<String> of(AccountId account, String dialogId) {
        String path = "/internal/dialogs/" + URLEncoder.encode(dialogId, UTF_8) + "/transcript?account="
                + URLEncoder.encode(account.value(), UTF_8);
        var request = HttpRequest.newBuilder(config.dialogService().resolve(path))
                .timeout(PATIENCE)
                .build();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
            return switch (response.statusCode()) {
                case 200 -> Optional.of(response.body());
                case 404 -> Optional.empty();
                default -> throw new IOException("dialog-service answered " + response.statusCode());
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", e));
        }
    }
}
