package chat.parley.routing.board;

import java.util.function.Consumer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/** The entries of a task's boards in its logged stores. */
final class EntryStore implements BoardMemory {
    private final KeyValueStore<String, AccountEntry> accounts;
    private final KeyValueStore<String, OperatorEntry> operators;
    private final KeyValueStore<String, DialogEntry> dialogs;
    private int writes;

    EntryStore(ProcessorContext<String, Object> context) {
        this.accounts = context.getStateStore(BoardTopology.ACCOUNTS);
        this.operators = context.getStateStore(BoardTopology.OPERATORS);
        this.dialogs = context.getStateStore(BoardTopology.DIALOGS);
    }

    /** How many entries were written so far: whether it has grown says whether an input changed anything. */
    int writes() {
        return writes;
    }

    void accounts(Consumer<AccountEntry> each) {
        all(accounts, each);
    }

    void operators(Consumer<OperatorEntry> each) {
        all(operators, each);
    }

    void dialogs(Consumer<DialogEntry> each) {
        all(dialogs, each);
    }

    @Override
    public void keep(AccountEntry entry) {
        writes++;
        accounts.put(entry.accountId().value(), entry);
    }

    @Override
    public void keep(OperatorEntry entry) {
        writes++;
        operators.put(entry.accountId() + "/" + entry.operatorId(), entry);
    }

    @Override
    public void keep(DialogEntry entry) {
        writes++;
        dialogs.put(key(entry), entry);
    }

    @Override
    public void forget(DialogEntry entry) {
        writes++;
        dialogs.delete(key(entry));
    }

    private static String key(DialogEntry entry) {
        return entry.accountId() + "/" + entry.dialogId();
    }

    private static <T> void all(KeyValueStore<String, T> store, Consumer<T> each) {
        try (var entries = store.all()) {
            entries.forEachRemaining(kept -> each.accept(kept.value));
        }
    }
}
