package chat.parley.admin.fact;

import chat.parley.contracts.event.DialogEvent;
import chat.parley.persistence.BulkFeedClient;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;

/** Asks dialog-service's bulk feed. */
public final class EventFeedClient implements EventFeed {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int PAGE = 5_000;

    private final BulkFeedClient feed;

    /** @param owner where {@code /internal/events} is */
    public EventFeedClient(HttpClient http, URI owner) {
        this.feed = new BulkFeedClient(http, owner, PATIENCE, PAGE);
    }

    @Override
    public Stretch after(int partition, long position) {
        try {
            return stretch(feed.page(partition, position), position);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stretch stretch(JsonNode page, long position) throws JsonProcessingException {
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
