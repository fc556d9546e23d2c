package chat.parley.ingest.visitor;

import chat.parley.contracts.decision.QueueState;
import chat.parley.contracts.id.AccountId;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * Whether a chat is offered to new visitors, by how many dialogs wait and how many the account lets wait while somebody
 * or nobody is online [P-03, W-72, W-73]. Safe for many threads.
 */
public final class Offers {
    private final Availability availability;
    private final Function<AccountId, Limits> limits;
    private final ConcurrentMap<AccountId, Integer> waiting = new ConcurrentHashMap<>();
    private final ConcurrentMap<AccountId, Boolean> told = new ConcurrentHashMap<>();

    /**
     * How many dialogs may wait before the chat is offered no more; 0 for any number.
     *
     * @param online while an operator is online
     * @param offline while nobody is
     */
    public record Limits(int online, int offline) {}

    public Offers(Availability availability, Function<AccountId, Limits> limits) {
        this.availability = availability;
        this.limits = limits;
    }

    /** How the account's queue stands now. */
    public void heard(QueueState state) {
        waiting.put(state.accountId(), state.waiting());
    }

    /** Whether a new visitor may begin a chat. */
    public boolean isOffered(AccountId account) {
        Limits set = limits.apply(account);
        int most = availability.isAvailable(account) ? set.online() : set.offline();
        return most == 0 || waiting.getOrDefault(account, 0) <= most;
    }

    /** Whether {@link #isOffered} has changed since it was asked here last; the first time it is compared with true. */
    public boolean isChanged(AccountId account) {
        boolean now = isOffered(account);
        Boolean before = told.put(account, now);
        return now != (before == null || before);
    }
}
