package chat.parley.routing.replay;

import chat.parley.contracts.id.OperatorId;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of waiting.
 *
 * @param queued how often a dialog began to wait, those that waited at the beginning included
 * @param assigned how many of these waits ended with an operator
 * @param abandoned how many ended because the dialog was closed
 * @param stillWaiting how many had not ended
 * @param averageSeconds of the waits that ended with an operator; 0 where there are none, as all of these
 * @param operators how many waits ended with each operator, by id
 */
public record Waits(
        int queued,
        int assigned,
        int abandoned,
        int stillWaiting,
        double averageSeconds,
        double medianSeconds,
        double ninetiethPercentileSeconds,
        double longestSeconds,
        Map<OperatorId, Integer> operators) {
    public Waits {
        operators = Collections.unmodifiableSortedMap(new TreeMap<>(operators));
    }
}
