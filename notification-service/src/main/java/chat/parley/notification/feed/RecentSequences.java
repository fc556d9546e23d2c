package chat.parley.notification.feed;

import chat.parley.contracts.event.EventMeta;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ConversationId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The greatest sequence of each conversation with a recent event, so that a client that missed the last event of a
 * conversation learns of it [N-03]. Safe for many threads.
 */
public final class RecentSequences {
    private record Heard(long sequence, long atNanos) {}

    private final long memoryNanos;
    private final Map<AccountId, LinkedHashMap<ConversationId, Heard>> byAccount = new HashMap<>();

    /** @param memory for how long after its last event a conversation counts */
    public RecentSequences(Duration memory) {
        this.memoryNanos = memory.toNanos();
    }

    /** Notes an event heard at {@code nowNanos} of a monotonic clock. */
    public synchronized void heard(EventMeta meta, long nowNanos) {
        var account = byAccount.computeIfAbsent(meta.accountId(), id -> new LinkedHashMap<>());
        // Removed first, so that the oldest entries stay in front.
        Heard known = account.remove(meta.conversationId());
        long sequence = known == null ? meta.sequence() : Math.max(known.sequence(), meta.sequence());
        account.put(meta.conversationId(), new Heard(sequence, nowNanos));
    }

    /**
     * The sequences of an account's recent conversations, in portions so that no frame grows large.
     *
     * @param most conversations in one portion
     * @return at least one portion, which may be empty
     */
    public synchronized List<Map<ConversationId, Long>> of(AccountId account, long nowNanos, int most) {
        forgetOld(nowNanos);
        var portions = new ArrayList<Map<ConversationId, Long>>();
        var portion = new LinkedHashMap<ConversationId, Long>();
        for (var entry : byAccount.getOrDefault(account, new LinkedHashMap<>()).entrySet()) {
            if (portion.size() == most) {
                portions.add(portion);
                portion = new LinkedHashMap<>();
            }
            portion.put(entry.getKey(), entry.getValue().sequence());
        }
        portions.add(portion);
        return portions;
    }

    /** Forgets what is no longer recent; called often enough, memory is bounded by the rate of events. */
    public synchronized void forgetOld(long nowNanos) {
        byAccount.values().removeIf(account -> {
            var oldest = account.values().iterator();
            while (oldest.hasNext() && nowNanos - oldest.next().atNanos() > memoryNanos) {
                oldest.remove();
            }
            return account.isEmpty();
        });
    }
}
