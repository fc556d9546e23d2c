package chat.parley.notification.socket;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What has passed through the sockets of this replica since its start. */
public final class SocketCounts {
    private final LongAdder received = new LongAdder();
    private final LongAdder sent = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final Map<Ending, LongAdder> ended = new EnumMap<>(Ending.class);

    public SocketCounts() {
        for (Ending ending : Ending.values()) {
            ended.put(ending, new LongAdder());
        }
    }

    void frameReceived() {
        received.increment();
    }

    void frameSent() {
        sent.increment();
    }

    /** A frame did not leave: its client is gone or too slow. */
    void frameDropped() {
        dropped.increment();
    }

    void ended(Ending ending) {
        ended.getOrDefault(ending, dropped).increment();
    }

    public long received() {
        return received.sum();
    }

    public long sent() {
        return sent.sum();
    }

    public long dropped() {
        return dropped.sum();
    }

    /** How many sockets this side has ended for this reason. */
    public long endedFor(Ending ending) {
        return ended.getOrDefault(ending, dropped).sum();
    }
}
