package chat.parley.integration.partner;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.integration.installation.IntegrationConfig;
import chat.parley.platform.json.Json;
import chat.parley.platform.problem.ProblemException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Asks the services that own what partners read, on their own ports. */
@Singleton
class OwnersClient implements Owners {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final URI dialogService;
    private final URI channelIngest;

    @Inject
    OwnersClient(IntegrationConfig config) {
        this(config.dialogService(), config.channelIngest());
    }

    OwnersClient(URI dialogService, URI channelIngest) {
        this.dialogService = dialogService;
        this.channelIngest = channelIngest;
    }

    @Override
    public String dialogs(String path, Map<String, String> query) {
        return ask(dialogService, path, query);
    }

    @Override
    public String channels(String path, Map<String, String> query) {
        return ask(channelIngest, path, query);
    }

    private String ask(URI service, String path, Map<String, String> query) {
        String search = query.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(service.resolve(path + "?" + search))
                .timeout(PATIENCE)
                .build();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
            return switch (response.statusCode()) {
                case 200 -> response.body();
                case 400, 404 -> throw refused(response.body());
                default -> throw unavailable();
            };
        } catch (IOException e) {
            throw unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    private static ProblemException refused(String body) throws IOException {
        JsonNode problem = Json.mapper().readTree(body);
        return new ProblemException(
                ErrorCode.of(problem.path("code").asText()),
                problem.path("detail").asText());
    }

    private static ProblemException unavailable() {
        return new ProblemException(ErrorCode.UNAVAILABLE, "a part that is needed does not answer; try again soon");
    }
}
