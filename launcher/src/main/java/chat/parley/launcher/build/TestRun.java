package chat.parley.launcher.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Builds and tests every module, or some, and says how it went. Arguments: the project's folder, then the options of
 * {@code ./parley test}. Exit codes: 0 all passed within their time, 1 not so, 2 something is missing on this machine.
 */
public final class TestRun {
    private static final Pattern STEP = Pattern.compile("Building parley-([a-z-]+) .*\\[(\\d+)/(\\d+)]");
    /** What Maven says of failures, without its advice on how to ask for more. */
    private static final Pattern NEWS =
            Pattern.compile("\\[ERROR] +(?!-> |To see|Re-run|For more|After correct|See |\\[Help|  mvn).+");

    private static final String ROW = "%-22s %8s %8s %7s %7s%n";
    private static final int REFUSED = 2;

    private final Path root;
    private final ModuleGraph graph;
    private final InstantSource clock;

    private TestRun(Path root, InstantSource clock) throws IOException {
        this.root = root;
        this.graph = ModuleGraph.read(root);
        this.clock = clock;
    }

    /** See the class. */
    public static void main(String[] arguments) throws IOException {
        var all = List.of(arguments);
        try {
            var root = Path.of(all.getFirst()).toAbsolutePath().normalize();
            var options = TestOptions.parse(all.subList(1, all.size()));
            System.exit(new TestRun(root, InstantSource.system()).run(options));
        } catch (Refusal | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(REFUSED);
        }
    }

    private int run(TestOptions options) throws IOException, Refusal {
        var budgets = Budgets.parse(Files.readAllLines(root.resolve("budgets.txt")));
        options.modules().forEach(graph::named);
        Tool.MAVEN.require();
        Tool.NODE.require();
        var environment = new LinkedHashMap<String, String>();
        if (options.modules().isEmpty() || options.modules().contains("system-tests")) {
            var browser = Browser.ensure(System.getenv()).toString();
            environment.put(Browser.VARIABLE, browser);
            environment.put("CHROMIUM", browser); // as the console's own journeys call it
        }
        for (var module : graph.all()) {
            TestReports.clear(module);
        }
        boolean built = fetch(options, environment);
        var began = clock.instant();
        var summary = new ReactorSummary();
        var arguments = new ArrayList<>(arguments(options));
        if (built) {
            arguments.add("-Dquarkus.build.skip=true");
        }
        int code = maven(arguments, "test.log", environment, summary);
        var counts = new LinkedHashMap<String, TestCount>();
        for (var name : summary.rows().keySet()) {
            counts.put(name, TestReports.read(graph.named(name)));
        }
        stamp(summary);
        boolean inTime = printTable(summary, counts, budgets);
        var total = counts.values().stream().reduce(TestCount.NONE, TestCount::plus);
        total = total.plus(withoutTests(summary, counts));
        if (code != 0 && total.failures().isEmpty()) {
            total = total.plus(new TestCount(0, List.of("the build as a whole"), 0));
        }
        printFailures(total);
        if (options.full()) {
            ReliabilityPage.append(root, began, clock.instant(), options.modules(), total);
        }
        System.out.println(total.summary());
        return total.failures().isEmpty() && total.passed() > 0 && inTime ? 0 : 1;
    }

    /**
     * The time it takes to fetch what Maven needs is nobody's budget, so that is done before, and once.
     *
     * @return whether the services were packaged just now, and need not be again
     */
    private boolean fetch(TestOptions options, Map<String, String> environment) throws IOException, Refusal {
        if (Files.exists(complete()) || !options.modules().isEmpty()) {
            return false;
        }
        System.out.println("Building without tests first, which fetches what the build needs.");
        var arguments = new ArrayList<>(arguments(options));
        // Without tests nothing is measured, so two modules may be built at once.
        arguments.addAll(List.of("-DskipTests", "-T", "2"));
        int code = maven(arguments, "fetch.log", environment, new ReactorSummary());
        if (code == 0) {
            Files.createDirectories(complete().getParent());
            Files.writeString(complete(), "");
        }
        return code == 0;
    }

    private Path complete() {
        return root.resolve(".parley").resolve("tools").resolve("maven-complete-for-tests");
    }

    private List<String> arguments(TestOptions options) {
        var arguments = new ArrayList<>(List.of("verify", "-fae", "-Dmaven.test.failure.ignore=true"));
        if (!options.modules().isEmpty()) {
            arguments.addAll(List.of("-am", "-pl", String.join(",", options.modules())));
        }
        if (options.full()) {
            arguments.add("-Dtest.groups.excluded=");
        }
        return arguments;
    }

    private int maven(List<String> arguments, String log, Map<String, String> environment, ReactorSummary summary)
            throws IOException, Refusal {
        var file = root.resolve(".parley").resolve("logs").resolve(log);
        System.out.println("All that Maven says is in " + file + ".");
        return new MavenRun(root, file, environment, line -> {
                    summary.read(line);
                    var step = STEP.matcher(line);
                    if (step.find()) {
                        System.out.printf("  %-22s %s of %s%n", step.group(1), step.group(2), step.group(3));
                    } else if (NEWS.matcher(line).matches()) {
                        System.out.println("  " + line);
                    }
                })
                .run(arguments);
    }

    /** What was built for the tests is as good for {@code ./parley up}. */
    private void stamp(ReactorSummary summary) throws IOException {
        for (var built : summary.rows().entrySet()) {
            if (built.getValue().result() == ReactorSummary.Result.SUCCESS) {
                var sources = SourceFingerprint.of(root, graph.closure(List.of(built.getKey())));
                BuildStamp.write(graph.named(built.getKey()), sources);
            }
        }
    }

    /** @return whether all modules kept to their time, give or take a third */
    private static boolean printTable(ReactorSummary summary, Map<String, TestCount> counts, Budgets budgets) {
        System.out.printf(Locale.ROOT, "%n" + ROW, "module", "budget s", "took s", "passed", "failed");
        var late = new ArrayList<String>();
        summary.rows().forEach((name, row) -> {
            var count = counts.getOrDefault(name, TestCount.NONE);
            boolean over = budgets.isFarOver(name, row.seconds());
            if (over) {
                late.add(name);
            }
            System.out.printf(
                    Locale.ROOT,
                    ROW,
                    name,
                    budgets.shown(name),
                    String.format(Locale.ROOT, "%.0f", row.seconds()) + (over ? "!" : ""),
                    count.passed(),
                    count.failures().size());
        });
        if (!late.isEmpty()) {
            System.out.println("More than a third over their budget: " + String.join(", ", late) + ".");
        }
        return late.isEmpty();
    }

    /** A module that Maven could not finish counts as one failure where no test of it says why. */
    private static TestCount withoutTests(ReactorSummary summary, Map<String, TestCount> counts) {
        var names = new ArrayList<String>();
        summary.rows().forEach((name, row) -> {
            boolean explained =
                    !counts.getOrDefault(name, TestCount.NONE).failures().isEmpty();
            if (row.result() != ReactorSummary.Result.SUCCESS && !explained) {
                names.add("module " + name + ": "
                        + (row.result() == ReactorSummary.Result.SKIPPED ? "not built" : "its build failed"));
            }
        });
        return new TestCount(0, List.copyOf(names), 0);
    }

    private static void printFailures(TestCount total) {
        if (!total.failures().isEmpty()) {
            System.out.println("Failed:");
            total.failures().forEach(name -> System.out.println("  " + name));
        }
        if (total.skipped() > 0) {
            System.out.println(total.skipped() + " skipped");
        }
    }
}
