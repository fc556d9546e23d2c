package chat.parley.admin.fact;

import chat.parley.contracts.event.DialogEvent;
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

/** Asks dialog-service's bulk feed. */
public final class EventFeedClient implements EventFeed {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int PAGE = 5_000;

    private final HttpClient http;
    private final URI owner;

    /** @param owner where {@code /internal/events} is */
    public EventFeedClient(HttpClient http, URI owner) {
        this.http = http;
        this.owner = owner;
    }

    @Override
    public Stretch after(int partition, long position) {
        var query = "/internal/events?partition=" + partition + "&after=" + position + "&limit=" + PAGE;
        var request =
                HttpRequest.newBuilder(owner.resolve(query)).timeout(PATIENCE).build();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IOException("the feed answered " + response.statusCode());
            }
            return stretch(Json.mapper().readTree(response.body()), position);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", e));
        }
    }

    private static Stretch stretch(JsonNode page, long position) throws IOException {
        var events = new ArrayList<DialogEvent>();
        long reached = position;
        for (JsonNode row : page.path("events")) {
            reached = row.path("position").asLong();
            DialogEvent event = Json.mapper().treeToValue(row.path("event"), DialogEvent.class);
            if (event != null) {
                events.add(event);
            }
        }
        return new Stretch(events, reached, page.path("last").asLong());
    }
}
