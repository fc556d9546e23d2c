package chat.parley.launcher.certify;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** The program that is tried, as it is called. */
final class Receiver {
    /** As long as the suite waits for an answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final URI url;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    Receiver(URI url) {
        this.url = url;
    }

    /** @param status 0 where there was none; then the body says why */
    record Answer(int status, String body) {
        boolean isGood() {
            return status >= 200 && status < 300;
        }

        boolean isRefusal() {
            return status >= 400 && status < 500;
        }

        @Override
        public String toString() {
            return status == 0 ? body : "it answered " + status;
        }
    }

    Answer post(Map<String, String> headers, String body) throws InterruptedException {
        var request = HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            return new Answer(0, "there was no answer: " + e.getClass().getSimpleName());
        }
    }
}
