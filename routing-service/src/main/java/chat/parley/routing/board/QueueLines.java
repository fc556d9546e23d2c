package chat.parley.routing.board;

import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.DialogId;
import chat.parley.routing.board.DialogEntry.Waiting;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The dialogs that wait for a decision, in order, in one line for each department and language. Whether anybody at all
 * may have a dialog depends on these two only, so nobody's place is ever blocked by a dialog that needs somebody else,
 * and a long queue costs a look at the heads of its few lines.
 */
final class QueueLines {
    /** @param departmentId null for any */
    record Line(@Nullable DepartmentId departmentId, String language) {
        static Line of(Waiting waiting) {
            return new Line(waiting.departmentId(), waiting.language());
        }
    }

    private record Place(boolean lost, Instant since, DialogId dialogId) {
        /** Those whose operator was lost, then who waits longest. */
        static final Comparator<Place> IN_ORDER = Comparator.comparing(Place::lost)
                .reversed()
                .thenComparing(Place::since)
                .thenComparing(Place::dialogId);

        static Place of(DialogId dialogId, Waiting waiting) {
            return new Place(waiting.reason() == QueueReason.OPERATOR_LOST, waiting.since(), dialogId);
        }
    }

    private final Map<Line, NavigableSet<Place>> lines = new HashMap<>();

    void add(DialogId dialogId, Waiting waiting) {
        lines.computeIfAbsent(Line.of(waiting), line -> new TreeSet<>(Place.IN_ORDER))
                .add(Place.of(dialogId, waiting));
    }

    void remove(DialogId dialogId, Waiting waiting) {
        var places = lines.get(Line.of(waiting));
        if (places != null && places.remove(Place.of(dialogId, waiting)) && places.isEmpty()) {
            lines.remove(Line.of(waiting));
        }
    }

    boolean empty() {
        return lines.isEmpty();
    }

    int size() {
        return lines.values().stream().mapToInt(NavigableSet::size).sum();
    }

    /** The first of all dialogs whose line passes. */
    Optional<DialogId> first(Predicate<Line> passes) {
        return lines.entrySet().stream()
                .filter(line -> passes.test(line.getKey()))
                .map(line -> line.getValue().getFirst())
                .min(Place.IN_ORDER)
                .map(Place::dialogId);
    }

    /** The first dialog of each line, in order. */
    List<DialogId> heads() {
        return lines.values().stream()
                .map(NavigableSet::getFirst)
                .sorted(Place.IN_ORDER)
                .map(Place::dialogId)
                .toList();
    }
}
