package chat.parley.testkit.telegram;

import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A Bot API with bots, people and files, as strict as the real one: it refuses unknown tokens and methods, polling while
 * a webhook is set, empty and over-long texts, chats it does not know, people who have blocked the bot, and files that
 * are too large. A test plays the people.
 */
public final class TelegramSimulator implements AutoCloseable {
    static final long DATE = 1_700_000_000L;

    /** What the answer to an update cannot want done. */
    private static final Set<String> NEVER_ANSWERED = Set.of("setwebhook", "deletewebhook", "close", "logout");

    /** So long a webhook that took nothing is left alone at most, in seconds. */
    private static final long LONGEST_DELAY = 60;

    private final HttpServer server;
    private final TelegramMethods methods = new TelegramMethods(this);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    final Map<String, SimulatedBot> bots = new ConcurrentHashMap<>();
    final Map<String, byte[]> files = new ConcurrentHashMap<>();
    volatile boolean down;
    volatile boolean mute;
    volatile boolean rubbish;

    public TelegramSimulator() {
        this(0);
    }

    /** @param port 0 for a free one */
    public TelegramSimulator(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", methods);
        server.start();
    }

    /** Answers what is posted to {@code path} besides, as JSON; 400 with the words of what is thrown. */
    void serve(String path, Play play) {
        server.createContext(path, exchange -> {
            int status = 200;
            Object answer;
            try {
                answer = play.of(exchange.getRequestBody().readAllBytes());
            } catch (IllegalArgumentException e) {
                status = 400;
                answer = String.valueOf(e.getMessage());
            }
            byte[] bytes = Json.bytes(answer);
            exchange.sendResponseHeaders(status, bytes.length);
            try (var out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        });
    }

    /** What is done for a call, and answered. */
    @FunctionalInterface
    interface Play {
        Object of(byte[] call) throws IOException;
    }

    /** Where the Bot API is. */
    public URI api() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** A bot as BotFather makes it. */
    public void bot(String token, String username) {
        bots.put(token, new SimulatedBot(Long.parseLong(token.substring(0, token.indexOf(':'))), username));
    }

    /** The bot's token is good no more. */
    public void revoke(String token) {
        bots.remove(token);
    }

    /** Answers everything with an error of the server from now on, or no more. */
    public void setDown(boolean down) {
        this.down = down;
    }

    /** Does what it is told and loses the answer from now on, or no more. */
    public void setMute(boolean mute) {
        this.mute = mute;
    }

    /** Something on the way answers in its place, as portals of networks do, from now on or no more. */
    public void setRubbish(boolean rubbish) {
        this.rubbish = rubbish;
    }

    /** The next {@code calls} that send something are answered with 429. */
    public void throttle(String token, int calls, int seconds) {
        SimulatedBot bot = known(token);
        synchronized (bot) {
            bot.throttled = calls;
            bot.throttleSeconds = seconds;
        }
    }

    /** A person writes to the bot; the message's number. */
    public long says(String token, long person, String text) {
        return says(token, person, Json.mapper().createObjectNode().put("text", text));
    }

    /** As {@link #says(String, long, String)}, with whatever a message may have. */
    public long says(String token, long person, ObjectNode content) {
        SimulatedBot bot = known(token);
        long number = bot.heard(person);
        bot.update("message", message(person, number, content));
        deliver(bot);
        return number;
    }

    /** A person changes a message of theirs. */
    public void edits(String token, long person, long messageId, String text) {
        ObjectNode content = Json.mapper().createObjectNode().put("text", text).put("edit_date", DATE + messageId);
        SimulatedBot bot = known(token);
        bot.update("edited_message", message(person, messageId, content));
        deliver(bot);
    }

    /** A person blocks the bot or lets it in again; Telegram tells the bot. */
    public void blocks(String token, long person, boolean blocked) {
        SimulatedBot bot = known(token);
        synchronized (bot) {
            if (blocked) {
                bot.blocked.add(person);
            } else {
                bot.blocked.remove(person);
            }
        }
        ObjectNode change = message(person, 0, Json.mapper().createObjectNode());
        change.remove("message_id");
        change.set("old_chat_member", member(bot, !blocked));
        change.set("new_chat_member", member(bot, blocked));
        bot.update("my_chat_member", change);
        deliver(bot);
    }

    private static ObjectNode member(SimulatedBot bot, boolean blocked) {
        ObjectNode member = Json.mapper().createObjectNode();
        member.set("user", bot.self());
        member.put("status", blocked ? "kicked" : "member");
        return blocked ? member.put("until_date", 0) : member;
    }

    /** A person blocks the bot, and the bot finds out only when it writes. */
    public void blocksSilently(String token, long person) {
        SimulatedBot bot = known(token);
        synchronized (bot) {
            bot.blocked.add(person);
        }
    }

    /** A file that {@code getFile} gives out. */
    public void file(String fileId, byte[] content) {
        files.put(fileId, content.clone());
    }

    /** What the bot sent, oldest first. */
    public List<SimulatedBot.Sent> sent(String token) {
        SimulatedBot bot = known(token);
        synchronized (bot) {
            return List.copyOf(bot.sent);
        }
    }

    /** The texts of {@link #sent} to one person. */
    public List<String> texts(String token, long person) {
        return sent(token).stream()
                .filter(sent -> sent.arguments().path("chat_id").asLong() == person)
                .map(sent -> sent.arguments().path("text").asText())
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** Where the bot wants to be called; null for nowhere. */
    public @Nullable String hook(String token) {
        SimulatedBot bot = known(token);
        synchronized (bot) {
            return bot.hook;
        }
    }

    /** What Telegram shows with each call, for tests that call themselves. */
    public String hookSecret(String token) {
        SimulatedBot bot = known(token);
        synchronized (bot) {
            return bot.hookSecret;
        }
    }

    /** The updates that the bot has not taken yet. */
    public List<ObjectNode> waiting(String token) {
        return known(token).waiting(Integer.MAX_VALUE);
    }

    /**
     * Calls the bot's webhook with what waits, one after the other. What is not taken is tried again by itself, after
     * what was asked for, or after one second, two, four…
     */
    public void deliver(String token) {
        deliver(known(token));
    }

    private void deliver(SimulatedBot bot) {
        threads.execute(() -> {
            synchronized (bot.updates) {
                long delay = 1;
                while (true) {
                    List<ObjectNode> next = bot.waiting(1);
                    String hook;
                    String secret;
                    synchronized (bot) {
                        hook = bot.hook;
                        secret = bot.hookSecret;
                    }
                    if (next.isEmpty() || hook == null) {
                        return;
                    }
                    long pause = told(bot, call(hook, secret, next.getFirst()), delay);
                    if (pause == 0) {
                        delay = 1;
                        bot.acknowledge(next.getFirst().path("update_id").asLong());
                    } else if (!isOver(bot, pause)) {
                        delay = Math.min(LONGEST_DELAY, delay * 2);
                    } else {
                        return;
                    }
                }
            }
        });
    }

    /** Waits; whether the simulator has ended meanwhile. */
    private static boolean isOver(SimulatedBot bot, long seconds) {
        try {
            synchronized (bot.updates) {
                bot.updates.wait(seconds * 1_000);
            }
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** @return after how many seconds it is to be told again; 0 when it was taken */
    private long told(SimulatedBot bot, Optional<HttpResponse<byte[]>> answer, long delay) {
        int status = answer.map(HttpResponse::statusCode).orElse(0);
        if (status / 100 == 2) {
            answer.ifPresent(good -> perform(bot, good.body()));
            return 0;
        }
        synchronized (bot) {
            bot.hookError = status == 0 ? "Connection refused" : "Wrong response from the webhook: " + status;
        }
        return answer.flatMap(bad -> bad.headers().firstValue("Retry-After"))
                .filter(wish -> wish.matches("[1-9][0-9]{0,8}"))
                .map(wish -> Math.min(3_600, Long.parseLong(wish)))
                .orElse(delay);
    }

    /** An answer may be a call itself; nobody is told what became of it. */
    private void perform(SimulatedBot bot, byte[] answer) {
        try {
            if (answer.length == 0 || !(Json.mapper().readTree(answer) instanceof ObjectNode call)) {
                return;
            }
            String method = call.path("method").asText().toLowerCase(Locale.ROOT);
            if (!method.isEmpty() && !NEVER_ANSWERED.contains(method) && !method.startsWith("get")) {
                methods.perform(bot, method, call);
            }
        } catch (IOException | TelegramRefusal e) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Calls a webhook as Telegram does; empty where nobody answers. */
    private Optional<HttpResponse<byte[]>> call(String hook, String secret, JsonNode update) {
        try {
            var request = HttpRequest.newBuilder(URI.create(hook))
                    .timeout(Duration.ofSeconds(20))
                    .header("Content-Type", "application/json");
            if (!secret.isEmpty()) {
                request.header("X-Telegram-Bot-Api-Secret-Token", secret);
            }
            return Optional.of(http.send(
                    request.POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(update)))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static ObjectNode message(long person, long number, ObjectNode content) {
        ObjectNode message = Json.mapper().createObjectNode();
        message.put("message_id", number).put("date", DATE + number);
        message.set("chat", TelegramChats.person(person));
        message.putObject("from")
                .put("id", person)
                .put("is_bot", false)
                .put("first_name", "Person")
                .put("last_name", Long.toString(person))
                .put("language_code", "ru");
        message.setAll(content);
        return message;
    }

    private SimulatedBot known(String token) {
        SimulatedBot bot = bots.get(token);
        if (bot == null) {
            throw new IllegalArgumentException("no such bot");
        }
        return bot;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
