package chat.parley.benchmarks.chaos;

import chat.parley.benchmarks.measure.Pace;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** An operator's console: present, with commands that go out with the same ids until there is an outcome. */
final class ConsoleClient implements Runnable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Set<String> NOT_NOW = Set.of("rate-limited", "unavailable");

    /** What is done with the frames that are no answers. */
    interface Feed {
        /** @throws IOException when something has to be read and cannot be; the socket is given up then */
        void hear(JsonNode frame, String token) throws IOException, InterruptedException;
    }

    private final HttpClient http;
    private final URI door;
    private final Login login;
    private final String status;
    private final Recorder recorder;
    private final Feed feed;
    private final String device = UUID.randomUUID().toString();
    private final Outbox outbox = new Outbox();
    private final Map<String, String> texts = new ConcurrentHashMap<>();
    private volatile boolean over;
    private volatile boolean welcomed;

    /** @param status the presence it takes on, such as {@code online} */
    ConsoleClient(HttpClient http, URI door, Login login, String status, Recorder recorder, Feed feed) {
        this.http = http;
        this.door = door;
        this.login = login;
        this.status = status;
        this.recorder = recorder;
        this.feed = feed;
    }

    /** @param text of the message that the command posts; empty for other commands */
    void command(ObjectNode command, String text) {
        String ref = UUID.randomUUID().toString();
        texts.put(ref, text);
        var frame = JSON.createObjectNode().put("type", "command").put("ref", ref);
        frame.set("command", command);
        outbox.add(ref, frame.toString(), System.nanoTime());
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
                if (again) {
                    recorder.connectedAgain();
                }
                again = true;
                talk();
            } catch (IOException e) {
                pause(Duration.ofMillis(ThreadLocalRandom.current().nextInt(200, 1_200)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void talk() throws IOException, InterruptedException {
        String token = login.token();
        try (var link = Link.open(http, door, "/ws/operator", hello(token))) {
            boolean welcome = false;
            while (!over) {
                var frame = link.next(LOOK);
                if (frame != null) {
                    if (!welcome && frame.path("type").asText().equals("welcome")) {
                        welcome = true;
                        welcomed = true;
                        outbox.connected(System.nanoTime());
                    }
                    hear(frame, token);
                }
                if (!token.equals(login.token())) {
                    token = login.token();
                    link.send(hello(token));
                }
                if (welcome) {
                    for (var due : outbox.due(System.nanoTime())) {
                        link.send(due);
                    }
                }
            }
        }
    }

    private String hello(String token) {
        return JSON.createObjectNode()
                .put("type", "hello")
                .put("token", token)
                .put("deviceId", device)
                .put("status", status)
                .toString();
    }

    private void hear(JsonNode frame, String token) throws IOException, InterruptedException {
        String ref = frame.path("ref").asText();
        switch (frame.path("type").asText()) {
            case "outcome" -> {
                var outcome = frame.path("outcome");
                if (!outcome.path("type").asText().equals("Accepted")) {
                    refused(ref, outcome.path("code").asText());
                } else if (outbox.answered(ref)) {
                    recorder.accepted(texts.getOrDefault(ref, ""), System.nanoTime());
                }
            }
            case "error" -> refused(ref, frame.path("code").asText());
            default -> feed.hear(frame, token);
        }
    }

    private void refused(String ref, String code) {
        if (NOT_NOW.contains(code)) {
            recorder.refused(texts.get(ref), code, false);
            outbox.refused(ref, System.nanoTime());
        } else if (outbox.answered(ref)) {
            recorder.refused(texts.get(ref), code, true);
        }
    }

    private static void pause(Duration time) {
        try {
            Pace.until(System.nanoTime() + time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
