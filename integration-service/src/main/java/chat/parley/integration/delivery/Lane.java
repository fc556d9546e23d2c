package chat.parley.integration.delivery;

import java.util.Collection;
import java.util.stream.IntStream;

/** Where order is kept: the deliveries of one conversation to one destination. */
record Lane(String destinationId, String conversationId) {
    private static final int LOCKS = 1_024;

    /** The locks of these lanes, each once, in the order in which everybody takes them. */
    static IntStream locks(Collection<Lane> lanes) {
        return lanes.stream()
                .mapToInt(lane -> Math.floorMod(lane.hashCode(), LOCKS))
                .sorted()
                .distinct();
    }
}
