package chat.parley.ingest.inbound;

import chat.parley.contracts.id.CommandId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** When commands were sent from here, until their outcome is seen. Bounded; safe for many threads. */
public final class CommandTimes {
    private final int most;
    private final Map<CommandId, Long> sent = new LinkedHashMap<>();

    /** @param most how many are remembered; the oldest is forgotten first */
    public CommandTimes(int most) {
        this.most = most;
    }

    /** @param nanos a monotonic clock's present value in nanoseconds; a repeat keeps its first */
    public synchronized void sent(CommandId command, long nanos) {
        sent.putIfAbsent(command, nanos);
        if (sent.size() > most) {
            var oldest = sent.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    /** @return how long the command took, in nanoseconds; empty when it was not sent from here */
    public synchronized OptionalLong ended(CommandId command, long nanos) {
        Long start = sent.remove(command);
        return start == null ? OptionalLong.empty() : OptionalLong.of(nanos - start);
    }
}
