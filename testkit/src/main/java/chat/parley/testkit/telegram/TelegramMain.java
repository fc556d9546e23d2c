package chat.parley.testkit.telegram;

import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/**
 * {@link TelegramSimulator} as a program of its own, for suites whose parts are programs too. It listens on a free port,
 * or on the one that is given, prints its address, plays people as posts to {@code /play} want it, and ends with its
 * standard input: whoever started it takes it along.
 */
public final class TelegramMain {
    private TelegramMain() {}

    /** See the class. */
    public static void main(String[] arguments) throws IOException {
        try (var telegram = new TelegramSimulator(arguments.length == 0 ? 0 : Integer.parseInt(arguments[0]))) {
            telegram.serve("/play", call -> play(telegram, Json.mapper().readTree(call)));
            System.out.println("Telegram is at " + telegram.api());
            while (System.in.read() >= 0) {
                // Nothing is said there; it only ends.
            }
        }
    }

    /** One wish: {@code {"do","token","person",…}}. */
    private static Object play(TelegramSimulator telegram, JsonNode wish) {
        String token = wish.path("token").asText();
        long person = wish.path("person").asLong();
        String what = wish.path("do").asText();
        switch (what) {
            case "bot" -> telegram.bot(token, wish.path("username").asText());
            case "says" -> telegram.says(token, person, wish.path("text").asText());
            case "blocks" -> telegram.blocks(token, person, wish.path("blocked").asBoolean());
            case "texts" -> {
                return telegram.texts(token, person);
            }
            case "hook" -> {
                String hook = telegram.hook(token);
                return hook == null ? "" : hook;
            }
            default -> throw new IllegalArgumentException("nobody can " + what);
        }
        return "done";
    }
}
