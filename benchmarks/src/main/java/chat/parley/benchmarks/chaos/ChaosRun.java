package chat.parley.benchmarks.chaos;

import chat.parley.benchmarks.load.Unlimited;
import chat.parley.benchmarks.measure.Pace;
import chat.parley.launcher.suite.Part;
import chat.parley.launcher.suite.Suite;
import chat.parley.launcher.suite.SuiteOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** A suite of its own under load, with faults, until everything has come to rest; and then the checking. */
final class ChaosRun {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final PrintStream out;
    private final Path root;
    private final Path home;

    /**
     * @param root the project's folder
     * @param home where the suite's data and logs go
     */
    ChaosRun(PrintStream out, Path root, Path home) {
        this.out = out;
        this.root = root;
        this.home = home;
    }

    ChaosResult run(ChaosOptions options) throws IOException, InterruptedException, SQLException {
        var faults = Schedule.of(options.seed(), options.length(), options.every());
        out.println("Seed " + options.seed() + ": " + faults.size() + " faults.");
        faults.forEach(fault -> out.println("  " + fault.line()));
        out.println("Starting the suite in " + home + "…");
        try (var saboteur = new Saboteur(out);
                var suite = Suite.open(suiteOptions(saboteur), (name, state, detail) -> {})) {
            // Ctrl-C ends this program without any finally.
            var interrupted = new Thread(suite::close, "end the suite");
            Runtime.getRuntime().addShutdownHook(interrupted);
            if (!suite.missing().isEmpty()) {
                throw new IOException("not built: "
                        + suite.missing().stream().map(Part::title).collect(Collectors.joining(", ")));
            }
            saboteur.lead(suite);
            suite.startParts();
            var result = play(suite, saboteur, options, faults);
            Runtime.getRuntime().removeShutdownHook(interrupted);
            return result;
        }
    }

    private SuiteOptions suiteOptions(Saboteur saboteur) {
        var options = Unlimited.of(SuiteOptions.of(root, home));
        for (var part : Part.values()) {
            options = options.withEnvironment(part, saboteur.environment(part));
        }
        return options;
    }

    private ChaosResult play(Suite suite, Saboteur saboteur, ChaosOptions options, List<Fault> faults)
            throws IOException, InterruptedException, SQLException {
        var recorder = new Recorder();
        var late = new ArrayList<String>();
        long began;
        try (var office = new Office(suite.door(), options.visitors(), recorder)) {
            if (!await(office::isThere)) {
                throw new IOException("not everybody came before anything was broken");
            }
            out.println("Everybody is there; the load begins.");
            long start = System.nanoTime();
            began = start;
            var trouble = Thread.ofVirtual().name("trouble").start(() -> follow(suite, saboteur, faults, start));
            int count = (int) (options.rate() * options.length().toMillis() / 1_000);
            long[] due = new long[1];
            Pace.run(count, options.rate(), (call, at) -> due[0] = at, call -> office.write(call, due[0]));
            trouble.join();
            saboteur.awaitEnd(PATIENCE);
            out.println("The load has ended; waiting until everything has come to rest.");
            saboteur.awaitAll(suite, PATIENCE, late::add);
            office.quieten();
            if (!await(office::isSettled)) {
                out.println("Not everything has come to rest in " + PATIENCE.toSeconds() + " s.");
            }
        }
        return check(suite, recorder, faults, began, late);
    }

    private ChaosResult check(Suite suite, Recorder recorder, List<Fault> faults, long began, List<String> late)
            throws SQLException {
        var reader = new LogReader(suite);
        var history = recorder.history(reader.topic(), reader.stored(), Office.LIMIT);
        out.println("Checking " + history.sent().size() + " messages, "
                + history.topic().size() + " records and "
                + history.stored().size() + " rows.");
        return new ChaosResult(
                Aftermath.of(faults, recorder.pauses(began)),
                history.sent().size(),
                Checker.check(history),
                recorder.acknowledged(),
                recorder.shown(),
                recorder.refusals(),
                recorder.connections(),
                late);
    }

    private static void follow(Suite suite, Saboteur saboteur, List<Fault> faults, long began) {
        for (var fault : faults) {
            long at = began + fault.at().toNanos();
            for (long wait = at - System.nanoTime(); wait > 0; wait = at - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            saboteur.begin(suite, fault);
        }
    }

    private static boolean await(BooleanSupplier done) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        return true;
    }
}
