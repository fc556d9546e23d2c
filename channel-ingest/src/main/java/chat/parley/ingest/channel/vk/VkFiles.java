package chat.parley.ingest.channel.vk;

import chat.parley.contracts.message.AttachmentKind;
import chat.parley.ingest.kit.RemoteFile;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Finds the files in a message of VK's; their addresses are good for a while only. */
final class VkFiles {
    private static final int DEEPEST = 3;
    /** As many as VK lets a message have itself. */
    private static final int MOST = 10;

    private VkFiles() {}

    /** Its own, and those of the messages it forwards. */
    static List<RemoteFile> of(JsonNode message) {
        var files = new ArrayList<RemoteFile>();
        add(files, message, 0);
        return List.copyOf(files.subList(0, Math.min(MOST, files.size())));
    }

    private static void add(List<RemoteFile> files, JsonNode message, int depth) {
        for (JsonNode attachment : message.path("attachments")) {
            String type = attachment.path("type").asText();
            JsonNode body = attachment.path(type);
            Optional<RemoteFile> file = switch (type) {
                case "photo" -> largest(body, body.path("sizes"), AttachmentKind.IMAGE, "photo.jpg");
                case "sticker" -> largest(body, body.path("images"), AttachmentKind.STICKER, "sticker.png");
                case "doc" ->
                    remote(
                            body,
                            body.path("url").asText(),
                            AttachmentKind.FILE,
                            body.path("title").asText("file"));
                case "graffiti" -> remote(body, body.path("url").asText(), AttachmentKind.IMAGE, "graffiti.png");
                case "audio_message" -> remote(body, body.path("link_ogg").asText(), AttachmentKind.VOICE, "voice.ogg");
                default -> Optional.empty();
            };
            file.ifPresent(files::add);
        }
        if (depth < DEEPEST) {
            for (JsonNode forwarded : message.path("fwd_messages")) {
                add(files, forwarded, depth + 1);
            }
        }
    }

    private static Optional<RemoteFile> largest(JsonNode body, JsonNode sizes, AttachmentKind kind, String name) {
        return StreamSupport.stream(sizes.spliterator(), false)
                .max(Comparator.comparingLong(size -> size.path("width").asLong()))
                .flatMap(size -> remote(body, size.path("url").asText(), kind, name));
    }

    private static Optional<RemoteFile> remote(JsonNode body, String url, AttachmentKind kind, String name) {
        if (url.isEmpty()) {
            return Optional.empty();
        }
        JsonNode id = body.has("id") ? body.path("id") : body.path("sticker_id");
        return Optional.of(new RemoteFile(
                url,
                body.path("owner_id").asText("0") + "_" + id.asText(),
                kind,
                name,
                size(body),
                null,
                null,
                body.path("duration").isInt() ? body.path("duration").intValue() : null));
    }

    private static @Nullable Long size(JsonNode body) {
        return body.path("size").isIntegralNumber() ? body.path("size").longValue() : null;
    }
}
