package chat.parley.benchmarks.scenario;

import chat.parley.benchmarks.load.ConsoleSocket;
import chat.parley.benchmarks.load.Crowd;
import chat.parley.benchmarks.load.OperatorLogin;
import chat.parley.benchmarks.measure.Figures;
import chat.parley.benchmarks.measure.Pace;
import chat.parley.benchmarks.measure.Stopwatch;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** Visitor socket → stored → operator socket: every message of many visitors, seen at a supervisor's console. */
public final class MessagesScenario implements AutoCloseable {
    private static final String MARK = "bench-";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Crowd crowd;
    private final ConsoleSocket console;
    private volatile Stopwatch atConsole = new Stopwatch(1);
    private volatile String run = "";
    private final java.util.concurrent.atomic.LongAdder refusals = new java.util.concurrent.atomic.LongAdder();

    /** @param visitors how many hold sockets and write in turn */
    public MessagesScenario(Vertx vertx, URI door, int visitors)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        String token = new OperatorLogin(door).token("vera", "parley-demo");
        console = ConsoleSocket.open(vertx, door, token, "invisible", this::onConsoleFrame);
        crowd = new Crowd(vertx, door, "demo-ru", text -> onVisitorFrame(new JsonObject(text)));
        crowd.gather(visitors);
    }

    /**
     * Messages at a rate.
     *
     * @param console from due instant to the operator's socket
     * @param repeats messages that reached the operator's socket more than once
     * @param refusals error frames to visitors
     */
    public record Result(double rate, Figures console, long repeats, long refusals) {}

    public Result run(double perSecond, Duration over) {
        int count = (int) (perSecond * over.toSeconds());
        run = MARK + Long.toString(System.nanoTime(), 36) + "-";
        atConsole = new Stopwatch(count);
        long refusedBefore = refusals.sum();
        Pace.run(count, perSecond, atConsole::due, number -> crowd.write(number, run + number));
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (atConsole.count() < count && System.nanoTime() < end && console.isOpen()) {
            LockSupport.parkNanos(1_000_000);
        }
        return new Result(
                perSecond, atConsole.figures(count, over), atConsole.repeats(), refusals.sum() - refusedBefore);
    }

    private void onConsoleFrame(String frame) {
        int mark = frame.indexOf(run);
        if (!run.isEmpty() && mark >= 0 && frame.contains("\"MessagePosted\"")) {
            int from = mark + run.length();
            int to = from;
            while (to < frame.length() && Character.isDigit(frame.charAt(to))) {
                to++;
            }
            atConsole.arrived(Integer.parseInt(frame.substring(from, to)));
        }
    }

    private void onVisitorFrame(JsonObject frame) {
        if ("error".equals(frame.getString("type"))) {
            refusals.increment();
        }
    }

    @Override
    public void close() {
        crowd.close();
        console.close();
    }
}
