package chat.parley.testkit.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the Bot API answers. */
final class TelegramMethods implements HttpHandler {
    private static final Pattern CALL = Pattern.compile("/bot([^/]+)/(?:test/)?([A-Za-z]+)");
    private static final Pattern FILE = Pattern.compile("/file/bot([^/]+)/files/(.+)");
    private static final long DOWNLOAD_LIMIT = 20L * 1024 * 1024;

    private final TelegramSimulator telegram;

    TelegramMethods(TelegramSimulator telegram) {
        this.telegram = telegram;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (telegram.down) {
            answer(exchange, 502, new TelegramRefusal(502, "Bad Gateway").body());
            return;
        }
        if (telegram.rubbish) {
            exchange.sendResponseHeaders(403, 0);
            try (var out = exchange.getResponseBody()) {
                out.write("<html>Please log in to the network.</html>".getBytes(UTF_8));
            }
            return;
        }
        Matcher file = FILE.matcher(exchange.getRequestURI().getPath());
        if (file.matches()) {
            download(exchange, file.group(1), file.group(2));
            return;
        }
        try {
            ObjectNode good = Json.mapper().createObjectNode().put("ok", true);
            call(exchange, body, good);
            if (telegram.mute) {
                exchange.close();
                return;
            }
            answer(exchange, 200, good);
        } catch (TelegramRefusal e) {
            if (e.retryAfter > 0) {
                exchange.getResponseHeaders().set("Retry-After", Integer.toString(e.retryAfter));
            }
            answer(exchange, e.code, e.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.close();
        }
    }

    private void call(HttpExchange exchange, byte[] body, ObjectNode good)
            throws TelegramRefusal, InterruptedException {
        Matcher call = CALL.matcher(exchange.getRequestURI().getPath());
        if (!call.matches()) {
            throw new TelegramRefusal(404, "Not Found");
        }
        SimulatedBot bot = telegram.bots.get(call.group(1));
        if (bot == null) {
            boolean formed = call.group(1).matches("[0-9]+:.+");
            throw new TelegramRefusal(401, formed ? "Unauthorized" : "Unauthorized: invalid token specified");
        }
        ObjectNode arguments = TelegramArguments.of(
                exchange.getRequestURI().getRawQuery(),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                body);
        String method = call.group(2).toLowerCase(Locale.ROOT);
        switch (method) {
            case "setwebhook" -> {
                done(good, TelegramHooks.set(bot, arguments));
                telegram.deliver(call.group(1));
            }
            case "deletewebhook" -> done(good, TelegramHooks.delete(bot, arguments));
            default -> good.set("result", perform(bot, method, arguments));
        }
    }

    private static void done(ObjectNode good, String words) {
        good.put("result", true).put("description", words);
    }

    /** @param method in small letters */
    JsonNode perform(SimulatedBot bot, String method, ObjectNode arguments)
            throws TelegramRefusal, InterruptedException {
        return switch (method) {
            case "getme" -> bot.self();
            case "getwebhookinfo" -> TelegramHooks.info(bot);
            case "getupdates" -> TelegramHooks.updates(bot, arguments);
            case "getfile" -> file(arguments);
            default -> TelegramChats.perform(bot, method, arguments, telegram.files.keySet());
        };
    }

    private JsonNode file(JsonNode arguments) throws TelegramRefusal {
        String id = arguments.path("file_id").asText();
        if (id.isEmpty()) {
            throw TelegramRefusal.bad("file_id not specified");
        }
        byte[] content = telegram.files.get(id);
        if (content == null) {
            throw TelegramRefusal.bad("invalid file_id");
        }
        if (content.length > DOWNLOAD_LIMIT) {
            throw TelegramRefusal.bad("file is too big");
        }
        return Json.mapper()
                .createObjectNode()
                .put("file_id", id)
                .put("file_unique_id", "u" + id)
                .put("file_size", content.length)
                .put("file_path", "files/" + id);
    }

    private void download(HttpExchange exchange, String token, String id) throws IOException {
        byte[] content = telegram.files.get(id);
        if (content == null || !telegram.bots.containsKey(token)) {
            answer(exchange, 404, new TelegramRefusal(404, "Not Found").body());
            return;
        }
        exchange.sendResponseHeaders(200, content.length == 0 ? -1 : content.length);
        try (var out = exchange.getResponseBody()) {
            out.write(content);
        }
    }

    private static void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = Json.bytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
