package chat.parley.ingest.channel.api;

import chat.parley.contracts.message.Attachment;
import chat.parley.ingest.kit.Part;
import chat.parley.ingest.kit.SendResult;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an account's program is told by a webhook, and what its answer means. */
final class ApiCall {
    static final String PING = "ping";

    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final int LONGEST_ID = 200;

    private ApiCall() {}

    /** A body with nothing but the channel's id. */
    static ObjectNode event(String type, String channelId, Instant at) {
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("type", type).put("timestamp", at.toString());
        body.putObject("data").put("channelId", channelId);
        return body;
    }

    static ObjectNode typing(String channelId, String to, Instant at) {
        return about(event("typing", channelId, at), to);
    }

    /**
     * @param id of the message, if the program gives it none of its own
     * @param link where a file is had for a while
     */
    static ObjectNode of(
            Part part, String id, String channelId, String to, Instant at, Function<Attachment, String> link) {
        return switch (part) {
            case Part.Text(var text, var repliesTo, var none, var unshown) -> {
                ObjectNode body = about(event("message.created", channelId, at), to);
                data(body).put("messageId", id).put("text", text);
                yield answered(body, repliesTo);
            }
            case Part.File(var attachment, var repliesTo) -> {
                ObjectNode body = about(event("message.created", channelId, at), to);
                data(body)
                        .put("messageId", id)
                        .put("text", "")
                        .putObject("file")
                        .put("name", attachment.name())
                        .put("mediaType", attachment.mediaType())
                        .put("size", attachment.size())
                        .put("url", link.apply(attachment));
                yield answered(body, repliesTo);
            }
            case Part.Edit(var messageId, var text) -> {
                ObjectNode body = about(event("message.edited", channelId, at), to);
                data(body).put("messageId", messageId).put("text", text);
                yield body;
            }
            case Part.Delete(var messageId) -> {
                ObjectNode body = about(event("message.deleted", channelId, at), to);
                data(body).put("messageId", messageId);
                yield body;
            }
        };
    }

    private static ObjectNode about(ObjectNode body, String to) {
        data(body).put("to", to);
        return body;
    }

    private static ObjectNode answered(ObjectNode body, @Nullable String repliesTo) {
        if (repliesTo != null) {
            data(body).put("replyTo", repliesTo);
        }
        return body;
    }

    private static ObjectNode data(ObjectNode body) {
        return (ObjectNode) body.path("data");
    }

    /**
     * What an answer means for something that was sent.
     *
     * @param retryAfter the header; null for none
     * @param id the message has, unless the answer gives it another
     */
    static SendResult result(int status, @Nullable String retryAfter, byte[] body, String id) {
        JsonNode answer = json(body);
        String reason = answer.path("reason").asText("");
        String words = reason.isBlank() ? "answered " + status : reason + " (" + status + ")";
        if (status >= 200 && status < 300) {
            String theirs = answer.path("messageId").asText("");
            boolean usable = !theirs.isBlank() && theirs.length() <= LONGEST_ID;
            return new SendResult.Accepted(usable ? theirs : id);
        }
        return switch (status) {
            case 401, 403, 410 -> new SendResult.Disowned(words);
            case 408, 425 -> new SendResult.Later(words);
            case 429 -> new SendResult.Throttled(words, pause(retryAfter));
            default -> {
                if (status >= 500) {
                    yield new SendResult.Later(words);
                }
                yield answer.path("code").asText().equals("unreachable")
                        ? new SendResult.Unreachable(words)
                        : new SendResult.Rejected(words);
            }
        };
    }

    private static Duration pause(@Nullable String retryAfter) {
        Duration asked = retryAfter != null && retryAfter.strip().matches("[0-9]{1,9}")
                ? Duration.ofSeconds(Long.parseLong(retryAfter.strip()))
                : SHORTEST_WAIT;
        if (asked.compareTo(SHORTEST_WAIT) < 0) {
            return SHORTEST_WAIT;
        }
        return asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
    }

    private static JsonNode json(byte[] body) {
        try {
            return Json.read(body, JsonNode.class)
                    .filter(JsonNode::isObject)
                    .orElseGet(() -> JsonNodeFactory.instance.objectNode());
        } catch (IOException e) {
            // Whatever it says, the status counts.
            return JsonNodeFactory.instance.objectNode();
        }
    }
}
