package chat.parley.ingest.visitor;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.PlacementId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Pages that show a button and have no chat yet; each hears how its placement stands when that changes, so that the
 * button goes and comes back without a reload [W-72, W-73]. Bounded; safe for many threads.
 */
public final class Onlookers {
    /** How a placement stands. */
    public record Standing(boolean available, boolean offered) {}

    /** One page. */
    public interface Onlooker {
        AccountId accountId();

        PlacementId placementId();

        /** Must not block. */
        void hear(Standing standing);
    }

    private final int most;
    private final AtomicInteger count = new AtomicInteger();
    private final ConcurrentMap<AccountId, ConcurrentMap<Onlooker, Standing>> told = new ConcurrentHashMap<>();

    /** @param most how many pages may look on at once */
    public Onlookers(int most) {
        this.most = most;
    }

    /** Takes a page in and tells it how its placement stands; false when there is no room. */
    public boolean join(Onlooker onlooker, Function<PlacementId, Standing> standings) {
        if (count.incrementAndGet() > most) {
            count.decrementAndGet();
            return false;
        }
        Standing standing = standings.apply(onlooker.placementId());
        of(onlooker.accountId()).put(onlooker, standing);
        onlooker.hear(standing);
        // What changed between the two looks is told here, and by nobody else.
        tell(onlooker, standings.apply(onlooker.placementId()));
        return true;
    }

    public void leave(Onlooker onlooker) {
        ConcurrentMap<Onlooker, Standing> present = told.get(onlooker.accountId());
        if (present != null && present.remove(onlooker) != null) {
            count.decrementAndGet();
        }
    }

    /** Something of the account may have changed; each page is told only what is new to it. */
    public void changed(AccountId account, Function<PlacementId, Standing> standings) {
        Set<Onlooker> present =
                told.getOrDefault(account, new ConcurrentHashMap<>()).keySet();
        present.forEach(onlooker -> tell(onlooker, standings.apply(onlooker.placementId())));
    }

    public int count() {
        return count.get();
    }

    private void tell(Onlooker onlooker, Standing standing) {
        ConcurrentMap<Onlooker, Standing> present = of(onlooker.accountId());
        Standing before = present.replace(onlooker, standing);
        if (before != null && !before.equals(standing)) {
            onlooker.hear(standing);
        }
    }

    private ConcurrentMap<Onlooker, Standing> of(AccountId account) {
        return told.computeIfAbsent(account, id -> new ConcurrentHashMap<>());
    }
}
