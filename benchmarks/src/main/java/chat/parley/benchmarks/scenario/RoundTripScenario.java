package chat.parley.benchmarks.scenario;

import chat.parley.benchmarks.load.ConsoleSocket;
import chat.parley.benchmarks.load.Crowd;
import chat.parley.benchmarks.load.OfficeClient;
import chat.parley.benchmarks.load.OperatorLogin;
import chat.parley.benchmarks.measure.Figures;
import chat.parley.benchmarks.measure.Pace;
import chat.parley.benchmarks.measure.Stopwatch;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Visitor's socket → operator's socket → the operator's answer → visitor's socket, with operators who answer at
 * once. Counted from the instant at which the visitor's message was due.
 */
public final class RoundTripScenario implements AutoCloseable {
    private static final String MARK = "bench-";
    private static final String ANSWER = "answer-";
    private static final List<String> OPERATORS = List.of("ann", "boris");
    private static final int COMING_PER_SECOND = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Crowd crowd;
    private final List<ConsoleSocket> desks = new ArrayList<>();
    /** Whose each dialog is. */
    private final Map<String, String> assigned = new ConcurrentHashMap<>();

    private volatile Stopwatch stopwatch = new Stopwatch(1);
    private volatile String run = "";

    /** @param visitors how many have a dialog each and write in turn */
    public RoundTripScenario(Vertx vertx, URI door, int visitors)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        new OfficeClient(door, new OperatorLogin(door).token("admin", "parley-demo"))
                .account(Map.of(
                        "autoAssignment",
                        true,
                        "maxDialogs",
                        visitors / OPERATORS.size() + 1,
                        "firstReplySeconds",
                        0,
                        "idleCloseSeconds",
                        0));
        for (String user : OPERATORS) {
            String token = new OperatorLogin(door).token(user, "parley-demo");
            String operatorId = new OfficeClient(door, token).operatorId();
            // The frames come on an event loop, and the socket is there before any dialog is.
            var desk = new ConsoleSocket[1];
            desk[0] = ConsoleSocket.open(vertx, door, token, "online", frame -> onFrame(desk, operatorId, frame));
            desks.add(desk[0]);
        }
        crowd = new Crowd(vertx, door, "demo-ru", this::onVisitorFrame);
        crowd.gather(visitors);
        Pace.run(visitors, COMING_PER_SECOND, (call, nanos) -> {}, number -> crowd.write(number, "hello"));
        await(() -> assigned.size() >= visitors);
        if (assigned.size() < visitors) {
            throw new IllegalStateException(assigned.size() + " of " + visitors + " dialogs have an operator");
        }
    }

    /** @return from the instant a visitor's message was due to its answer at the visitor's socket */
    public Figures run(double perSecond, Duration over) {
        int count = (int) (perSecond * over.toSeconds());
        run = Long.toString(System.nanoTime(), 36) + "-";
        var own = new Stopwatch(count);
        stopwatch = own;
        Pace.run(count, perSecond, own::due, number -> crowd.write(number, MARK + run + number));
        await(() -> own.count() == count);
        if (own.repeats() > 0) {
            throw new IllegalStateException(own.repeats() + " answers came twice");
        }
        return own.figures(count, over);
    }

    private void onFrame(ConsoleSocket[] desk, String operatorId, String frame) {
        if (frame.contains("\"OperatorAssigned\"")) {
            var event = new JsonObject(frame).getJsonObject("event");
            if (operatorId.equals(event.getString("operatorId"))) {
                assigned.put(event.getJsonObject("meta").getString("dialogId"), operatorId);
            }
            return;
        }
        int number = number(frame, MARK + run);
        // Colleagues' dialogs are seen too.
        if (number < 0 || !frame.contains("\"MessagePosted\"")) {
            return;
        }
        var meta = new JsonObject(frame).getJsonObject("event").getJsonObject("meta");
        if (!operatorId.equals(assigned.get(meta.getString("dialogId")))) {
            return;
        }
        desk[0].command(new JsonObject()
                .put("name", "reply")
                .put("conversationId", meta.getString("conversationId"))
                .put("dialogId", meta.getString("dialogId"))
                .put("clientMessageId", UUID.randomUUID().toString())
                .put("text", ANSWER + run + number));
    }

    private void onVisitorFrame(String frame) {
        int number = number(frame, ANSWER + run);
        if (number >= 0) {
            stopwatch.arrived(number);
        }
    }

    /** The number behind a mark; −1 where there is none. */
    private static int number(String frame, String mark) {
        int at = frame.indexOf(mark);
        if (at < 0) {
            return -1;
        }
        int from = at + mark.length();
        int to = from;
        while (to < frame.length() && Character.isDigit(frame.charAt(to))) {
            to++;
        }
        return to == from ? -1 : Integer.parseInt(frame.substring(from, to));
    }

    private static void await(BooleanSupplier done) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Override
    public void close() {
        crowd.close();
        desks.forEach(ConsoleSocket::close);
    }
}
