package chat.parley.routing.board;

import chat.parley.contracts.event.DialogEvent;
import java.util.List;

/** Gives the events that the topic has lost, from the store of dialog-service. */
public interface MissedEvents {
    /**
     * A lost event.
     *
     * @param position where it was in its partition
     */
    record Found(long position, DialogEvent event) {}

    /**
     * The events of a partition with these positions, in order.
     *
     * @throws java.io.UncheckedIOException when the store cannot be asked now: try again
     */
    List<Found> between(int partition, long first, long last);
}
