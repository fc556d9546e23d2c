package chat.parley.routing.board;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds decisions whose event or refusal does not come. Counted from when this process first saw them, on a monotonic
 * clock, so that neither a restart nor old input raises an alarm.
 */
final class ReservationWatch {
    /** Older than this is alarming, in milliseconds. */
    static final long PATIENCE = 10_000;

    private final Map<String, Long> seen = new HashMap<>();
    private final Set<String> reported = new HashSet<>();

    /** @return those that have become overdue since the last look */
    List<String> overdue(Set<String> underWay, long now) {
        seen.keySet().retainAll(underWay);
        reported.retainAll(underWay);
        return underWay.stream()
                .filter(id -> now - seen.computeIfAbsent(id, i -> now) > PATIENCE)
                .filter(reported::add)
                .toList();
    }
}
