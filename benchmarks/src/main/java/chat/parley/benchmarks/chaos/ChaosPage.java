package chat.parley.benchmarks.chaos;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/** The table of runs in {@code docs/reliability.md}: one row each. */
final class ChaosPage {
    /** By its beginning the table is found. */
    static final String HEAD = "| began (UTC) | commit | seed |";

    private static final double MICROS = 1_000_000.0;

    private ChaosPage() {}

    /** The line of the table's head. */
    static String head() {
        return HEAD + " minutes | every s | per second | faults | messages | "
                + Arrays.stream(Rule.values()).map(Rule::title).collect(Collectors.joining(" | "))
                + " | stored: p50, p99, max s | shown: p50, p99, max s |";
    }

    static String row(Instant began, String commit, ChaosOptions options, ChaosResult result) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %d | %.1f | %.0f | %.0f | %d | %d | %s | %s | %s |",
                began.truncatedTo(ChronoUnit.SECONDS),
                commit,
                options.seed(),
                options.length().toMillis() / 60_000.0,
                options.every().toMillis() / 1_000.0,
                options.rate(),
                result.aftermaths().size(),
                result.messages(),
                Arrays.stream(Rule.values())
                        .map(rule -> Long.toString(result.breaches(rule)))
                        .collect(Collectors.joining(" | ")),
                pauses(result.acknowledged()),
                pauses(result.shown()));
    }

    /** Half of all, 99 of 100 and the longest, in seconds. */
    static String pauses(Histogram micros) {
        return String.format(
                Locale.ROOT,
                "%.3f, %.1f, %.1f",
                micros.getValueAtPercentile(50) / MICROS,
                micros.getValueAtPercentile(99) / MICROS,
                micros.getMaxValue() / MICROS);
    }

    /**
     * The page with one row more.
     *
     * @throws IllegalArgumentException when it has no such table
     */
    static String withRow(String page, String row) {
        var lines = page.lines().toList();
        int at = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(HEAD)) {
                at = i;
            }
        }
        if (at < 0) {
            throw new IllegalArgumentException("the page has no table that begins with " + HEAD);
        }
        while (at < lines.size() && lines.get(at).startsWith("|")) {
            at++;
        }
        var more = new java.util.ArrayList<>(lines);
        more.add(at, row);
        return String.join("\n", more) + "\n";
    }
}
