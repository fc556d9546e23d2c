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
import java.util.ArrayList;
import java.util.List;

/** Asks the bulk feed of the service that owns the store. */
public final class LostRecordsClient implements LostRecords {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int PAGE = 1_000;

    private final HttpClient http;
    private final URI owner;

    /** @param owner where {@code /internal/events} is */
    public LostRecordsClient(HttpClient http, URI owner) {
        this.http = http;
        this.owner = owner;
    }

    @Override
    public List<byte[]> between(int partition, long first, long last) {
        var found = new ArrayList<byte[]>();
        long after = first - 1;
        while (after < last) {
            long reached = after;
            for (JsonNode row : page(partition, after).path("events")) {
                reached = row.path("position").asLong();
                if (reached <= last) {
                    found.add(Json.bytes(row.path("event")));
                }
            }
            if (reached <= after) {
                return found;
            }
            after = reached;
        }
        return found;
    }

    private JsonNode page(int partition, long after) {
        var query = "/internal/events?partition=" + partition + "&after=" + after + "&limit=" + PAGE;
        var request =
                HttpRequest.newBuilder(owner.resolve(query)).timeout(PATIENCE).build();
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
