package chat.parley.integration.delivery;

import java.util.HashMap;
import java.util.Map;

/** How many more attempts may be made here now: many in all, few at one destination [N-10]. */
public final class Room {
    private final int most;
    private final Map<String, Integer> underWay = new HashMap<>();

    /** @param most attempts at once, over all destinations */
    public Room(int most) {
        this.most = most;
    }

    /** How many more in all. */
    public synchronized int free() {
        return most - underWay.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Destinations that have attempts under way here, and how many. */
    public synchronized Map<String, Integer> taken() {
        return Map.copyOf(underWay);
    }

    public synchronized void take(String destinationId) {
        underWay.merge(destinationId, 1, Integer::sum);
    }

    public synchronized void release(String destinationId) {
        underWay.computeIfPresent(destinationId, (id, count) -> count == 1 ? null : count - 1);
    }

    /** Destinations with attempts under way. */
    public synchronized int busy() {
        return underWay.size();
    }
}
