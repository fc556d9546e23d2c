package chat.parley.ingest.channel.vk;

import chat.parley.ingest.kit.SendResult;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** What VK's API answered: a failure has the status 200 too and a code of its own. */
sealed interface VkAnswer {
    record Good(JsonNode response) implements VkAnswer {}

    record Bad(int code, String words) implements VkAnswer {}

    /**
     * There was no answer that says anything.
     *
     * @param sent whether the request may have been done
     */
    record None(String reason, boolean sent) implements VkAnswer {}

    static VkAnswer read(int status, byte[] body) {
        try {
            Optional<JsonNode> read = Json.read(body, JsonNode.class);
            if (read.isEmpty()) {
                return new None("answered " + status, false);
            }
            JsonNode answer = read.get();
            if (answer.has("response")) {
                return new Good(answer.path("response"));
            }
            if (answer.path("error").has("error_code")) {
                JsonNode error = answer.path("error");
                return new Bad(
                        error.path("error_code").asInt(),
                        error.path("error_msg").asText());
            }
        } catch (IOException e) {
            return new None("answered " + status + " and no JSON", false);
        }
        return new None("answered " + status, false);
    }

    /** Whether the access key is none any more, or never had the right. */
    default boolean isDisowned() {
        return this instanceof Bad(int code, String words)
                && switch (code) {
                    case 5, 7, 15, 27, 28 -> true;
                    default -> false;
                };
    }

    /** @param peer whom it was sent to, for the id of what was sent */
    default SendResult forSending(String peer) {
        return switch (this) {
            case Good(var response) ->
                new SendResult.Accepted(response.asLong() > 1 ? peer + ":" + response.asText() : null);
            case None(var reason, var sent) -> sent ? new SendResult.Unknown(reason) : new SendResult.Later(reason);
            case Bad(var code, var words) -> refused(code, words + " (" + code + ")");
        };
    }

    private SendResult refused(int code, String words) {
        return switch (code) {
            case 900, 901, 902 -> new SendResult.Unreachable(words);
            case 6 -> new SendResult.Throttled(words, Duration.ofSeconds(1));
            case 9 -> new SendResult.Throttled(words, Duration.ofSeconds(10));
            case 29 -> new SendResult.Throttled(words, Duration.ofMinutes(10));
            case 1, 10, 13 -> new SendResult.Later(words);
            case 14, 17 -> new SendResult.Disowned(words);
            default -> isDisowned() ? new SendResult.Disowned(words) : new SendResult.Rejected(words);
        };
    }
}
