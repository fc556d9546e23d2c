package chat.parley.notification.email;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.DialogId;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Reads a dialog's transcript from dialog-service, behind the door. */
@Singleton
class TranscriptClient {
    private static final int LONGEST = 512 * 1024;
    private static final int NOT_FOUND = 404;

    private final URI dialogService;
    private final Duration patience;
    private final HttpClient http;

    TranscriptClient(EmailConfig config) {
        this.dialogService = URI.create(config.dialogUrl().toString().replaceFirst("/+$", ""));
        this.patience = config.transcriptPatience();
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .build();
    }

    /** The dialog's words so far, in the account's time zone, without notes. */
    Transcript read(AccountId account, DialogId dialog) throws InterruptedException {
        // Ids have no character that an address would have to escape.
        var request = HttpRequest.newBuilder(URI.create(dialogService + "/internal/dialogs/" + dialog.value()
                        + "/transcript?account=" + account.value()))
                .timeout(patience)
                .header("Accept", "text/plain")
                .build();
        try {
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                return switch (answer.statusCode()) {
                    case 200 -> transcript(body.readNBytes(LONGEST + 1));
                    case NOT_FOUND -> new Transcript.None();
                    default -> new Transcript.Unavailable("dialog-service answers " + answer.statusCode());
                };
            }
        } catch (IOException e) {
            return new Transcript.Unavailable(
                    "dialog-service does not answer: " + e.getClass().getSimpleName());
        }
    }

    private static Transcript transcript(byte[] bytes) {
        return bytes.length <= LONGEST
                ? new Transcript.Read(new String(bytes, UTF_8), false)
                : new Transcript.Read(new String(bytes, 0, LONGEST, UTF_8), true);
    }

    @PreDestroy
    void stop() {
        http.shutdownNow();
    }
}
