package chat.parley.notification.socket;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets at most one typing signal per conversation through in a time; of those in between the last one follows. */
final class TypingPace {
    private static final class Slot {
        private long sentAt;
        private ConsoleFrame.@Nullable Typing waiting;

        Slot(long sentAt) {
            this.sentAt = sentAt;
        }
    }

    private final long paceNanos;
    private final Map<String, Slot> slots = new HashMap<>();

    TypingPace(Duration pace) {
        this.paceNanos = pace.toNanos();
    }

    /** The frame to pass on now; empty when it has to wait. */
    synchronized Optional<ConsoleFrame.Typing> offer(ConsoleFrame.Typing typing, long nowNanos) {
        Slot slot = slots.get(typing.conversationId().value());
        if (slot != null && nowNanos - slot.sentAt < paceNanos) {
            slot.waiting = typing;
            return Optional.empty();
        }
        slots.put(typing.conversationId().value(), new Slot(nowNanos));
        return Optional.of(typing);
    }

    /** The frames that have waited long enough. */
    synchronized List<ConsoleFrame.Typing> due(long nowNanos) {
        var due = new ArrayList<ConsoleFrame.Typing>();
        slots.values().removeIf(slot -> {
            if (nowNanos - slot.sentAt < paceNanos) {
                return false;
            }
            if (slot.waiting == null) {
                return true;
            }
            due.add(slot.waiting);
            slot.waiting = null;
            slot.sentAt = nowNanos;
            return false;
        });
        return due;
    }
}
