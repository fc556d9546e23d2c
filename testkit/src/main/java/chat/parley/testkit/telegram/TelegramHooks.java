package chat.parley.testkit.telegram;

import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** How a bot gets its updates: by a webhook or by asking, and never by both. */
final class TelegramHooks {
    private static final Set<Integer> PORTS = Set.of(443, 80, 88, 8443);
    private static final int MOST_CONNECTIONS = 100;
    private static final long SECOND = 1_000_000_000L;
    private static final String TAKEN_BY_HOOK = "Conflict: can't use getUpdates method while webhook is active; use"
            + " deleteWebhook to delete the webhook first";

    private TelegramHooks() {}

    /** What was done, in the words that are said besides. */
    static String set(SimulatedBot bot, JsonNode arguments) throws TelegramRefusal {
        String url = arguments.path("url").asText();
        if (url.isEmpty()) {
            return delete(bot, arguments);
        }
        synchronized (bot) {
            long now = System.nanoTime();
            if (bot.hookSetAt != 0 && now - bot.hookSetAt < SECOND) {
                throw TelegramRefusal.later(1);
            }
            bot.hookSetAt = now;
            String secret = arguments.path("secret_token").asText();
            requireUrl(url);
            if (secret.length() > 256) {
                throw TelegramRefusal.bad("secret token is too long");
            }
            if (!secret.matches("[A-Za-z0-9_-]*")) {
                throw TelegramRefusal.bad("secret token contains unallowed characters");
            }
            want(bot, arguments);
            dropWhereWanted(bot, arguments);
            int connections = arguments.path("max_connections").asInt(40);
            connections = Math.max(1, Math.min(MOST_CONNECTIONS, connections));
            boolean same = url.equals(bot.hook) && secret.equals(bot.hookSecret) && connections == bot.connections;
            bot.hook = url;
            bot.hookSecret = secret;
            bot.connections = connections;
            bot.hookError = "";
            bot.asking++;
            bot.notifyAll();
            return same ? "Webhook is already set" : "Webhook was set";
        }
    }

    /** The real one takes https alone, at four ports; here loopback passes too, or no test could be called. */
    private static void requireUrl(String url) throws TelegramRefusal {
        if (url.matches("http://(localhost|127\\.0\\.0\\.1)[:/].*")) {
            return;
        }
        if (!url.matches("https://.+")) {
            throw TelegramRefusal.bad("bad webhook: An HTTPS URL must be provided for webhook");
        }
        try {
            int port = URI.create(url).getPort();
            if (port >= 0 && !PORTS.contains(port)) {
                throw TelegramRefusal.bad("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443");
            }
        } catch (IllegalArgumentException e) {
            throw TelegramRefusal.bad("invalid webhook URL specified");
        }
    }

    static String delete(SimulatedBot bot, JsonNode arguments) {
        synchronized (bot) {
            boolean was = bot.hook != null;
            bot.hook = null;
            bot.hookSecret = "";
            dropWhereWanted(bot, arguments);
            return was ? "Webhook was deleted" : "Webhook is already deleted";
        }
    }

    private static void dropWhereWanted(SimulatedBot bot, JsonNode arguments) {
        String wanted = arguments.path("drop_pending_updates").asText();
        if (wanted.equalsIgnoreCase("true") || wanted.equals("1")) {
            bot.acknowledge(Long.MAX_VALUE);
        }
    }

    static JsonNode info(SimulatedBot bot) {
        synchronized (bot) {
            ObjectNode info = Json.mapper()
                    .createObjectNode()
                    .put("url", bot.hook == null ? "" : bot.hook)
                    .put("has_custom_certificate", false)
                    .put("pending_update_count", bot.waiting(Integer.MAX_VALUE).size());
            if (!bot.hookError.isEmpty()) {
                info.put("last_error_date", TelegramSimulator.DATE).put("last_error_message", bot.hookError);
            }
            if (bot.hook != null) {
                info.put("max_connections", bot.connections).put("ip_address", "127.0.0.1");
            }
            if (!bot.wanted.isEmpty()) {
                bot.wanted.forEach(info.withArray("allowed_updates")::add);
            }
            return info;
        }
    }

    /** What the bot wants to hear of from now on; as before where it says nothing. */
    private static void want(SimulatedBot bot, JsonNode arguments) throws TelegramRefusal {
        if (arguments.has("allowed_updates")) {
            var kinds = new TreeSet<String>();
            TelegramArguments.nested(arguments, "allowed_updates").forEach(kind -> kinds.add(kind.asText()));
            bot.wanted = Set.copyOf(kinds);
        }
    }

    static JsonNode updates(SimulatedBot bot, JsonNode arguments) throws TelegramRefusal, InterruptedException {
        long seconds = Math.max(0, Math.min(50, arguments.path("timeout").asLong()));
        long end = System.nanoTime() + seconds * SECOND;
        int limit = Math.max(1, Math.min(100, arguments.path("limit").asInt(100)));
        synchronized (bot) {
            if (bot.hook != null) {
                throw new TelegramRefusal(409, TAKEN_BY_HOOK);
            }
            want(bot, arguments);
            long offset = arguments.path("offset").asLong();
            if (offset > 0) {
                bot.acknowledge(offset - 1);
            } else if (offset < 0) {
                bot.forgetAllBut(-offset);
            }
            // Whoever asks now ends the question of whoever asked before.
            long mine = ++bot.asking;
            bot.notifyAll();
            while (true) {
                if (bot.hook != null) {
                    throw new TelegramRefusal(409, "Conflict: terminated by setWebhook request");
                }
                if (bot.asking != mine) {
                    throw new TelegramRefusal(
                            409,
                            "Conflict: terminated by other getUpdates request; make sure that only one bot instance is"
                                    + " running");
                }
                List<ObjectNode> waiting = bot.waiting(limit);
                long left = (end - System.nanoTime()) / 1_000_000;
                if (!waiting.isEmpty() || left <= 0) {
                    return Json.mapper().createArrayNode().addAll(waiting);
                }
                bot.wait(left);
            }
        }
    }
}
