package chat.parley.dialog.writer;

import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.OperatorId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How many dialogs some operators have who take one by hand [W-48]: as stored when the batch
 * began, and with what the batch itself has decided since.
 */
final class Holdings {
    /** An operator of an account. */
    record Holder(AccountId accountId, OperatorId operatorId) {}

    private final Map<Holder, Map<ChannelKind, Integer>> dialogs = new HashMap<>();
    private final Set<Holder> watched = new HashSet<>();

    /** From now on the operator is counted. */
    void watch(Holder holder) {
        watched.add(holder);
    }

    Set<Holder> watched() {
        return watched;
    }

    void add(Holder holder, ChannelKind kind, int count) {
        dialogs.computeIfAbsent(holder, h -> new HashMap<>()).merge(kind, count, Integer::sum);
    }

    Map<ChannelKind, Integer> of(Holder holder) {
        return dialogs.getOrDefault(holder, Map.of());
    }

    void learn(DialogEvent event, ChannelKind kind) {
        if (watched.isEmpty()) {
            return;
        }
        AccountId account = event.meta().accountId();
        if (event instanceof DialogEvent.OperatorAssigned assigned) {
            move(account, assigned.previousOperatorId(), kind, -1);
            move(account, assigned.operatorId(), kind, 1);
        } else if (event instanceof DialogEvent.DialogQueued queued) {
            move(account, queued.previousOperatorId(), kind, -1);
        } else if (event instanceof DialogEvent.DialogReturned returned) {
            move(account, returned.previousOperatorId(), kind, -1);
        } else if (event instanceof DialogEvent.DialogClosed closed) {
            move(account, closed.operatorId(), kind, -1);
        }
    }

    private void move(AccountId account, @Nullable OperatorId operator, ChannelKind kind, int by) {
        if (operator != null) {
            var holder = new Holder(account, operator);
            if (watched.contains(holder)) {
                add(holder, kind, by);
            }
        }
    }
}
