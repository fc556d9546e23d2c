package chat.parley.routing.board;

import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.presence.PresenceStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an account's queue and operators stand.
 *
 * @param waiting dialogs that nobody owns yet
 * @param longestWaitSeconds how long the one that waits longest has waited; null where none waits
 */
public record BoardView(
        List<OnBoard> operators, int waiting, @Nullable Long longestWaitSeconds) {
    /**
     * One operator.
     *
     * @param load how many places open dialogs and reservations take
     * @param limit of automatic assignment
     */
    public record OnBoard(OperatorId operatorId, String name, PresenceStatus status, int load, int limit) {}

    static BoardView of(
            @Nullable AccountEntry account,
            Collection<OperatorEntry> operators,
            Collection<DialogEntry> dialogs,
            Instant now) {
        var loads = new HashMap<OperatorId, Integer>();
        var since = new ArrayList<Instant>();
        for (var dialog : dialogs) {
            var waiting = dialog.waiting();
            var weight = account == null ? 1 : account.weight(dialog.kind());
            if (dialog.owned() != null) {
                loads.merge(dialog.owned().operatorId(), weight, Integer::sum);
            } else if (waiting != null) {
                since.add(waiting.since());
                if (waiting.reservation() != null) {
                    loads.merge(waiting.reservation().operatorId(), weight, Integer::sum);
                }
            }
        }
        var limit = account == null ? 0 : account.maxDialogs();
        var rows = new ArrayList<OnBoard>();
        for (var operator : operators) {
            var person = operator.person();
            if (person != null && !person.removed()) {
                rows.add(new OnBoard(
                        operator.operatorId(),
                        person.name(),
                        operator.status(),
                        loads.getOrDefault(operator.operatorId(), 0),
                        person.maxDialogs() == null ? limit : person.maxDialogs()));
            }
        }
        rows.sort(Comparator.comparing(OnBoard::name).thenComparing(OnBoard::operatorId));
        var longest = since.stream()
                .min(Comparator.naturalOrder())
                .map(first -> Math.max(0, Duration.between(first, now).toSeconds()))
                .orElse(null);
        return new BoardView(rows, since.size(), longest);
    }
}
