package chat.parley.ingest.invitation;

import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.visit.VisitorActivity;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

/** Pages without a chat that listen for invitations of their visitor. Bounded by who lets them in. Safe for many threads. */
public final class OpenPages {
    private final ConcurrentMap<VisitorId, Set<Consumer<VisitorActivity.VisitorInvited>>> pages =
            new ConcurrentHashMap<>();

    /** @param page told of each invitation; must not block */
    public void join(VisitorId visitor, Consumer<VisitorActivity.VisitorInvited> page) {
        pages.compute(visitor, (id, present) -> {
            Set<Consumer<VisitorActivity.VisitorInvited>> all =
                    present == null ? ConcurrentHashMap.newKeySet(2) : present;
            all.add(page);
            return all;
        });
    }

    public void leave(VisitorId visitor, Consumer<VisitorActivity.VisitorInvited> page) {
        pages.computeIfPresent(visitor, (id, present) -> {
            present.remove(page);
            return present.isEmpty() ? null : present;
        });
    }

    public void tell(VisitorActivity.VisitorInvited invited) {
        pages.getOrDefault(invited.visitorId(), Set.of()).forEach(page -> page.accept(invited));
    }
}
