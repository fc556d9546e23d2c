package chat.parley.testkit.telegram;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the Bot API answers. */
final class TelegramMethods implements HttpHandler {
    private static final Pattern CALL = Pattern.compile("/bot([^/]+)/([A-Za-z]+)");
    private static final Pattern FILE = Pattern.compile("/file/bot([^/]+)/files/(.+)");
    private static final Pattern FIELD = Pattern.compile(
            "form-data; name=\"([^\"]+)\"(; filename=\"([^\"]*)\")?[^\\r]*\\r\\n(?:[^\\r]+\\r\\n)*\\r\\n");
    private static final int LONGEST_TEXT = 4_096;
    private static final long UPLOAD_LIMIT = 50L * 1024 * 1024;
    private static final long DOWNLOAD_LIMIT = 20L * 1024 * 1024;
    private static final Map<String, String> UPLOADS = Map.of(
            "sendphoto", "photo",
            "senddocument", "document",
            "sendvoice", "voice",
            "sendvideo", "video",
            "sendaudio", "audio");

    private final TelegramSimulator telegram;

    TelegramMethods(TelegramSimulator telegram) {
        this.telegram = telegram;
    }

    /** A refusal in the words of the real one. */
    private static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;

        final int code;
        final int retryAfter;

        Refusal(int code, String description) {
            this(code, description, 0);
        }

        Refusal(int code, String description, int retryAfter) {
            super(description, null, false, false);
            this.code = code;
            this.retryAfter = retryAfter;
        }
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (telegram.down) {
            answer(exchange, 502, failure(new Refusal(502, "Bad Gateway")));
            return;
        }
        if (telegram.rubbish) {
            exchange.sendResponseHeaders(403, 0);
            try (var out = exchange.getResponseBody()) {
                out.write("<html>Please log in to the network.</html>".getBytes(UTF_8));
            }
            return;
        }
        String path = exchange.getRequestURI().getPath();
        Matcher file = FILE.matcher(path);
        if (file.matches()) {
            download(exchange, file.group(1), file.group(2));
            return;
        }
        try {
            JsonNode result = call(path, exchange.getRequestHeaders().getFirst("Content-Type"), body);
            if (telegram.mute) {
                exchange.close();
                return;
            }
            ObjectNode good = Json.mapper().createObjectNode().put("ok", true);
            good.set("result", result);
            answer(exchange, 200, good);
        } catch (Refusal e) {
            if (e.retryAfter > 0) {
                exchange.getResponseHeaders().set("Retry-After", Integer.toString(e.retryAfter));
            }
            answer(exchange, e.code, failure(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.close();
        }
    }

    private JsonNode call(String path, @Nullable String type, byte[] body) throws Refusal, InterruptedException {
        Matcher call = CALL.matcher(path);
        if (!call.matches()) {
            throw new Refusal(404, "Not Found");
        }
        SimulatedBot bot = telegram.bots.get(call.group(1));
        if (bot == null) {
            throw new Refusal(401, "Unauthorized");
        }
        String method = call.group(2).toLowerCase(Locale.ROOT);
        boolean multipart = type != null && type.startsWith("multipart/form-data");
        ObjectNode arguments = multipart ? form(body) : json(body);
        return switch (method) {
            case "getme" -> me(bot);
            case "setwebhook" -> setWebhook(bot, arguments);
            case "deletewebhook" -> deleteWebhook(bot);
            case "getwebhookinfo" -> Json.mapper().createObjectNode().put("url", bot.hook == null ? "" : bot.hook);
            case "getupdates" -> updates(bot, arguments);
            case "getfile" -> file(arguments);
            case "sendmessage", "sendphoto", "senddocument", "sendvoice", "sendvideo", "sendaudio" ->
                send(bot, method, arguments);
            case "editmessagetext" -> edit(bot, arguments);
            case "deletemessage" -> delete(bot, arguments);
            case "sendchataction" -> action(bot, arguments);
            default -> throw new Refusal(404, "Not Found");
        };
    }

    private static JsonNode me(SimulatedBot bot) {
        return Json.mapper()
                .createObjectNode()
                .put("id", bot.id)
                .put("is_bot", true)
                .put("first_name", bot.username)
                .put("username", bot.username);
    }

    private JsonNode setWebhook(SimulatedBot bot, JsonNode arguments) throws Refusal {
        String url = arguments.path("url").asText();
        String secret = arguments.path("secret_token").asText();
        // The real one takes https alone; here loopback passes too, or no test could be called.
        if (!url.matches("https://.+") && !url.matches("http://(localhost|127\\.0\\.0\\.1)[:/].*")) {
            throw new Refusal(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook");
        }
        if (!secret.matches("[A-Za-z0-9_-]{0,256}")) {
            throw new Refusal(400, "Bad Request: secret token contains unallowed characters");
        }
        synchronized (bot) {
            bot.hook = url;
            bot.hookSecret = secret;
            bot.notifyAll();
        }
        return Json.mapper().getNodeFactory().booleanNode(true);
    }

    private static JsonNode deleteWebhook(SimulatedBot bot) {
        synchronized (bot) {
            bot.hook = null;
        }
        return Json.mapper().getNodeFactory().booleanNode(true);
    }

    private static JsonNode updates(SimulatedBot bot, JsonNode arguments) throws Refusal, InterruptedException {
        long end = System.nanoTime() + Math.min(50, arguments.path("timeout").asLong()) * 1_000_000_000L;
        if (arguments.has("offset")) {
            bot.acknowledge(arguments.path("offset").asLong() - 1);
        }
        synchronized (bot) {
            while (true) {
                if (bot.hook != null) {
                    throw new Refusal(
                            409,
                            "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete"
                                    + " the webhook first");
                }
                List<ObjectNode> waiting = bot.waiting(arguments.path("limit").asInt(100));
                long left = (end - System.nanoTime()) / 1_000_000;
                if (!waiting.isEmpty() || left <= 0) {
                    return Json.mapper().createArrayNode().addAll(waiting);
                }
                bot.wait(left);
            }
        }
    }

    private JsonNode file(JsonNode arguments) throws Refusal {
        String id = arguments.path("file_id").asText();
        byte[] content = telegram.files.get(id);
        if (content == null) {
            throw new Refusal(400, "Bad Request: invalid file_id");
        }
        if (content.length > DOWNLOAD_LIMIT) {
            throw new Refusal(400, "Bad Request: file is too big");
        }
        return Json.mapper()
                .createObjectNode()
                .put("file_id", id)
                .put("file_unique_id", "u" + id)
                .put("file_size", content.length)
                .put("file_path", "files/" + id);
    }

    private static JsonNode send(SimulatedBot bot, String method, ObjectNode arguments) throws Refusal {
        synchronized (bot) {
            if (bot.throttled > 0) {
                bot.throttled--;
                throw new Refusal(429, "Too Many Requests: retry after " + bot.throttleSeconds, bot.throttleSeconds);
            }
            long chat = chat(bot, arguments);
            String text = arguments.path("text").asText();
            String field = UPLOADS.get(method);
            if (field == null && text.isBlank()) {
                throw new Refusal(400, "Bad Request: message text is empty");
            }
            if (text.length() > LONGEST_TEXT) {
                throw new Refusal(400, "Bad Request: message is too long");
            }
            long bytes = arguments.path("#bytes").asLong();
            if (field != null && !arguments.has(field)) {
                throw new Refusal(400, "Bad Request: there is no " + field + " in the request");
            }
            if (bytes > UPLOAD_LIMIT) {
                throw new Refusal(413, "Request Entity Too Large");
            }
            if (field != null && bytes == 0) {
                throw new Refusal(400, "Bad Request: file must be non-empty");
            }
            long number = bot.message();
            bot.texts.computeIfAbsent(chat, c -> new java.util.HashMap<>()).put(number, text);
            bot.sent.add(new SimulatedBot.Sent(method, arguments, number, bytes));
            return sent(chat, number, text);
        }
    }

    private static JsonNode edit(SimulatedBot bot, ObjectNode arguments) throws Refusal {
        synchronized (bot) {
            long chat = chat(bot, arguments);
            long number = arguments.path("message_id").asLong();
            String text = arguments.path("text").asText();
            Map<Long, String> known = bot.texts.getOrDefault(chat, Map.of());
            if (!known.containsKey(number)) {
                throw new Refusal(400, "Bad Request: message to edit not found");
            }
            if (text.equals(known.get(number))) {
                throw new Refusal(
                        400,
                        "Bad Request: message is not modified: specified new message content and reply markup are exactly"
                                + " the same as a current content and reply markup of the message");
            }
            known.put(number, text);
            bot.sent.add(new SimulatedBot.Sent("editmessagetext", arguments, number, 0));
            return sent(chat, number, text);
        }
    }

    private static JsonNode delete(SimulatedBot bot, ObjectNode arguments) throws Refusal {
        synchronized (bot) {
            long chat = chat(bot, arguments);
            long number = arguments.path("message_id").asLong();
            if (bot.texts.getOrDefault(chat, Map.of()).remove(number) == null) {
                throw new Refusal(400, "Bad Request: message to delete not found");
            }
            bot.sent.add(new SimulatedBot.Sent("deletemessage", arguments, number, 0));
            return Json.mapper().getNodeFactory().booleanNode(true);
        }
    }

    private static JsonNode action(SimulatedBot bot, ObjectNode arguments) throws Refusal {
        synchronized (bot) {
            chat(bot, arguments);
            bot.sent.add(new SimulatedBot.Sent("sendchataction", arguments, 0, 0));
            return Json.mapper().getNodeFactory().booleanNode(true);
        }
    }

    private static long chat(SimulatedBot bot, JsonNode arguments) throws Refusal {
        long chat = arguments.path("chat_id").asLong();
        if (!bot.chats.contains(chat)) {
            throw new Refusal(400, "Bad Request: chat not found");
        }
        if (bot.blocked.contains(chat)) {
            throw new Refusal(403, "Forbidden: bot was blocked by the user");
        }
        return chat;
    }

    private static JsonNode sent(long chat, long number, String text) {
        ObjectNode message =
                Json.mapper().createObjectNode().put("message_id", number).put("text", text);
        message.putObject("chat").put("id", chat).put("type", "private");
        return message;
    }

    private static ObjectNode json(byte[] body) throws Refusal {
        try {
            return body.length > 0 && Json.mapper().readTree(body) instanceof ObjectNode object
                    ? object
                    : Json.mapper().createObjectNode();
        } catch (IOException e) {
            throw new Refusal(400, "Bad Request: can't parse the request's JSON");
        }
    }

    /** Every field's text; of the file its name, and how many bytes it has as {@code #bytes}. */
    private static ObjectNode form(byte[] body) {
        String text = new String(body, ISO_8859_1);
        String boundary = text.substring(0, text.indexOf("\r\n"));
        ObjectNode fields = Json.mapper().createObjectNode();
        for (String part : text.split(Pattern.quote(boundary), -1)) {
            Matcher head = FIELD.matcher(part);
            if (head.find()) {
                String content = part.substring(head.end(), Math.max(head.end(), part.length() - 2));
                String name = head.group(3);
                fields.put(head.group(1), new String((name == null ? content : name).getBytes(ISO_8859_1), UTF_8));
                if (name != null) {
                    fields.put("#bytes", content.length());
                }
            }
        }
        return fields;
    }

    private void download(HttpExchange exchange, String token, String id) throws IOException {
        byte[] content = telegram.files.get(id);
        if (content == null || !telegram.bots.containsKey(token)) {
            answer(exchange, 404, failure(new Refusal(404, "Not Found")));
            return;
        }
        exchange.sendResponseHeaders(200, content.length == 0 ? -1 : content.length);
        try (var out = exchange.getResponseBody()) {
            out.write(content);
        }
    }

    private static JsonNode failure(Refusal refusal) {
        ObjectNode bad = Json.mapper()
                .createObjectNode()
                .put("ok", false)
                .put("error_code", refusal.code)
                .put("description", refusal.getMessage());
        if (refusal.retryAfter > 0) {
            bad.putObject("parameters").put("retry_after", refusal.retryAfter);
        }
        return bad;
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
