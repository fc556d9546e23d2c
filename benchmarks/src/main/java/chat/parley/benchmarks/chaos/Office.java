package chat.parley.benchmarks.chaos;

import chat.parley.benchmarks.load.OfficeClient;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Visitors who write, two operators who are given dialogs, answer and close them, and a supervisor who sees it all.
 * There are more visitors than the operators may have dialogs, so that somebody always waits.
 */
final class Office implements AutoCloseable {
    /** Dialogs that an operator may have at once. */
    static final int LIMIT = 5;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MARK = "chaos ";
    private static final int ANSWER_EACH = 3;
    private static final int CLOSE_AFTER = 3;

    /** What is known of one dialog. */
    private static final class Held {
        private String owner = "";
        private int heard;
        private int answers;
    }

    private final Recorder recorder;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<VisitorClient> visitors = new ArrayList<>();
    private final Map<String, ConsoleClient> operators = new HashMap<>();
    private final ConsoleClient supervisor;
    private final List<Thread> threads = new ArrayList<>();
    private final Map<String, Held> dialogs = new HashMap<>();
    /** By conversation; known from the visitor's first message. */
    private final Map<String, String> names = new HashMap<>();

    private int replies;
    private volatile boolean answering = true;

    Office(URI door, int count, Recorder recorder) throws IOException, InterruptedException {
        this.recorder = recorder;
        new OfficeClient(door, new Login(door, "admin").token())
                .account(Map.of(
                        "autoAssignment", true, "maxDialogs", LIMIT, "firstReplySeconds", 0, "idleCloseSeconds", 0));
        for (var user : List.of("ann", "boris")) {
            var login = new Login(door, user);
            operators.put(
                    new OfficeClient(door, login.token()).operatorId(),
                    new ConsoleClient(http, door, login, "online", recorder, (frame, token) -> {}));
        }
        supervisor = new ConsoleClient(
                http,
                door,
                new Login(door, "vera"),
                "invisible",
                recorder,
                new Desk(http, door, recorder, this::onEvent));
        for (int i = 0; i < count; i++) {
            visitors.add(new VisitorClient(http, door, "v" + i, recorder));
        }
        run("supervisor", supervisor);
        operators.forEach(this::run);
        visitors.forEach(visitor -> run("visitor", visitor));
    }

    private void run(String name, Runnable client) {
        threads.add(Thread.ofVirtual().name(name).start(client));
    }

    /** Whether a message is one of those that are written here, each of which is unique. */
    static boolean isOurs(String text) {
        return text.startsWith(MARK);
    }

    /** Whether everybody has come. */
    boolean isThere() {
        return supervisor.isWelcome()
                && operators.values().stream().allMatch(ConsoleClient::isWelcome)
                && visitors.stream().allMatch(VisitorClient::isWelcome);
    }

    /** A visitor writes. @param due when, by {@link System#nanoTime} */
    void write(int message, long due) {
        int visitor = message % visitors.size();
        visitors.get(visitor).write(MARK + "v" + visitor + " " + message, due);
    }

    /** No answers to what comes from now on, so that it comes to an end. */
    void quieten() {
        answering = false;
    }

    /** Whether nobody waits for an answer and everybody has seen what is for them. */
    boolean isSettled() {
        return supervisor.isDone()
                && operators.values().stream().allMatch(ConsoleClient::isDone)
                && visitors.stream().allMatch(VisitorClient::isDone)
                && recorder.complete();
    }

    /** On the supervisor's thread alone: who has a dialog answers some messages, and closes it after some answers. */
    private void onEvent(JsonNode event) {
        var meta = event.path("meta");
        String dialog = meta.path("dialogId").asText();
        var held = dialogs.computeIfAbsent(dialog, unknown -> new Held());
        switch (event.path("type").asText()) {
            case "OperatorAssigned" -> {
                held.owner = event.path("operatorId").asText();
                answer(meta, held);
            }
            case "DialogQueued" -> held.owner = "";
            case "DialogClosed" -> dialogs.remove(dialog);
            case "MessagePosted" -> {
                String text = event.path("text").asText();
                if (isOurs(text) && text.startsWith(MARK + "v")) {
                    names.put(
                            meta.path("conversationId").asText(),
                            text.substring(MARK.length(), text.indexOf(' ', MARK.length())));
                    held.heard++;
                    if (held.heard % ANSWER_EACH == 0) {
                        answer(meta, held);
                    }
                }
            }
            default -> {}
        }
    }

    private void answer(JsonNode meta, Held held) {
        var operator = operators.get(held.owner);
        String visitor = names.get(meta.path("conversationId").asText());
        if (operator == null || visitor == null || !answering) {
            return;
        }
        String text = MARK + "answer " + ++replies + " to " + visitor;
        recorder.sent(held.owner + " to " + visitor, text, List.of(visitor, Desk.NAME), System.nanoTime());
        operator.command(
                command("reply", meta)
                        .put("clientMessageId", UUID.randomUUID().toString())
                        .put("text", text),
                text);
        if (++held.answers == CLOSE_AFTER) {
            operator.command(command("close", meta), "");
        }
    }

    private static ObjectNode command(String name, JsonNode meta) {
        return JSON.createObjectNode()
                .put("name", name)
                .put("conversationId", meta.path("conversationId").asText())
                .put("dialogId", meta.path("dialogId").asText());
    }

    @Override
    public void close() {
        visitors.forEach(VisitorClient::end);
        operators.values().forEach(ConsoleClient::end);
        supervisor.end();
        try {
            for (var thread : threads) {
                thread.join(Duration.ofSeconds(15));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
