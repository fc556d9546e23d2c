package chat.parley.integration.export;

import chat.parley.contracts.id.AccountId;
import chat.parley.integration.dialog.DialogFacts;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Stands in for dialog-service: has the dialogs that a test gave it, on one page. */
@Alternative
@Priority(1)
@Singleton
public class StandInHistory implements History {
    private final ConcurrentMap<AccountId, List<DialogFacts>> dialogs = new ConcurrentHashMap<>();

    public void has(AccountId account, List<DialogFacts> past) {
        dialogs.put(account, past);
    }

    @Override
    public Page page(AccountId account, String after, int most) {
        List<DialogFacts> past = dialogs.getOrDefault(account, List.of());
        return after.isEmpty() && !past.isEmpty()
                ? new Page((long) past.size(), past, "end")
                : new Page(after.isEmpty() ? 0L : null, List.of(), null);
    }
}
