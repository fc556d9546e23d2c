package chat.parley.routing.board;

import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.dialog.DialogPriority;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.PlacementId;
import chat.parley.routing.board.DialogEntry.Waiting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The dialogs that wait for a decision, in order, in one line for each combination of what decides on who may have
 * them: department, language, required skills and, for the places it takes, the kind of channel. So nobody's place is
 * ever blocked by a dialog that needs somebody else or more room, and a long queue costs a look at the heads of its
 * few lines.
 */
final class QueueLines {
    /**
     * @param departmentId null for any
     * @param kind of the channel; null where it is not known
     */
    record Line(
            @Nullable DepartmentId departmentId,
            String language,
            Set<String> skills,
            @Nullable ChannelKind kind) {
        static Line of(DialogEntry entry, Waiting waiting) {
            return new Line(waiting.departmentId(), waiting.language(), waiting.skills(), entry.kind());
        }
    }

    private record Place(boolean lost, DialogPriority priority, Instant since, DialogId dialogId) {
        /** Those whose operator was lost, then the more urgent, then who waits longest. */
        static final Comparator<Place> IN_ORDER = Comparator.comparing(Place::lost)
                .thenComparing(Place::priority)
                .reversed()
                .thenComparing(Place::since)
                .thenComparing(Place::dialogId);

        static Place of(DialogId dialogId, Waiting waiting) {
            return new Place(
                    waiting.reason() == QueueReason.OPERATOR_LOST, waiting.priority(), waiting.since(), dialogId);
        }
    }

    private final Map<Line, NavigableSet<Place>> lines = new HashMap<>();
    private final Map<PlacementId, Integer> placements = new HashMap<>();
    private int size;

    void add(DialogEntry entry, Waiting waiting) {
        var places = lines.computeIfAbsent(Line.of(entry, waiting), line -> new TreeSet<>(Place.IN_ORDER));
        if (places.add(Place.of(entry.dialogId(), waiting))) {
            size++;
            count(entry, 1);
        }
    }

    void remove(DialogEntry entry, Waiting waiting) {
        var line = Line.of(entry, waiting);
        var places = lines.get(line);
        if (places != null && places.remove(Place.of(entry.dialogId(), waiting))) {
            size--;
            count(entry, -1);
            if (places.isEmpty()) {
                lines.remove(line);
            }
        }
    }

    boolean empty() {
        return lines.isEmpty();
    }

    int size() {
        return size;
    }

    /** How many came by each button, where any did. */
    Map<PlacementId, Integer> placements() {
        return Map.copyOf(placements);
    }

    private void count(DialogEntry entry, int more) {
        var placement = entry.placementId();
        if (placement != null) {
            placements.compute(placement, (id, count) -> {
                int now = (count == null ? 0 : count) + more;
                return now == 0 ? null : Integer.valueOf(now);
            });
        }
    }

    /** The first of all dialogs whose line passes. */
    Optional<DialogId> first(Predicate<Line> passes) {
        return lines.entrySet().stream()
                .filter(line -> passes.test(line.getKey()))
                .map(line -> line.getValue().getFirst())
                .min(Place.IN_ORDER)
                .map(Place::dialogId);
    }

    /** The first dialog of each line that passes, in order. */
    List<DialogId> heads(Predicate<Line> passes) {
        return lines.entrySet().stream()
                .filter(line -> passes.test(line.getKey()))
                .map(line -> line.getValue().getFirst())
                .sorted(Place.IN_ORDER)
                .map(Place::dialogId)
                .toList();
    }

    /**
     * Lines put together and in order.
     *
     * @param into what a line is a part of; null for nothing that is wanted
     * @param most how many dialogs of each line and of what it is put together to
     */
    <T> Map<T, List<DialogId>> together(Function<Line, @Nullable T> into, int most) {
        var places = new HashMap<T, List<Place>>();
        lines.forEach((line, waiting) -> {
            var whole = into.apply(line);
            if (whole != null) {
                var part = places.computeIfAbsent(whole, w -> new ArrayList<>());
                waiting.stream().limit(most).forEach(part::add);
            }
        });
        var found = new HashMap<T, List<DialogId>>();
        places.forEach((whole, part) -> found.put(
                whole,
                part.stream()
                        .sorted(Place.IN_ORDER)
                        .limit(most)
                        .map(Place::dialogId)
                        .toList()));
        return found;
    }
}
