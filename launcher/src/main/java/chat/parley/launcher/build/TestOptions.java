package chat.parley.launcher.build;

import java.util.ArrayList;
import java.util.List;

/**
 * The options of {@code ./parley test}.
 *
 * @param full whether the long tests run too
 * @param modules the only ones to run, with what they need; empty for all
 */
record TestOptions(boolean full, List<String> modules) {
    /** @throws Refusal for an option that is not there or lacks its value */
    static TestOptions parse(List<String> arguments) throws Refusal {
        var full = false;
        var modules = new ArrayList<String>();
        var rest = arguments.iterator();
        while (rest.hasNext()) {
            var option = rest.next();
            switch (option) {
                case "--full" -> full = true;
                case "-pl" -> {
                    if (!rest.hasNext()) {
                        throw new Refusal("-pl needs the names of modules, with commas.");
                    }
                    modules.addAll(List.of(rest.next().split(",", -1)));
                }
                default -> throw new Refusal("test has no option " + option + "; see ./parley --help.");
            }
        }
        return new TestOptions(full, List.copyOf(modules));
    }
}
