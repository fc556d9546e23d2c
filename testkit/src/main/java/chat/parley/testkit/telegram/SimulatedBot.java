package chat.parley.testkit.telegram;

import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Telegram keeps of one bot. Guarded by itself. */
public final class SimulatedBot {
    final long id;
    final String username;
    final List<ObjectNode> updates = new ArrayList<>();
    final List<Sent> sent = new ArrayList<>();
    final Set<Long> chats = new HashSet<>();
    final Set<Long> blocked = new HashSet<>();
    final Map<Long, Map<Long, String>> texts = new LinkedHashMap<>();
    private long lastUpdate = 700_000;
    private long lastMessage = 40;

    @Nullable
    String hook;

    String hookSecret = "";
    long acknowledged;
    int throttled;
    int throttleSeconds;

    SimulatedBot(long id, String username) {
        this.id = id;
        this.username = username;
    }

    /**
     * Something the bot did.
     *
     * @param fileBytes how large the file was; 0 for none
     */
    public record Sent(String method, JsonNode arguments, long messageId, long fileBytes) {}

    synchronized long update(String kind, ObjectNode body) {
        lastUpdate++;
        ObjectNode update = Json.mapper().createObjectNode();
        update.put("update_id", lastUpdate);
        update.set(kind, body);
        updates.add(update);
        notifyAll();
        return lastUpdate;
    }

    synchronized long message() {
        lastMessage++;
        return lastMessage;
    }

    /** Those after the acknowledged ones, in order. */
    synchronized List<ObjectNode> waiting(int most) {
        return updates.stream()
                .filter(update -> update.path("update_id").asLong() > acknowledged)
                .limit(most)
                .toList();
    }

    synchronized void acknowledge(long upTo) {
        acknowledged = Math.max(acknowledged, upTo);
    }
}
