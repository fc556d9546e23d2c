package chat.parley.notification.email;

import chat.parley.platform.json.Json;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks dialog-service, behind the door, what a visitor has not read. */
@Singleton
class UnreadClient {
    private static final int LONGEST = 1024 * 1024;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final URI dialogService;
    private final Duration patience;
    private final HttpClient http;

    UnreadClient(EmailConfig config) {
        this.dialogService = URI.create(config.dialogUrl().toString().replaceFirst("/+$", ""));
        this.patience = config.transcriptPatience();
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .build();
    }

    Unread read(AwayNews news) throws InterruptedException {
        // Ids have no character that an address would have to escape.
        var request = HttpRequest.newBuilder(URI.create(
                        dialogService + "/internal/dialogs/" + news.dialogId().value() + "/unread?account="
                                + news.accountId().value() + "&after=" + news.after()))
                .timeout(patience)
                .header("Accept", "application/json")
                .build();
        try {
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                return switch (answer.statusCode()) {
                    case OK -> Json.mapper().readValue(body.readNBytes(LONGEST), Unread.Known.class);
                    case NOT_FOUND -> new Unread.None();
                    default -> new Unread.Unavailable("dialog-service answers " + answer.statusCode());
                };
            }
        } catch (IOException e) {
            return new Unread.Unavailable(
                    "dialog-service does not answer: " + e.getClass().getSimpleName());
        }
    }

    @PreDestroy
    void stop() {
        http.shutdownNow();
    }
}
