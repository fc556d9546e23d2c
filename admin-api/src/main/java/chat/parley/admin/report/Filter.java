package chat.parley.admin.report;

import java.util.Map;
import java.util.TreeMap;

/**
 * Which dialogs a report is about: those that have all of these.
 *
 * @param wanted by grouping the key that a dialog must have there; {@link Grouping#NONE} for those that have none
 */
public record Filter(Map<Grouping, String> wanted) {
    public Filter {
        wanted = Map.copyOf(wanted);
    }

    static Filter none() {
        return new Filter(Map.of());
    }

    /** As this one, and only with this key. */
    Filter and(Grouping grouping, String key) {
        var more = new TreeMap<>(wanted);
        more.put(grouping, key);
        return new Filter(more);
    }
}
