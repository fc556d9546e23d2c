package chat.parley.integration.crm;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.message.Attachment;
import chat.parley.integration.installation.IntegrationConfig;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks dialog-service which files a dialog has, and channel-ingest for what is in them. */
@Singleton
class DialogFileClient implements DialogFiles {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int PAGE = 200;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final URI dialogService;
    private final URI channelIngest;

    @Inject
    DialogFileClient(IntegrationConfig config) {
        this(config.dialogService(), config.channelIngest());
    }

    DialogFileClient(URI dialogService, URI channelIngest) {
        this.dialogService = dialogService;
        this.channelIngest = channelIngest;
    }

    @Override
    public List<Attachment> of(AccountId account, String conversationId, String dialogId) {
        var files = new ArrayList<Attachment>();
        String next = "";
        boolean seen = false;
        do {
            JsonNode page = json(dialogService.resolve(
                            "/internal/conversations/" + encoded(conversationId) + "/messages?order=newest&limit="
                                    + PAGE + (next.isEmpty() ? "" : "&after=" + encoded(next)) + "&account="
                                    + encoded(account.value())))
                    .orElse(Json.mapper().createObjectNode());
            for (JsonNode message : page.path("messages")) {
                boolean ours = message.path("dialogId").asText().equals(dialogId);
                if (seen && !ours) {
                    // The dialogs of a conversation follow each other: what is older belongs to those before.
                    return files;
                }
                seen |= ours;
                if (ours && !message.hasNonNull("deletedAt")) {
                    files.addAll(0, attachments(message.path("attachments")));
                }
            }
            next = page.path("next").asText();
        } while (!next.isEmpty());
        return files;
    }

    @Override
    public Optional<byte[]> bytes(AccountId account, Attachment file) {
        return path(account, file.attachmentId().value()).flatMap(path -> get(channelIngest.resolve(path)));
    }

    @Override
    public Optional<String> path(AccountId account, String attachmentId) {
        return json(channelIngest.resolve(
                        "/internal/files/" + encoded(attachmentId) + "/link?account=" + encoded(account.value())))
                .map(link -> link.path("path").asText());
    }

    private static List<Attachment> attachments(JsonNode all) {
        if (!all.isArray()) {
            return List.of();
        }
        try {
            return List.of(Json.mapper().treeToValue(all, Attachment[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<JsonNode> json(URI from) {
        return get(from).map(body -> {
            try {
                return Json.mapper().readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Optional<byte[]> get(URI from) {
        var request = HttpRequest.newBuilder(from).timeout(PATIENCE).build();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return switch (response.statusCode()) {
                case 200 -> Optional.of(response.body());
                case 404, 410 -> Optional.empty();
                default -> throw new IOException("answered " + response.statusCode());
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", e));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
