package chat.parley.ingest.visitor;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ConversationId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

/** Who follows which conversation on this replica: each tab of a visitor is one listener. Safe for many threads. */
public final class Audience {
    private final ConcurrentMap<ConversationId, Set<Listener>> listeners = new ConcurrentHashMap<>();

    public void join(ConversationId conversation, Listener listener) {
        listeners.compute(conversation, (id, present) -> {
            Set<Listener> all = present == null ? ConcurrentHashMap.newKeySet(2) : present;
            all.add(listener);
            return all;
        });
    }

    public void leave(ConversationId conversation, Listener listener) {
        listeners.computeIfPresent(conversation, (id, present) -> {
            present.remove(listener);
            return present.isEmpty() ? null : present;
        });
    }

    /** How many follow the conversation. */
    public int count(ConversationId conversation) {
        Set<Listener> present = listeners.get(conversation);
        return present == null ? 0 : present.size();
    }

    /** Whether anybody follows the conversation, so that there is a reason to write a frame. */
    public boolean isFollowed(ConversationId conversation) {
        return listeners.containsKey(conversation);
    }

    /** Does {@code action} with everybody who follows the conversation and belongs to its account. */
    public void each(AccountId account, ConversationId conversation, Consumer<Listener> action) {
        Set<Listener> present = listeners.get(conversation);
        if (present == null) {
            return;
        }
        for (Listener listener : present) {
            if (listener.accountId().equals(account)) {
                action.accept(listener);
            }
        }
    }

    /** Does {@code action} with everybody of the account, whatever they follow. */
    public void everyone(AccountId account, Consumer<Listener> action) {
        for (Set<Listener> present : listeners.values()) {
            for (Listener listener : present) {
                if (listener.accountId().equals(account)) {
                    action.accept(listener);
                }
            }
        }
    }
}
