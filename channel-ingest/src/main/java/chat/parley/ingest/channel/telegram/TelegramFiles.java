package chat.parley.ingest.channel.telegram;

import chat.parley.contracts.message.AttachmentKind;
import chat.parley.ingest.kit.RemoteFile;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the file in a message of Telegram's; there is at most one, albums come as several messages. */
final class TelegramFiles {
    private TelegramFiles() {}

    static List<RemoteFile> of(JsonNode message) {
        Optional<RemoteFile> file = Stream.of(
                        photo(message),
                        // An animation comes as a document besides, for old clients.
                        file(message, "animation", AttachmentKind.VIDEO, "animation.mp4"),
                        file(message, "video", AttachmentKind.VIDEO, "video.mp4"),
                        file(message, "video_note", AttachmentKind.VIDEO, "video.mp4"),
                        file(message, "voice", AttachmentKind.VOICE, "voice.ogg"),
                        file(message, "audio", AttachmentKind.AUDIO, "audio.mp3"),
                        sticker(message),
                        file(message, "document", null, "file"))
                .flatMap(Optional::stream)
                .findFirst();
        return file.map(List::of).orElse(List.of());
    }

    /** The largest of the sizes that are offered. */
    private static Optional<RemoteFile> photo(JsonNode message) {
        JsonNode sizes = message.path("photo");
        return sizes.isArray() && !sizes.isEmpty()
                ? remote(sizes.get(sizes.size() - 1), AttachmentKind.IMAGE, "photo.jpg")
                : Optional.empty();
    }

    private static Optional<RemoteFile> sticker(JsonNode message) {
        JsonNode sticker = message.path("sticker");
        String name = sticker.path("is_animated").asBoolean()
                ? "sticker.tgs"
                : sticker.path("is_video").asBoolean() ? "sticker.webm" : "sticker.webp";
        return remote(sticker, AttachmentKind.STICKER, name);
    }

    private static Optional<RemoteFile> file(
            JsonNode message, String field, @Nullable AttachmentKind kind, String name) {
        return remote(message.path(field), kind == null ? AttachmentKind.FILE : kind, name);
    }

    private static Optional<RemoteFile> remote(JsonNode file, AttachmentKind kind, String otherwise) {
        String id = file.path("file_id").asText();
        if (id.isEmpty()) {
            return Optional.empty();
        }
        JsonNode size = file.path("file_size");
        Integer width = TelegramUpdate.number(file, "width");
        Integer height = TelegramUpdate.number(file, "height");
        return Optional.of(new RemoteFile(
                id,
                file.path("file_unique_id").asText(id),
                kind,
                file.path("file_name").asText(otherwise),
                size.isIntegralNumber() ? size.longValue() : null,
                width,
                height,
                TelegramUpdate.number(file, "duration")));
    }
}
