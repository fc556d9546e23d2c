package chat.parley.routing.board;

import chat.parley.contracts.id.AccountId;
import java.util.HashMap;
import java.util.Map;

/** Keeps entries as the logged stores do, and can go back to what was committed, as an aborted transaction does. */
final class MemoryOfEntries implements BoardMemory {
    private Map<String, Object> entries = new HashMap<>();
    private Map<String, Object> undo = new HashMap<>();
    int writes;
    private static final Object ABSENT = new Object();

    @Override
    public void keep(AccountEntry entry) {
        put("account", entry);
    }

    @Override
    public void keep(OperatorEntry entry) {
        put("operator/" + entry.operatorId(), entry);
    }

    @Override
    public void keep(DialogEntry entry) {
        put("dialog/" + entry.dialogId(), entry);
    }

    @Override
    public void forget(DialogEntry entry) {
        writes++;
        remember("dialog/" + entry.dialogId());
        entries.remove("dialog/" + entry.dialogId());
    }

    void commit() {
        undo.clear();
    }

    void abort() {
        undo.forEach((key, old) -> {
            if (old == ABSENT) {
                entries.remove(key);
            } else {
                entries.put(key, old);
            }
        });
        undo.clear();
    }

    /** How many dialogs are kept. */
    long dialogs() {
        return entries.values().stream().filter(DialogEntry.class::isInstance).count();
    }

    RoutingBoard rebuilt(AccountId account) {
        var board = new RoutingBoard(account, this);
        for (var entry : entries.values()) {
            switch (entry) {
                case AccountEntry e -> board.restore(e);
                case OperatorEntry e -> board.restore(e);
                case DialogEntry e -> board.restore(e);
                default -> throw new IllegalStateException("unknown entry " + entry);
            }
        }
        board.restored();
        return board;
    }

    private void put(String key, Object entry) {
        writes++;
        remember(key);
        entries.put(key, entry);
    }

    private void remember(String key) {
        undo.putIfAbsent(key, entries.getOrDefault(key, ABSENT));
    }
}
