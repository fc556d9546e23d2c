package chat.parley.persistence;

import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Asks the bulk feed of the service that owns the store. */
public final class LostRecordsClient implements LostRecords {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int PAGE = 1_000;

    private final BulkFeedClient feed;

    /** @param owner where {@code /internal/events} is */
    public LostRecordsClient(HttpClient http, URI owner) {
        this.feed = new BulkFeedClient(http, owner, PATIENCE, PAGE);
    }

    @Override
    public List<byte[]> between(int partition, long first, long last) {
        var found = new ArrayList<byte[]>();
        long after = first - 1;
        while (after < last) {
            long reached = after;
            for (JsonNode row : feed.page(partition, after).path("events")) {
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
}
