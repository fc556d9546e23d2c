package chat.parley.persistence;

import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks the bulk feed of events, page by page, of the service that owns the store. */
public final class BulkFeedClient {
    private final HttpClient http;
    private final URI owner;
    private final Duration patience;
    private final int limit;

    /**
     * @param owner where {@code /internal/events} is
     * @param patience how long an answer may take
     * @param limit how many events a page may have
     */
    public BulkFeedClient(HttpClient http, URI owner, Duration patience, int limit) {
        this.http = http;
        this.owner = owner;
        this.patience = patience;
        this.limit = limit;
    }

    /**
     * The page after this position: {@code events}, each with its {@code position} and the {@code event}, and the
     * {@code last} position of all.
     *
     * @throws UncheckedIOException when the owner cannot be asked now, or the thread is interrupted
     */
    public JsonNode page(int partition, long after) {
        var query = "/internal/events?partition=" + partition + "&after=" + after + "&limit=" + limit;
        var request =
                HttpRequest.newBuilder(owner.resolve(query)).timeout(patience).build();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IOException("the feed answered " + response.statusCode());
            }
            return Json.mapper().readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", e));
        }
    }
}
