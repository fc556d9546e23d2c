package chat.parley.benchmarks.chaos;

import chat.parley.benchmarks.chaos.History.Entry;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads events as the checker wants them. */
final class Entries {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Entries() {}

    /** @param body as it lies on the topic and in the database */
    static Entry of(int partition, long position, String body) {
        JsonNode event;
        try {
            event = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no event at " + partition + "/" + position, e);
        }
        var meta = event.path("meta");
        String type = event.path("type").asText();
        String text = event.path("text").asText();
        return new Entry(
                partition,
                position,
                meta.path("conversationId").asText(),
                meta.path("sequence").asLong(),
                type,
                meta.path("dialogId").asText(),
                Instant.parse(meta.path("at").asText()).toEpochMilli(),
                type.equals("MessagePosted") && Office.isOurs(text) ? text : null,
                text(event, "operatorId"),
                text(event, "previousOperatorId"),
                body);
    }

    private static @Nullable String text(JsonNode event, String field) {
        var value = event.path(field);
        return value.isTextual() ? value.asText() : null;
    }
}
