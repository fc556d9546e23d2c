package chat.parley.benchmarks.scenario;

import chat.parley.benchmarks.load.ConsoleSocket;
import chat.parley.benchmarks.load.Crowd;
import chat.parley.benchmarks.load.OperatorLogin;
import chat.parley.benchmarks.measure.Burst;
import chat.parley.benchmarks.measure.Figures;
import chat.parley.benchmarks.measure.Pace;
import chat.parley.benchmarks.measure.Stopwatch;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.OptionalInt;
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
        awaitAll(count);
        return new Result(
                perSecond, atConsole.figures(count, over), atConsole.repeats(), refusals.sum() - refusedBefore);
    }

    /**
     * What a burst did.
     *
     * @param calm before it
     * @param burst the messages of the burst itself
     * @param secondsAfter how many seconds after its end messages took as long as usual; empty when they did not
     */
    public record BurstResult(Figures calm, Figures burst, OptionalInt secondsAfter, long repeats, long refusals) {}

    public BurstResult run(Burst burst) {
        int count = burst.count();
        run = MARK + Long.toString(System.nanoTime(), 36) + "-";
        var stopwatch = new Stopwatch(count);
        atConsole = stopwatch;
        long refusedBefore = refusals.sum();
        Pace.run(count, burst::due, stopwatch::due, number -> crowd.write(number, run + number));
        awaitAll(count);
        var second = Duration.ofSeconds(1);
        var calm = stopwatch.figures(0, burst.begins(), burst.calm());
        return new BurstResult(
                calm,
                stopwatch.figures(burst.begins(), burst.ends(), burst.burst()),
                burst.usualAgain(calm.p99(), number -> {
                    int from = burst.ends() + number * burst.perSecond();
                    var figures = stopwatch.figures(from, from + burst.perSecond(), second);
                    return figures.complete() ? figures.p99() : Double.MAX_VALUE;
                }),
                stopwatch.repeats(),
                refusals.sum() - refusedBefore);
    }

    private void awaitAll(int count) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (atConsole.count() < count && System.nanoTime() < end && console.isOpen()) {
            LockSupport.parkNanos(1_000_000);
        }
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
