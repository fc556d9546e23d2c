package chat.parley.routing.board;

import chat.parley.contracts.id.DialogId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The dialogs of an account that are not over; the queue, the operators' loads and what is under way follow from the entries. */
final class OpenDialogs {
    private final Map<DialogId, DialogEntry> entries = new HashMap<>();
    private final Map<String, DialogId> underWay = new HashMap<>();
    private final QueueLines queue = new QueueLines();
    private final Workforce workforce;
    private final BoardMemory memory;

    OpenDialogs(Workforce workforce, BoardMemory memory) {
        this.workforce = workforce;
        this.memory = memory;
    }

    QueueLines queue() {
        return queue;
    }

    @Nullable
    DialogEntry get(DialogId dialogId) {
        return entries.get(dialogId);
    }

    List<DialogEntry> all() {
        return List.copyOf(entries.values());
    }

    /** The dialog that waits for the event or the refusal of this decision; null for none. */
    @Nullable
    DialogEntry decidedBy(String decisionId) {
        var dialogId = underWay.get(decisionId);
        return dialogId == null ? null : entries.get(dialogId);
    }

    boolean hasUnderWay() {
        return !underWay.isEmpty();
    }

    Set<String> underWay() {
        return Set.copyOf(underWay.keySet());
    }

    void restore(DialogEntry entry) {
        enter(entry);
    }

    /** The only way to change a dialog: every index follows, and one entry is written. */
    void replace(@Nullable DialogEntry before, @Nullable DialogEntry after) {
        if (before != null) {
            leave(before);
        }
        if (after != null) {
            enter(after);
            memory.keep(after);
        } else if (before != null) {
            memory.forget(before);
        }
    }

    private void enter(DialogEntry entry) {
        var dialogId = entry.dialogId();
        entries.put(dialogId, entry);
        var waiting = entry.waiting();
        var owned = entry.owned();
        if (waiting != null && waiting.open()) {
            queue.add(entry, waiting);
        }
        if (waiting != null && waiting.reservation() != null) {
            underWay.put(waiting.reservation().decisionId().value(), dialogId);
            workforce.change(workforce.seat(waiting.reservation().operatorId()), s -> s.takes(entry));
        }
        if (owned != null) {
            workforce.change(workforce.seat(owned.operatorId()), s -> s.takes(entry));
            if (owned.requeue() != null) {
                underWay.put(owned.requeue().value(), dialogId);
            }
        }
    }

    private void leave(DialogEntry entry) {
        var dialogId = entry.dialogId();
        entries.remove(dialogId);
        var waiting = entry.waiting();
        var owned = entry.owned();
        if (waiting != null && waiting.open()) {
            queue.remove(entry, waiting);
        }
        if (waiting != null && waiting.reservation() != null) {
            underWay.remove(waiting.reservation().decisionId().value());
            workforce.change(workforce.seat(waiting.reservation().operatorId()), s -> s.gives(entry));
        }
        if (owned != null) {
            workforce.change(workforce.seat(owned.operatorId()), s -> s.gives(entry));
            if (owned.requeue() != null) {
                underWay.remove(owned.requeue().value());
            }
        }
    }
}
