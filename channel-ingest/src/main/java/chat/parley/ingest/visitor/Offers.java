package chat.parley.ingest.visitor;

import chat.parley.contracts.decision.QueueState;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.PlacementId;
import chat.parley.contracts.presence.Availability;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether a chat is offered to new visitors, by how many dialogs wait and how many may while somebody or nobody is
 * online: of the placement where it says so, else of the whole account [P-03, W-72, W-73]. Safe for many threads.
 */
public final class Offers {
    private final Availability availability;
    private final Function<AccountId, Limits> limits;
    private final ConcurrentMap<AccountId, QueueState> queues = new ConcurrentHashMap<>();
    private final ConcurrentMap<AccountId, Map<PlacementId, Boolean>> told = new ConcurrentHashMap<>();

    /**
     * How many dialogs may wait before the chat is offered no more; 0 for any number.
     *
     * @param online while an operator is online
     * @param offline while nobody is
     * @param placements every placement of the account
     */
    public record Limits(int online, int offline, Map<PlacementId, Own> placements) {
        public Limits {
            placements = Map.copyOf(placements);
        }
    }

    /** A placement's own limits; null for the account's. */
    public record Own(@Nullable Integer online, @Nullable Integer offline) {
        private @Nullable Integer now(boolean available) {
            return available ? online : offline;
        }
    }

    public Offers(Availability availability, Function<AccountId, Limits> limits) {
        this.availability = availability;
        this.limits = limits;
    }

    /** How the account's queue stands now. */
    public void heard(QueueState state) {
        queues.put(state.accountId(), state);
    }

    /** Whether a new visitor may begin a chat there. */
    public boolean isOffered(AccountId account, PlacementId placement) {
        return isOffered(account, placement, limits.apply(account));
    }

    /** Whether {@link #isOffered} has changed anywhere since it was asked here last; at first all count as offered. */
    public boolean isChanged(AccountId account) {
        Limits set = limits.apply(account);
        var now = new HashMap<PlacementId, Boolean>();
        set.placements().keySet().forEach(placement -> now.put(placement, isOffered(account, placement, set)));
        Map<PlacementId, Boolean> before = told.put(account, now);
        return now.entrySet().stream()
                .anyMatch(entry -> !entry.getValue()
                        .equals(before == null ? Boolean.TRUE : before.getOrDefault(entry.getKey(), true)));
    }

    private boolean isOffered(AccountId account, PlacementId placement, Limits set) {
        boolean available = availability.isAvailable(account);
        QueueState queue = queues.get(account);
        if (queue == null) {
            return true;
        }
        Own own = set.placements().get(placement);
        Integer most = own == null ? null : own.now(available);
        return most == null
                ? isBelow(available ? set.online() : set.offline(), queue.waiting())
                : isBelow(most, queue.placements().getOrDefault(placement, 0));
    }

    private static boolean isBelow(int most, int waiting) {
        return most == 0 || waiting <= most;
    }
}
