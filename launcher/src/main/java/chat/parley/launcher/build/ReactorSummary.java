package chat.parley.launcher.build;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Maven says at its end about each module: how it went and how long it took. Fed line by line. */
final class ReactorSummary {
    private static final Pattern ROW = Pattern.compile(
            "\\[INFO] parley-([a-z-]+) \\.* ?(SUCCESS|FAILURE|SKIPPED)(?: \\[ *([\\d.:]+) (s|min|h)])?.*");
    /** A build of a single module has no table, only its own time. */
    private static final Pattern ONLY = Pattern.compile("\\[INFO] Building parley-([a-z-]+) .*");

    private static final Pattern TOTAL = Pattern.compile("\\[INFO] Total time: +([\\d.:]+) (s|min|h).*");
    private static final Pattern RESULT = Pattern.compile("\\[INFO] BUILD (SUCCESS|FAILURE).*");
    private static final int PER_UNIT = 60;

    /** How a module went. */
    enum Result {
        SUCCESS,
        FAILURE,
        SKIPPED
    }

    /** @param seconds 0 for a skipped one */
    record Row(Result result, double seconds) {}

    private final Map<String, Row> rows = new LinkedHashMap<>();
    private String building = "";
    private Result whole = Result.FAILURE;

    void read(String line) {
        Matcher row = ROW.matcher(line);
        Matcher only = ONLY.matcher(line);
        Matcher total = TOTAL.matcher(line);
        Matcher result = RESULT.matcher(line);
        if (row.matches()) {
            var time = row.group(3);
            double seconds = time == null ? 0 : seconds(time, row.group(4));
            rows.put(row.group(1), new Row(Result.valueOf(row.group(2)), seconds));
        } else if (only.matches()) {
            building = only.group(1);
        } else if (result.matches()) {
            whole = Result.valueOf(result.group(1));
        } else if (total.matches() && rows.isEmpty() && !building.isEmpty()) {
            rows.put(building, new Row(whole, seconds(total.group(1), total.group(2))));
        }
    }

    /** @param unit of the first of two numbers with a colon, or of a single one */
    private static double seconds(String time, String unit) {
        var parts = time.split(":", -1);
        double number = Double.parseDouble(parts[0]);
        double rest = parts.length > 1 ? Double.parseDouble(parts[1]) : 0;
        return switch (unit) {
            case "min" -> number * PER_UNIT + rest;
            case "h" -> (number * PER_UNIT + rest) * PER_UNIT;
            default -> number;
        };
    }

    /** By module, in the order of the build. */
    Map<String, Row> rows() {
        return rows;
    }
}
