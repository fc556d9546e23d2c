package chat.parley.ingest.channel.jivo;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.message.Attachment;
import chat.parley.ingest.kit.Part;
import chat.parley.ingest.kit.SendResult;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the other side is told, and what its answer means. */
final class JivoCall {
    private JivoCall() {}

    /**
     * @param author who wrote it; null for nobody in particular
     * @param id of the message, the same on each attempt
     * @param link where a file is had for a while
     * @return empty for what the protocol has no event for
     */
    static Optional<ObjectNode> of(
            Part part,
            @Nullable String author,
            String id,
            String channelId,
            String to,
            Function<Attachment, String> link) {
        return switch (part) {
            case Part.Text(var text, var repliesTo, var none, var unshown) -> {
                ObjectNode event = event(channelId, author, to);
                event.putObject("message").put("type", "text").put("id", id).put("text", text);
                yield Optional.of(event);
            }
            case Part.File(var file, var repliesTo) -> {
                ObjectNode event = event(channelId, author, to);
                String url = link.apply(file);
                ObjectNode message = event.putObject("message")
                        .put("type", type(file))
                        .put("id", id)
                        .put("file", url)
                        .put("file_name", file.name())
                        .put("mime_type", file.mediaType())
                        .put("file_size", file.size());
                if (type(file).equals("photo")) {
                    message.put("thumb", url);
                }
                yield Optional.of(event);
            }
            case Part.Edit e -> Optional.empty();
            case Part.Delete d -> Optional.empty();
        };
    }

    private static ObjectNode event(String channelId, @Nullable String author, String to) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        ObjectNode sender = event.putObject("sender").put("id", channelId);
        if (author != null) {
            sender.put("name", author);
        }
        event.putObject("recipient").put("id", to);
        return event;
    }

    /** Of the types that programs are known to take. */
    private static String type(Attachment file) {
        return switch (file.kind()) {
            case IMAGE, STICKER -> "photo";
            case VIDEO -> "video";
            case AUDIO, VOICE, FILE -> "document";
        };
    }

    /** Taken with 2xx, refused for ever with 4xx, and not yet taken with anything else. */
    static SendResult result(int status, byte[] body, String id) {
        String said = new String(body, UTF_8).replaceAll("\\p{Cntrl}+", " ").strip();
        String words = said.isEmpty() || said.startsWith("<") ? "answered " + status : said + " (" + status + ")";
        if (status >= 200 && status < 300) {
            return new SendResult.Accepted(id);
        }
        return switch (status) {
            // The address is all that says who we are: where it is good for nothing any more, nobody knows us.
            case 401, 403, 404, 410 -> new SendResult.Disowned(words);
            default -> status >= 400 && status < 500 ? new SendResult.Rejected(words) : new SendResult.Later(words);
        };
    }
}
