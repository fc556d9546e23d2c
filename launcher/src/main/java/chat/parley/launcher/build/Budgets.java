package chat.parley.launcher.build;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long each module may take to build and test, so that the whole stays short enough to be run often.
 *
 * @param seconds by module, in the order of the file
 */
record Budgets(Map<String, Integer> seconds) {
    /** The budgets together may not be more than this. */
    static final int ALL_TOGETHER = 1_500;

    private static final int COLUMNS = 2;

    /**
     * @param lines a module's name and its seconds each; what follows a # and empty lines do not count
     * @throws Refusal when a line is of another form, a module comes twice or all together is too much
     */
    static Budgets parse(List<String> lines) throws Refusal {
        var seconds = new LinkedHashMap<String, Integer>();
        for (var line : lines) {
            var content = line.replaceFirst("#.*", "").strip();
            if (content.isEmpty()) {
                continue;
            }
            var columns = content.split("\\s+", -1);
            if (columns.length != COLUMNS || !columns[1].matches("\\d{1,5}")) {
                throw new Refusal("budgets.txt: not a module and its seconds: " + content);
            }
            if (seconds.put(columns[0], Integer.valueOf(columns[1])) != null) {
                throw new Refusal("budgets.txt: module " + columns[0] + " comes twice.");
            }
        }
        int sum = seconds.values().stream().mapToInt(Integer::intValue).sum();
        if (sum > ALL_TOGETHER) {
            throw new Refusal(
                    "budgets.txt: all modules together have " + sum + " s; " + ALL_TOGETHER + " s is the most.");
        }
        return new Budgets(seconds);
    }

    /** Whether the module took more than its budget and a third; one without a budget never does. */
    boolean isFarOver(String module, double took) {
        Integer budget = seconds.get(module);
        return budget != null && took * 3 > budget * 4.0;
    }

    /** For the table: the seconds, or a dash. */
    String shown(String module) {
        Integer budget = seconds.get(module);
        return budget == null ? "-" : budget.toString();
    }
}
