package chat.parley.ingest.channel.telegram;

import chat.parley.ingest.kit.SendResult;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** What the Bot API answered. */
sealed interface TelegramAnswer {
    Duration SHORTEST_WAIT = Duration.ofSeconds(1);
    Duration LONGEST_WAIT = Duration.ofHours(1);

    record Good(JsonNode result) implements TelegramAnswer {}

    /** @param retryAfter in seconds; 0 where none is asked for */
    record Bad(int code, String description, long retryAfter) implements TelegramAnswer {}

    /**
     * There was no answer.
     *
     * @param sent whether the request may have arrived
     */
    record None(String reason, boolean sent) implements TelegramAnswer {}

    /** @param status of HTTP, which counts where the body says nothing */
    static TelegramAnswer read(int status, byte[] body) {
        try {
            Optional<JsonNode> read = Json.read(body, JsonNode.class);
            if (read.isEmpty()) {
                return unread(status);
            }
            JsonNode answer = read.get();
            if (answer.path("ok").asBoolean()) {
                return new Good(answer.path("result"));
            }
            if (answer.has("error_code")) {
                return new Bad(
                        answer.path("error_code").asInt(status),
                        answer.path("description").asText(),
                        answer.path("parameters").path("retry_after").asLong());
            }
        } catch (IOException e) {
            return unread(status);
        }
        return unread(status);
    }

    /** It is not the Bot API that answers so, but something on the way there: it says nothing of the bot or the chat. */
    private static TelegramAnswer unread(int status) {
        return status == 413
                ? new Bad(status, "the file is too large", 0)
                : new None("answered " + status + ", and not as the Bot API does", status / 100 == 2);
    }

    /** What it means for something that was sent. */
    default SendResult forSending() {
        return switch (this) {
            case Good(var result) ->
                new SendResult.Accepted(
                        result.has("message_id")
                                ? result.path("chat").path("id").asText() + ":"
                                        + result.path("message_id").asText()
                                : null);
            case None(var reason, var sent) -> sent ? new SendResult.Unknown(reason) : new SendResult.Later(reason);
            case Bad bad -> refused(bad);
        };
    }

    /** Whether the provider does not know the bot; a token that is none at all is an unknown address there. */
    default boolean isDisowned() {
        return this instanceof Bad bad && (bad.code() == 401 || bad.code() == 404);
    }

    private static SendResult refused(Bad bad) {
        String words = bad.description();
        if (bad.isDisowned()) {
            return new SendResult.Disowned(words);
        }
        if (bad.code() == 429) {
            Duration asked = Duration.ofSeconds(Math.max(0, bad.retryAfter()));
            Duration wait = asked.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : asked;
            return new SendResult.Throttled(words, wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
        }
        if (bad.code() == 403) {
            return new SendResult.Unreachable(words);
        }
        if (bad.code() == 400) {
            // An edit that changes nothing has what it wanted.
            return words.contains("message is not modified")
                    ? new SendResult.Accepted(null)
                    : new SendResult.Rejected(words);
        }
        return bad.code() >= 500 || bad.code() == 409 || bad.code() == 421
                ? new SendResult.Later(words)
                : new SendResult.Rejected(words);
    }
}
