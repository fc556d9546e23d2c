package chat.parley.benchmarks.chaos;

import chat.parley.benchmarks.measure.Pace;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A visitor who keeps to the rules of the widget: the same ids until there is an answer, a new socket when the old one
 * is gone or silent, and what was missed is read by its number.
 */
final class VisitorClient implements Runnable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OK = 200;

    private final HttpClient http;
    private final URI door;
    private final String name;
    private final Recorder recorder;
    private final Outbox outbox = new Outbox();
    private final Map<String, String> texts = new ConcurrentHashMap<>();
    private volatile boolean over;
    private volatile boolean welcomed;
    private String token = "";
    private long number;

    /** @param name what its texts begin with; no other client's */
    VisitorClient(HttpClient http, URI door, String name, Recorder recorder) {
        this.http = http;
        this.door = door;
        this.name = name;
        this.recorder = recorder;
    }

    /** @param due when it has to be sent, by {@link System#nanoTime} */
    void write(String text, long due) {
        String ref = UUID.randomUUID().toString();
        texts.put(ref, text);
        recorder.sent(name, text, List.of(Desk.NAME, name), due);
        var frame = JSON.createObjectNode()
                .put("type", "message")
                .put("ref", ref)
                .put("clientMessageId", UUID.randomUUID().toString())
                .put("text", text);
        outbox.add(ref, frame.toString(), due);
    }

    boolean isWelcome() {
        return welcomed;
    }

    boolean isDone() {
        return outbox.isEmpty();
    }

    /** Ends it soon. */
    void end() {
        over = true;
    }

    @Override
    public void run() {
        boolean again = false;
        while (!over) {
            try {
                if (token.isEmpty()) {
                    token = session();
                }
                if (again) {
                    recorder.connectedAgain();
                }
                again = true;
                talk();
            } catch (IOException e) {
                // What everybody's browser does: soon again, and not all at the same time.
                pause(Duration.ofMillis(ThreadLocalRandom.current().nextInt(200, 1_200)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void talk() throws IOException, InterruptedException {
        var hello = JSON.createObjectNode()
                .put("type", "hello")
                .put("token", token)
                .put("after", number)
                .toString();
        try (var link = Link.open(http, door, "/ws/visitor", hello)) {
            boolean welcome = false;
            while (!over) {
                var frame = link.next(LOOK);
                if (frame != null) {
                    if (frame.path("type").asText().equals("welcome")) {
                        welcome = true;
                        welcomed = true;
                        outbox.connected(System.nanoTime());
                    }
                    hear(frame);
                }
                if (welcome) {
                    for (var due : outbox.due(System.nanoTime())) {
                        link.send(due);
                    }
                }
            }
        }
    }

    private void hear(JsonNode frame) throws IOException, InterruptedException {
        switch (frame.path("type").asText()) {
            case "welcome", "heartbeat" -> heal(frame.path("visitorSequence").asLong());
            case "event" -> {
                var event = frame.path("event");
                heal(event.path("number").asLong() - 1);
                show(event);
            }
            case "outcome" -> {
                String ref = frame.path("ref").asText();
                if (frame.path("accepted").asBoolean()) {
                    if (outbox.answered(ref)) {
                        recorder.accepted(texts.getOrDefault(ref, ""), System.nanoTime());
                    }
                } else {
                    refused(ref, frame.path("code").asText());
                }
            }
            case "error" ->
                refused(frame.path("ref").asText(), frame.path("code").asText());
            default -> {}
        }
    }

    /** As if the visitor pressed «try again» soon. */
    private void refused(String ref, String code) {
        recorder.refused(texts.get(ref), code, false);
        outbox.refused(ref, System.nanoTime());
    }

    /** Reads what there is up to and with a number, where it was not shown yet. */
    private void heal(long to) throws IOException, InterruptedException {
        while (number < to && !over) {
            var request = HttpRequest.newBuilder(
                            URI.create(door + "/api/visitor/events?after=" + number + "&limit=200"))
                    .timeout(PATIENCE)
                    .header("authorization", "Bearer " + token);
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw new IOException("not healed: " + answer.statusCode());
            }
            long before = number;
            JSON.readTree(answer.body()).path("events").forEach(this::show);
            if (number == before) {
                throw new IOException("nothing after " + number + ", but there is a " + to);
            }
        }
    }

    private void show(JsonNode event) {
        if (event.path("number").asLong() != number + 1) {
            return;
        }
        number++;
        String text = event.path("text").asText();
        if (event.path("type").asText().equals("message") && Office.isOurs(text)) {
            recorder.seen(name, text, System.nanoTime());
        }
    }

    private String session() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(door + "/channels/web/sessions"))
                .timeout(PATIENCE)
                .header("origin", door.toString())
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"placementId\":\"demo-ru\"}"));
        var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw new IOException("no session: " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body()).path("token").asText();
    }

    private static void pause(Duration time) {
        try {
            Pace.until(System.nanoTime() + time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
