package chat.parley.routing.replay;

import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.OperatorId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What came of an account's dialogs: how long they waited and who got them. */
final class Tally {
    /** @param operatorId the first who got it */
    record First(OperatorId operatorId, double waitedSeconds) {}

    private final Map<DialogId, Instant> waiting = new HashMap<>();
    private final Map<DialogId, First> firsts = new HashMap<>();
    private final Map<OperatorId, Integer> operators = new HashMap<>();
    private final List<Double> waits = new ArrayList<>();
    private int queued;
    private int abandoned;

    void waits(DialogId dialogId, Instant since) {
        queued++;
        waiting.put(dialogId, since);
    }

    void saw(DialogEvent event) {
        var id = event.meta().dialogId();
        var at = event.meta().at();
        if (event instanceof DialogEvent.DialogQueued) {
            waits(id, at);
        } else if (event instanceof DialogEvent.DialogClosed || event instanceof DialogEvent.DialogReturned) {
            abandoned += waiting.remove(id) == null ? 0 : 1;
        } else if (event instanceof DialogEvent.OperatorAssigned assigned) {
            var since = waiting.remove(id);
            if (since != null) {
                var waited = Math.max(0, Duration.between(since, at).toMillis()) / 1_000.0;
                waits.add(waited);
                operators.merge(assigned.operatorId(), 1, Integer::sum);
                firsts.putIfAbsent(id, new First(assigned.operatorId(), waited));
            }
        }
    }

    Map<DialogId, First> firsts() {
        return firsts;
    }

    Waits outcome() {
        var sorted = waits.stream().sorted().toList();
        return new Waits(
                queued,
                sorted.size(),
                abandoned,
                waiting.size(),
                sorted.stream().mapToDouble(Double::doubleValue).average().orElse(0),
                percentile(sorted, 0.5),
                percentile(sorted, 0.9),
                sorted.isEmpty() ? 0 : sorted.getLast(),
                operators);
    }

    private static double percentile(List<Double> sorted, double part) {
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1, Math.floor(sorted.size() * part)));
    }
}
