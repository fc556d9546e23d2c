package chat.parley.benchmarks.chaos;

import chat.parley.launcher.suite.SuiteOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;

/** {@code ./parley chaos}. Exit codes: 0 everything held, 1 something did not, 2 not understood. */
public final class Main {
    private static final int BREACHES_SHOWN = 40;

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        var began = Instant.now();
        ChaosOptions options;
        try {
            options = ChaosOptions.parse(arguments, began.toEpochMilli());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "; see ./parley chaos --help.");
            System.exit(2);
            return;
        }
        Path root = SuiteOptions.rootAbove(Path.of(System.getProperty("parley.root", ".")));
        Path home = Files.createTempDirectory("parley-chaos-");
        var result = new ChaosRun(System.out, root, home).run(options);
        print(System.out, result);
        if (options.noted()) {
            note(root, ChaosPage.row(began, commit(root), options, result));
        }
        if (result.good()) {
            delete(home);
        } else {
            System.out.println(
                    "The same again: ./parley chaos --seed " + options.seed() + "; data and logs of this run: " + home);
        }
        // Clients and the suite's keeper leave threads behind that nobody needs any more.
        System.exit(result.good() ? 0 : 1);
    }

    private static void print(PrintStream out, ChaosResult result) {
        for (var rule : Rule.values()) {
            out.printf("%8d  %s (%s)%n", result.breaches(rule), rule.title(), rule.meaning());
        }
        result.breaches().stream()
                .limit(BREACHES_SHOWN)
                .forEach(breach -> out.println("  " + breach.rule().title() + ": " + breach.what()));
        result.late().forEach(late -> out.println("  " + late));
        result.aftermaths().forEach(aftermath -> out.println(aftermath.line()));
        out.println("messages " + result.messages() + ", attempts to connect again " + result.connections()
                + ", refusals " + result.refusals());
        out.println("seconds until stored, p50, p99, max: " + ChaosPage.pauses(result.acknowledged()));
        out.println("seconds until shown, p50, p99, max:  " + ChaosPage.pauses(result.shown()));
    }

    private static void note(Path root, String row) throws IOException {
        var page = root.resolve("docs").resolve("reliability.md");
        Files.writeString(page, ChaosPage.withRow(Files.readString(page), row));
    }

    /** The short name of the commit, with a plus sign when files differ from it. */
    private static String commit(Path root) throws IOException {
        var process = new ProcessBuilder("git", "describe", "--always", "--dirty=+")
                .directory(root.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return said.matches("[0-9a-f]{4,40}\\+?") ? said : "none";
    }

    private static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
