package chat.parley.launcher.replay;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Sets what would have been beside what was, for people. */
public final class ReplayReport {
    private static final String ROW = "  %-30s %12s %12s %12s";
    private static final int NAMED = 20;

    private ReplayReport() {}

    /** @param answer of {@code /api/routing/replay} */
    public static List<String> of(JsonObject answer) {
        var result = answer.getJsonObject("result");
        int decisions = result.getInteger("decisions");
        var lines = new ArrayList<String>();
        lines.add(String.format(
                Locale.ROOT,
                "%s to %s: %d inputs, %d decisions, %d of them recorded exactly so.",
                answer.getString("from"),
                answer.getString("to"),
                answer.getLong("inputs"),
                decisions,
                answer.getInteger("recorded")));
        if (answer.getInteger("recorded") < decisions) {
            lines.add("The record has a gap, or an older version decided: what follows is worth less.");
        }
        lines.add(
                result.getBoolean("identical")
                        ? "This policy decides exactly the same."
                        : result.getInteger("diverged") + " dialogs would have gone another way.");
        lines.add("");
        lines.addAll(table(result.getJsonObject("real"), result.getJsonObject("replayed")));
        var differences = result.getJsonArray("differences");
        if (!differences.isEmpty()) {
            lines.add("");
            lines.add(
                    "Dialogs that went another way" + (differences.size() > NAMED ? ", the first " + NAMED : "") + ":");
            differences.stream()
                    .limit(NAMED)
                    .map(JsonObject.class::cast)
                    .map(ReplayReport::difference)
                    .forEach(lines::add);
        }
        return lines;
    }

    private static List<String> table(JsonObject real, JsonObject replayed) {
        var lines = new ArrayList<String>();
        lines.add(row("", "was", "would be", "change"));
        lines.add(count("waits begun", real, replayed, "queued"));
        lines.add(count("ended with an operator", real, replayed, "assigned"));
        lines.add(count("visitor gave up", real, replayed, "abandoned"));
        lines.add(count("still waiting at the end", real, replayed, "stillWaiting"));
        lines.add(seconds("average wait, s", real, replayed, "averageSeconds"));
        lines.add(seconds("median wait, s", real, replayed, "medianSeconds"));
        lines.add(seconds("90th percentile, s", real, replayed, "ninetiethPercentileSeconds"));
        lines.add(seconds("longest wait, s", real, replayed, "longestSeconds"));
        var were = real.getJsonObject("operators");
        var are = replayed.getJsonObject("operators");
        var everybody = new TreeSet<>(were.fieldNames());
        everybody.addAll(are.fieldNames());
        for (var operator : everybody) {
            lines.add(count("dialogs of " + operator, were.getInteger(operator, 0), are.getInteger(operator, 0)));
        }
        return lines;
    }

    private static String count(String title, JsonObject real, JsonObject replayed, String field) {
        return count(title, real.getInteger(field), replayed.getInteger(field));
    }

    private static String count(String title, int was, int is) {
        return row(title, Integer.toString(was), Integer.toString(is), String.format(Locale.ROOT, "%+d", is - was));
    }

    private static String seconds(String title, JsonObject real, JsonObject replayed, String field) {
        double was = real.getDouble(field);
        double is = replayed.getDouble(field);
        return row(title, tenths("%.1f", was), tenths("%.1f", is), tenths("%+.1f", is - was));
    }

    private static String tenths(String format, double seconds) {
        return String.format(Locale.ROOT, format, seconds);
    }

    private static String row(String title, String was, String is, String change) {
        return String.format(Locale.ROOT, ROW, title, was, is, change);
    }

    private static String difference(JsonObject difference) {
        return "  " + difference.getString("dialogId") + ": "
                + course(difference.getString("operatorId"), difference.getDouble("waitedSeconds")) + " → "
                + course(difference.getString("replayedOperatorId"), difference.getDouble("replayedWaitedSeconds"));
    }

    private static String course(@Nullable String operator, @Nullable Double seconds) {
        return operator == null || seconds == null ? "nobody" : operator + " after " + tenths("%.1f", seconds) + " s";
    }
}
