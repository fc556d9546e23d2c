package chat.parley.persistence;

import java.util.List;

/** Gives what the log of events has lost, from the store it was published from. */
public interface LostRecords {
    /**
     * The bodies of a partition's events with these positions, in order; fewer where the store does not have them either.
     *
     * @throws java.io.UncheckedIOException when the store cannot be asked now: try again
     */
    List<byte[]> between(int partition, long first, long last);
}
