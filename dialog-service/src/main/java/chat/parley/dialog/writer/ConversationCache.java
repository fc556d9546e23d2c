package chat.parley.dialog.writer;

import chat.parley.contracts.id.ConversationId;
import chat.parley.dialog.conversation.Conversation;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The conversations of one partition that were in use last, as committed. Not thread-safe. */
final class ConversationCache {
    private final Map<ConversationId, Conversation> conversations;

    /** @param most the least recently used above this number are forgotten */
    ConversationCache(int most) {
        conversations = new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<ConversationId, Conversation> eldest) {
                return size() > most;
            }
        };
    }

    @Nullable
    Conversation get(ConversationId conversationId) {
        return conversations.get(conversationId);
    }

    void put(Conversation conversation) {
        conversations.put(conversation.conversationId(), conversation);
    }

    void clear() {
        conversations.clear();
    }
}
