package chat.parley.testkit.telegram;

import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A refusal in the words of the real one. */
final class TelegramRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    final int code;
    final int retryAfter;

    TelegramRefusal(int code, String description) {
        this(code, description, 0);
    }

    private TelegramRefusal(int code, String description, int retryAfter) {
        super(description, null, false, false);
        this.code = code;
        this.retryAfter = retryAfter;
    }

    /** Something is wrong with what was asked. */
    static TelegramRefusal bad(String words) {
        return new TelegramRefusal(400, "Bad Request: " + words);
    }

    /** Too many at once. */
    static TelegramRefusal later(int seconds) {
        return new TelegramRefusal(429, "Too Many Requests: retry after " + seconds, seconds);
    }

    ObjectNode body() {
        ObjectNode bad = Json.mapper()
                .createObjectNode()
                .put("ok", false)
                .put("error_code", code)
                .put("description", getMessage());
        if (retryAfter > 0) {
            bad.putObject("parameters").put("retry_after", retryAfter);
        }
        return bad;
    }
}
