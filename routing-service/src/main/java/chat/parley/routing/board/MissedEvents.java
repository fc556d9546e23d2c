package chat.parley.routing.board;

import chat.parley.contracts.event.DialogEvent;
import java.util.List;

/** Gives the events that the topic has lost, from the store of dialog-service. */
public interface MissedEvents {
    /**
     * The events of a partition with these positions, in order.
     *
     * @throws java.io.UncheckedIOException when the store cannot be asked now: try again
     */
    List<DialogEvent> between(int partition, long first, long last);
}
