package chat.parley.routing.board;

import chat.parley.contracts.event.DialogEvent;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
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
import org.jspecify.annotations.Nullable;

/** Asks the bulk feed of dialog-service. */
public final class MissedEventsClient implements MissedEvents {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int PAGE = 1_000;

    private final HttpClient http;
    private final URI dialogService;

    public MissedEventsClient(HttpClient http, URI dialogService) {
        this.http = http;
        this.dialogService = dialogService;
    }

    @Override
    public List<Found> between(int partition, long first, long last) {
        var found = new ArrayList<Found>();
        long after = first - 1;
        while (after < last) {
            var page = page(partition, after);
            long reached = after;
            for (var row : page.path("events")) {
                reached = row.path("position").asLong();
                var event = event(row.path("event"));
                if (reached <= last && event != null) {
                    found.add(new Found(reached, event));
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
        var request = HttpRequest.newBuilder(dialogService.resolve(query))
                .timeout(PATIENCE)
                .build();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IOException("dialog-service answered " + response.statusCode());
            }
            return Json.mapper().readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", e));
        }
    }

    /** Null for an event of a newer version. */
    private static @Nullable DialogEvent event(JsonNode body) {
        try {
            return Json.mapper().treeToValue(body, DialogEvent.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
