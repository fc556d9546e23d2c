package chat.parley.admin.fact;

import chat.parley.contracts.event.DialogEvent;
import java.util.List;

/** All events that ever happened, from the store that the log is published from. */
interface EventFeed {
    /**
     * A stretch of a partition.
     *
     * @param events those that this version knows, in their order
     * @param reached the position of the last one read; where the stretch began if there were none
     * @param last the greatest position of the partition; 0 while it has no events
     */
    record Stretch(List<DialogEvent> events, long reached, long last) {
        public Stretch {
            events = List.copyOf(events);
        }
    }

    /**
     * The next events of a partition.
     *
     * @throws java.io.UncheckedIOException when the store cannot be asked now: try again
     */
    Stretch after(int partition, long position);
}
