package chat.parley.admin.report;

import chat.parley.admin.fact.DialogLine;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes the figures of a period out of its dialogs, altogether and by group; each dialog is handed in once. */
final class DialogReport {
    private final Period period;
    private final Instant begin;
    private final Instant end;
    private final @Nullable Grouping grouping;
    private final int refusalSeconds;
    private final Tally total;
    private final Map<String, Tally> groups = new HashMap<>();

    /** @param grouping null for the total alone */
    DialogReport(Period period, @Nullable Grouping grouping, int refusalSeconds) {
        this.period = period;
        this.begin = period.begin();
        this.end = period.end();
        this.grouping = grouping;
        this.refusalSeconds = refusalSeconds;
        this.total = new Tally(refusalSeconds);
    }

    /** A group with its figures. */
    public record Group(String key, Figures figures) {}

    void add(DialogLine line) {
        count(line, line.openedAt(), tally -> tally.opened(line));
        count(line, line.closedAt(), tally -> tally.closed(line));
        count(line, line.busyAt(), Tally::busy);
    }

    private void count(DialogLine line, @Nullable Instant at, Consumer<Tally> counted) {
        if (at == null || at.isBefore(begin) || !at.isBefore(end)) {
            return;
        }
        counted.accept(total);
        if (grouping != null) {
            for (String key : grouping.keys(line, at, period.zone())) {
                counted.accept(groups.computeIfAbsent(key, k -> new Tally(refusalSeconds)));
            }
        }
    }

    Figures total() {
        return total.figures();
    }

    /** How many groups there are. */
    int size() {
        return groups.size();
    }

    /** Days and hours in their order, of the others those with most dialogs first; at most so many. */
    List<Group> groups(int most) {
        Comparator<Map.Entry<String, Tally>> order = isOfTime()
                ? Map.Entry.comparingByKey()
                : Comparator.<Map.Entry<String, Tally>>comparingLong(
                                group -> -group.getValue().weight())
                        .thenComparing(Map.Entry.comparingByKey());
        return groups.entrySet().stream()
                .sorted(order)
                .limit(most)
                .map(group -> new Group(group.getKey(), group.getValue().figures()))
                .toList();
    }

    private boolean isOfTime() {
        return grouping == Grouping.DAY || grouping == Grouping.HOUR;
    }
}
