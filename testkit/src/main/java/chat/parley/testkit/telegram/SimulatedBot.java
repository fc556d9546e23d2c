package chat.parley.testkit.telegram;

import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
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
    /** The messages of each chat that there are, of both sides: what the bot wrote, or the empty text. */
    final Map<Long, Map<Long, String>> texts = new LinkedHashMap<>();
    /** Those of them that are the bot's own. */
    final Set<Long> own = new HashSet<>();

    private long lastUpdate = 700_000;
    private long lastMessage = 40;

    @Nullable
    String hook;

    String hookSecret = "";
    String hookError = "";
    int connections;
    /** When it was set last, on a monotonic clock; 0 for never. */
    long hookSetAt;
    /** Rises with each question for updates, and with each webhook. */
    long asking;
    /** Kinds of updates; empty for the usual ones. */
    Set<String> wanted = Set.of();

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

    /** Tells the bot, unless it does not want to hear of such things. */
    synchronized void update(String kind, ObjectNode body) {
        if (!wanted.isEmpty() && !wanted.contains(kind)) {
            return;
        }
        lastUpdate++;
        ObjectNode update = Json.mapper().createObjectNode();
        update.put("update_id", lastUpdate);
        update.set(kind, body);
        updates.add(update);
        notifyAll();
    }

    /** A message that somebody wrote; its number. */
    synchronized long heard(long chat) {
        chats.add(chat);
        long number = message();
        texts.computeIfAbsent(chat, c -> new HashMap<>()).put(number, "");
        return number;
    }

    /** Of what waits, only the newest {@code count} are left. */
    synchronized void forgetAllBut(long count) {
        List<ObjectNode> waiting = waiting(Integer.MAX_VALUE);
        if (waiting.size() > count) {
            acknowledge(waiting.get((int) (waiting.size() - count))
                            .path("update_id")
                            .asLong()
                    - 1);
        }
    }

    /** As everybody sees it. */
    ObjectNode self() {
        return Json.mapper()
                .createObjectNode()
                .put("id", id)
                .put("is_bot", true)
                .put("first_name", username)
                .put("username", username);
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
        acknowledged = Math.max(acknowledged, Math.min(upTo, lastUpdate));
    }
}
