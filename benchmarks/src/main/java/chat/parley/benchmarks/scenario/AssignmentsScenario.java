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
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Free slot → operator's socket: every operator is full, many dialogs wait, and each close gives its place to the one
 * who waits longest. Counted from the instant at which the close was due to be sent.
 */
public final class AssignmentsScenario implements AutoCloseable {
    private static final int PLACES = 100;
    private static final int COMING_PER_SECOND = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration QUIET = Duration.ofSeconds(3);

    private record Open(String conversationId, String dialogId) {}

    /** One operator's console: what they have, and which of their slots are free. */
    private final class Desk {
        private final Queue<Open> dialogs = new ConcurrentLinkedQueue<>();
        private final Queue<Integer> freed = new ConcurrentLinkedQueue<>();
        private final String user;
        private final String operatorId;
        private final ConsoleSocket socket;

        Desk(Vertx vertx, URI door, String user)
                throws IOException, InterruptedException, ExecutionException, TimeoutException {
            this.user = user;
            String token = new OperatorLogin(door).token(user, "parley-demo");
            operatorId = new OfficeClient(door, token).operatorId();
            socket = ConsoleSocket.open(vertx, door, token, "online", this::onFrame);
        }

        private void onFrame(String frame) {
            if (frame.contains("\"event\"")) {
                lastFrame = System.nanoTime();
            }
            if (frame.contains("\"DialogReturned\"")) {
                returned.increment();
            }
            if (!frame.contains("\"OperatorAssigned\"")) {
                return;
            }
            var event = new JsonObject(frame).getJsonObject("event");
            if (operatorId.equals(event.getString("operatorId"))) {
                var meta = event.getJsonObject("meta");
                Integer slot = freed.poll();
                if (slot != null) {
                    stopwatch.arrived(slot);
                }
                dialogs.add(new Open(meta.getString("conversationId"), meta.getString("dialogId")));
            }
        }

        void renew() throws IOException, InterruptedException {
            socket.renew(new OperatorLogin(door).token(user, "parley-demo"), "online");
        }

        void close(int slot) {
            // Where assignments do not keep up the close is late, and counts from when it was due.
            await(() -> !dialogs.isEmpty());
            Open open = dialogs.poll();
            if (open == null) {
                throw new IllegalStateException("nobody was assigned for " + PATIENCE.toSeconds() + " s; "
                        + returned.sum() + " dialogs were taken from operators, " + refused.sum()
                        + " messages of visitors were refused");
            }
            freed.add(slot);
            socket.command(new JsonObject()
                    .put("name", "close")
                    .put("conversationId", open.conversationId())
                    .put("dialogId", open.dialogId()));
        }
    }

    private final URI door;
    private final Crowd crowd;
    private final List<Desk> desks = new ArrayList<>();
    private final LongAdder refused = new LongAdder();
    private final LongAdder returned = new LongAdder();
    private volatile long lastFrame = System.nanoTime();
    private volatile Stopwatch stopwatch = new Stopwatch(1);

    public AssignmentsScenario(Vertx vertx, URI door)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        this.door = door;
        new OfficeClient(door, new OperatorLogin(door).token("admin", "parley-demo"))
                .account(Map.of(
                        "autoAssignment", true, "maxDialogs", PLACES, "firstReplySeconds", 0, "idleCloseSeconds", 0));
        for (String user : List.of("ann", "boris")) {
            desks.add(new Desk(vertx, door, user));
        }
        crowd = new Crowd(vertx, door, "demo-ru", this::onVisitorFrame);
    }

    /** @return from each close to the next dialog's arrival at the same operator's socket */
    public Figures run(double perSecond, Duration over)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        for (Desk desk : desks) {
            desk.renew();
        }
        int count = (int) (perSecond * over.toSeconds());
        int before = crowd.size();
        crowd.gather(before + count + (before == 0 ? 2 * desks.size() * PLACES : 0));
        Pace.run(
                crowd.size() - before,
                COMING_PER_SECOND,
                (call, nanos) -> {},
                number -> crowd.write(before + number, "hello"));
        await(() -> desks.stream().allMatch(desk -> desk.dialogs.size() == PLACES));
        for (Desk desk : desks) {
            if (desk.dialogs.size() != PLACES) {
                throw new IllegalStateException(
                        desk.operatorId + " has " + desk.dialogs.size() + " dialogs and room for " + PLACES);
            }
        }
        // Whoever waits has been told so, and nothing of it is measured.
        await(() -> System.nanoTime() - lastFrame > QUIET.toNanos());
        stopwatch = new Stopwatch(count);
        Pace.run(
                count,
                perSecond,
                stopwatch::due,
                number -> desks.get(number % desks.size()).close(number));
        await(() -> stopwatch.count() == count);
        // Who is not given the next dialog in time has a slot that nobody counts for any more.
        desks.forEach(desk -> desk.freed.clear());
        // Who waited longest was given away first, and who has a dialog is among the last.
        crowd.leave(2 * desks.size() * PLACES);
        return stopwatch.figures(count, over);
    }

    private void onVisitorFrame(String frame) {
        if (frame.startsWith("{\"type\":\"error\"")) {
            refused.increment();
        }
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
        desks.forEach(desk -> desk.socket.close());
    }
}
