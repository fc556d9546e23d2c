package chat.parley.benchmarks.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a supervisor's console shows: every event of every conversation, in order and once; what is missing is read by
 * its number. Used by its console's thread alone.
 */
final class Desk implements ConsoleClient.Feed {
    /** Its name in what is noted. */
    static final String NAME = "desk";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final List<String> LISTS = List.of("awaiting", "mine", "queue", "others", "closed");
    private static final int OK = 200;

    private static final class Shown {
        private final String dialogId;
        private long sequence;

        Shown(String dialogId) {
            this.dialogId = dialogId;
        }
    }

    private final HttpClient http;
    private final URI door;
    private final Recorder recorder;
    private final Consumer<JsonNode> events;
    private final Map<String, Shown> conversations = new HashMap<>();

    /** @param events hears every event, once and in its conversation's order */
    Desk(HttpClient http, URI door, Recorder recorder, Consumer<JsonNode> events) {
        this.http = http;
        this.door = door;
        this.recorder = recorder;
        this.events = events;
    }

    @Override
    public void hear(JsonNode frame, String token) throws IOException, InterruptedException {
        switch (frame.path("type").asText()) {
            case "welcome" -> readLists(token);
            case "heartbeat" -> heartbeat(frame.path("sequences"), token);
            case "event" -> {
                var event = frame.path("event");
                var meta = event.path("meta");
                String conversation = meta.path("conversationId").asText();
                conversations.computeIfAbsent(
                        conversation, unknown -> new Shown(meta.path("dialogId").asText()));
                heal(conversation, meta.path("sequence").asLong() - 1, token);
                show(event);
            }
            default -> {}
        }
    }

    private void heartbeat(JsonNode sequences, String token) throws IOException, InterruptedException {
        for (var each : sequences.properties()) {
            if (conversations.containsKey(each.getKey())) {
                heal(each.getKey(), each.getValue().asLong(), token);
            } else {
                readLists(token);
                return;
            }
        }
    }

    /** The lists know every conversation and its last number. */
    private void readLists(String token) throws IOException, InterruptedException {
        for (var list : LISTS) {
            String after = "";
            do {
                var page = read("/api/dialogs?limit=50&list=" + list + after, token);
                for (var row : page.path("rows")) {
                    String conversation = row.path("conversationId").asText();
                    conversations.computeIfAbsent(
                            conversation,
                            unknown -> new Shown(row.path("dialogId").asText()));
                    heal(conversation, row.path("sequence").asLong(), token);
                }
                String next = page.path("next").asText("");
                after = next.isEmpty() || next.equals("null") ? "" : "&after=" + next;
            } while (!after.isEmpty());
        }
    }

    private void heal(String conversation, long to, String token) throws IOException, InterruptedException {
        var shown = conversations.get(conversation);
        while (shown != null && shown.sequence < to) {
            long before = shown.sequence;
            read("/api/dialogs/" + shown.dialogId + "/events?limit=200&after=" + before, token)
                    .path("events")
                    .forEach(this::show);
            if (shown.sequence == before) {
                throw new IOException("nothing after " + before + ", but there is a " + to);
            }
        }
    }

    private void show(JsonNode event) {
        var meta = event.path("meta");
        var shown = conversations.get(meta.path("conversationId").asText());
        if (shown == null || meta.path("sequence").asLong() != shown.sequence + 1) {
            return;
        }
        shown.sequence++;
        String text = event.path("text").asText();
        if (event.path("type").asText().equals("MessagePosted") && Office.isOurs(text)) {
            recorder.seen(NAME, text, System.nanoTime());
        }
        events.accept(event);
    }

    private JsonNode read(String path, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(door + path))
                .timeout(PATIENCE)
                .header("authorization", "Bearer " + token);
        var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw new IOException("not read: " + answer.statusCode() + " " + path);
        }
        return JSON.readTree(answer.body());
    }
}
