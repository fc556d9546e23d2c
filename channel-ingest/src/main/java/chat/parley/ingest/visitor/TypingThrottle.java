package chat.parley.ingest.visitor;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets at most one typing signal a second through; of those in between the last one follows when the second is over.
 * Safe for many threads.
 */
public final class TypingThrottle {
    private static final long GAP = TimeUnit.SECONDS.toNanos(1);

    /** @param preview what has been typed so far; null where it is not shown */
    public record Typing(boolean active, @Nullable String preview) {}

    private @Nullable Typing waiting;
    private boolean sentBefore;
    private long sentAt;

    /** @return the signal to send now; empty when it has to wait */
    public synchronized Optional<Typing> offer(Typing typing, long nanos) {
        if (sentBefore && nanos - sentAt < GAP) {
            waiting = typing;
            return Optional.empty();
        }
        return send(typing, nanos);
    }

    /** @return the signal whose turn has come; empty for none */
    public synchronized Optional<Typing> due(long nanos) {
        return waiting == null || nanos - sentAt < GAP ? Optional.empty() : send(waiting, nanos);
    }

    private Optional<Typing> send(Typing typing, long nanos) {
        waiting = null;
        sentBefore = true;
        sentAt = nanos;
        return Optional.of(typing);
    }
}
