package chat.parley.ingest.kit;

import java.io.IOException;
import java.util.Optional;

/** What a channel can do besides whose provider may have to be asked for what has arrived. */
public interface Polling {
    /** Takes what polling brought; returns when it is safe to tell the provider so. */
    @FunctionalInterface
    interface Taker {
        void take(Reading reading, byte[] body) throws InterruptedException;
    }

    /** Whether this connection is one that is asked. */
    boolean isPolled(ChannelConnection connection);

    /** Whether nobody but us knows how far we have read, so that it must outlive this process. */
    default boolean isPositionOurs() {
        return false;
    }

    /**
     * Asks once for what has arrived since, and waits for it a while.
     *
     * @param after the greatest number that was taken; empty at the beginning
     * @return the greatest number taken now; empty for none
     */
    Optional<Long> poll(ChannelConnection connection, Optional<Long> after, Taker taker)
            throws IOException, InterruptedException;
}
