package chat.parley.ingest.invitation;

import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.visit.VisitorActivity;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

/**
 * Pages without a chat that listen for what operators do about their visitor. Bounded by who lets them in. Safe for many
 * threads.
 */
public final class OpenPages {
    private final ConcurrentMap<VisitorId, Set<Consumer<VisitorActivity>>> pages = new ConcurrentHashMap<>();

    /** @param page told of each invitation and of each leading elsewhere; must not block */
    public void join(VisitorId visitor, Consumer<VisitorActivity> page) {
        pages.compute(visitor, (id, present) -> {
            Set<Consumer<VisitorActivity>> all = present == null ? ConcurrentHashMap.newKeySet(2) : present;
            all.add(page);
            return all;
        });
    }

    public void leave(VisitorId visitor, Consumer<VisitorActivity> page) {
        pages.computeIfPresent(visitor, (id, present) -> {
            present.remove(page);
            return present.isEmpty() ? null : present;
        });
    }

    public void tell(VisitorActivity activity) {
        pages.getOrDefault(activity.visitorId(), Set.of()).forEach(page -> page.accept(activity));
    }
}
