package chat.parley.benchmarks;

import chat.parley.benchmarks.floor.Floor;
import chat.parley.benchmarks.load.Unlimited;
import chat.parley.benchmarks.measure.Burst;
import chat.parley.benchmarks.measure.Figures;
import chat.parley.benchmarks.scenario.AssignmentsScenario;
import chat.parley.benchmarks.scenario.MessagesScenario;
import chat.parley.benchmarks.scenario.RoundTripScenario;
import chat.parley.benchmarks.scenario.RoutingScenario;
import chat.parley.benchmarks.scenario.RulesScenario;
import chat.parley.benchmarks.scenario.SocketsScenario;
import chat.parley.launcher.suite.Part;
import chat.parley.launcher.suite.Suite;
import chat.parley.launcher.suite.SuiteOptions;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code ./parley bench}. */
public final class Main {
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    /** Of dialogs that are gathered before they are closed. */
    private static final Duration ROUND = Duration.ofSeconds(20);

    private static final int BURST_TIMES = 10;
    private static final Duration BURST = Duration.ofSeconds(30);
    private static final int FLOOR_MESSAGES = 200_000;
    private static final double SUSTAINED_P99_MILLIS = 1_000;
    private static final int ROUTING_REPEATS = 200_000;
    private static final int RULED_MESSAGES = 20_000;

    private final PrintStream out;
    private final Options options;
    private final Map<String, Object> results = new LinkedHashMap<>();

    private Main(PrintStream out, Options options) {
        this.out = out;
        this.options = options;
    }

    public static void main(String[] arguments) throws Exception {
        if (java.util.Arrays.asList(arguments).contains("--help")) {
            System.out.println(Options.HELP);
            return;
        }
        if (arguments.length > 0 && arguments[0].equals("routing")) {
            routing(System.out);
            return;
        }
        if (arguments.length > 0 && arguments[0].equals("rules")) {
            rules(System.out);
            return;
        }
        String scenario = arguments.length > 0 ? arguments[0] : "";
        boolean named = Set.of("assignments", "sockets", "burst", "roundtrip").contains(scenario);
        Options options;
        try {
            options = Options.parse(named ? java.util.Arrays.copyOfRange(arguments, 1, arguments.length) : arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + Options.HELP);
            System.exit(2);
            return;
        }
        Path root = SuiteOptions.rootAbove(Path.of(System.getProperty("parley.root", ".")));
        var main = new Main(System.out, options);
        main.run(
                root,
                switch (scenario) {
                    case "assignments" -> main::assignments;
                    case "sockets" -> main::sockets;
                    case "burst" -> main::burst;
                    case "roundtrip" -> main::roundTrip;
                    default -> main::measure;
                });
        // Vert.x and the suite's keeper leave threads behind that nobody needs any more.
        System.exit(0);
    }

    /** What rules cost in the pure core of dialogs; nothing is started for it. */
    private static void rules(PrintStream out) {
        for (int rules : new int[] {0, 1_000}) {
            var result = new RulesScenario().run(rules, RULED_MESSAGES);
            out.printf(
                    Locale.ROOT,
                    "a first message, %5d automation and keyword rules each: p50 %.3f ms, p99 %.3f ms, max %.1f ms%n",
                    rules,
                    result.p50(),
                    result.p99(),
                    result.max());
        }
    }

    /** The pure core of routing alone; nothing is started for it. */
    private static void routing(PrintStream out) {
        var result = new RoutingScenario().run(ROUTING_REPEATS);
        out.printf(
                Locale.ROOT, "%-50s %10.0f per second%n", "assignments, 20 operators", result.assignmentsPerSecond());
        out.printf(
                Locale.ROOT,
                "%-50s %10.3f s, %s%n",
                "10,000 waiting dialogs to 100 operators",
                result.drainSeconds(),
                result.drainedInOrder() ? "in order" : "OUT OF ORDER");
        out.printf(
                Locale.ROOT, "%-50s %10.3f µs%n", "a change of presence, 10 operators", result.presenceMicrosWith10());
        out.printf(
                Locale.ROOT,
                "%-50s %10.3f µs, %.2f times%n",
                "a change of presence, 1,000 operators",
                result.presenceMicrosWith1000(),
                result.presenceMicrosWith1000() / result.presenceMicrosWith10());
    }

    /** What is done with a suite that runs. */
    @FunctionalInterface
    private interface Measurement {
        void of(Suite suite, Vertx vertx) throws Exception;
    }

    private void run(Path root, Measurement measurement) throws Exception {
        Path home = Files.createTempDirectory("parley-bench-");
        var suiteOptions = Unlimited.of(SuiteOptions.of(root, home))
                .withLongLived(options.longLived())
                // The usual heaps are for a laptop with a few visitors.
                .withHeap(Part.CHANNEL_INGEST, heapFor(options.sockets()))
                .withHeap(Part.NOTIFICATION_SERVICE, heapFor(options.sockets()));
        out.println("Starting the suite…");
        var vertx = Vertx.vertx();
        try (Suite suite = Suite.start(suiteOptions)) {
            // Ctrl-C ends this program without any finally.
            var interrupted = new Thread(suite::close, "end the suite");
            Runtime.getRuntime().addShutdownHook(interrupted);
            measurement.of(suite, vertx);
            Runtime.getRuntime().removeShutdownHook(interrupted);
        } finally {
            vertx.close();
            delete(home);
        }
    }

    /** Megabytes for a process that knows so many visitors: each takes some 12 kB where its socket is. */
    private static int heapFor(int visitors) {
        return 160 + visitors * 24 / 1_000;
    }

    /** What idle visitors' sockets cost one process. */
    private void sockets(Suite suite, Vertx vertx) throws Exception {
        var result = new SocketsScenario(
                        vertx, suite.door(), suite.address(Part.CHANNEL_INGEST), suite.pid(Part.CHANNEL_INGEST))
                .run(options.sockets(), options.addresses());
        out.printf(
                Locale.ROOT,
                "%d sockets, opened %.0f/s; %.1f kB of heap and %.1f kB beside it each; told %.0f/s%n",
                result.sockets(),
                result.openedPerSecond(),
                result.heapPerSocket() / 1024.0,
                result.restPerSocket() / 1024.0,
                result.perSecond());
    }

    private void assignments(Suite suite, Vertx vertx) throws Exception {
        heading();
        try (var scenario = new AssignmentsScenario(vertx, suite.door())) {
            scenario.run(options.rate() / 5, WARM_UP);
            for (long left = options.warmUp().toSeconds(); left > 0; left -= ROUND.toSeconds()) {
                print(
                        "warming up",
                        scenario.run(options.rate(), Duration.ofSeconds(Math.min(left, ROUND.toSeconds()))));
            }
            print(
                    "close to next dialog at " + (int) options.rate() + "/s",
                    scenario.run(options.rate(), options.seconds()));
        }
    }

    /** Ten times as much for half a minute. */
    private void burst(Suite suite, Vertx vertx) throws Exception {
        var burst = new Burst((int) options.rate(), BURST_TIMES, options.seconds(), BURST);
        try (var messages = new MessagesScenario(vertx, suite.door(), options.visitors())) {
            messages.run(options.rate(), options.warmUp());
            messages.run(options.rate() * BURST_TIMES / 2, WARM_UP);
            heading();
            var result = messages.run(burst);
            print("before, at " + burst.perSecond() + "/s", result.calm());
            print("burst, at " + burst.perSecond() * burst.times() + "/s", result.burst());
            out.printf(
                    Locale.ROOT,
                    "as usual again %s after its end; repeats %d, refusals %d%n",
                    result.secondsAfter().isPresent()
                            ? result.secondsAfter().getAsInt() + " s"
                            : "not within " + burst.calm().toSeconds() + " s",
                    result.repeats(),
                    result.refusals());
        }
    }

    private void roundTrip(Suite suite, Vertx vertx) throws Exception {
        try (var scenario = new RoundTripScenario(vertx, suite.door(), options.visitors())) {
            scenario.run(options.rate(), options.warmUp());
            heading();
            print("there and back at " + (int) options.rate() + "/s", scenario.run(options.rate(), options.seconds()));
        }
    }

    private void heading() {
        out.printf(
                Locale.ROOT,
                "%-34s %10s %9s %9s %9s %9s %9s%n",
                "",
                "per second",
                "p50 ms",
                "p99 ms",
                "p99.9 ms",
                "max ms",
                "arrived");
    }

    private void measure(Suite suite, Vertx vertx) throws Exception {
        double floorThroughput;
        Figures floor;
        try (var loop = new Floor(
                suite.kafka(),
                suite.jdbcUrl(Part.DIALOG_SERVICE),
                suite.databaseUser(Part.DIALOG_SERVICE),
                suite.databasePassword(Part.DIALOG_SERVICE))) {
            out.println("Measuring the floor…");
            loop.throughput(FLOOR_MESSAGES / 4);
            floorThroughput = loop.throughput(FLOOR_MESSAGES);
            floor = loop.latency(options.rate(), options.seconds());
        }
        heading();
        print("floor at " + (int) options.rate() + "/s", floor);
        out.printf(Locale.ROOT, "%-34s %10.0f%n", "floor, as fast as it goes", floorThroughput);
        results.put("floor", floor);
        results.put("floorThroughput", floorThroughput);
        try (var messages = new MessagesScenario(vertx, suite.door(), options.visitors())) {
            messages.run(options.rate(), options.warmUp());
            messages.run(500, WARM_UP);
            var suiteRun = messages.run(options.rate(), options.seconds());
            print("suite at " + (int) options.rate() + "/s", suiteRun.console());
            results.put("suite", suiteRun);
            results.put("p50Ratio", suiteRun.console().p50() / floor.p50());
            var best = sustained(messages);
            if (best != null) {
                out.printf(
                        Locale.ROOT,
                        "%nsustained %.0f/s = %.3f of the floor; p50 %.1f times, p99 %.1f times the floor's%n",
                        best.rate(),
                        best.rate() / floorThroughput,
                        suiteRun.console().p50() / floor.p50(),
                        suiteRun.console().p99() / floor.p99());
                results.put("sustained", best);
                results.put("sustainedRatio", best.rate() / floorThroughput);
            }
        }
        out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(printable(results)));
    }

    /** The greatest step at which everything arrives, once, with p99 under a second; null when none did. */
    private MessagesScenario.@Nullable Result sustained(MessagesScenario messages) {
        MessagesScenario.Result best = null;
        for (int step : options.steps()) {
            var result = messages.run(step, options.stepSeconds());
            print("suite at " + step + "/s", result.console());
            if (result.repeats() > 0 || result.refusals() > 0) {
                out.println("    repeats " + result.repeats() + ", refusals " + result.refusals());
            }
            if (!result.console().complete() || result.console().p99() > SUSTAINED_P99_MILLIS) {
                break;
            }
            best = result;
        }
        return best;
    }

    private void print(String what, Figures figures) {
        out.printf(
                Locale.ROOT,
                "%-34s %10.0f %9.1f %9.1f %9.1f %9.1f %8.2f%%%n",
                what,
                figures.perSecond(),
                figures.p50(),
                figures.p99(),
                figures.p999(),
                figures.max(),
                figures.sent() == 0 ? 0.0 : 100.0 * figures.arrived() / figures.sent());
    }

    private static Map<String, Object> printable(Map<String, Object> results) {
        var plain = new LinkedHashMap<String, Object>();
        results.forEach((key, value) -> plain.put(
                key,
                switch (value) {
                    case Figures f -> figures(f);
                    case MessagesScenario.Result r ->
                        Map.of("rate", r.rate(), "figures", figures(r.console()), "repeats", r.repeats());
                    default -> value;
                }));
        return plain;
    }

    private static Map<String, Object> figures(Figures f) {
        var plain = new LinkedHashMap<String, Object>();
        plain.put("sent", f.sent());
        plain.put("arrived", f.arrived());
        plain.put("p50Millis", f.p50());
        plain.put("p99Millis", f.p99());
        plain.put("p999Millis", f.p999());
        plain.put("maxMillis", f.max());
        return plain;
    }

    private static void delete(Path folder) throws java.io.IOException {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
