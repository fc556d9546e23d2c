package chat.parley.ingest.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

/** Plain text of what is marked up: links that hide behind words are written out, everything else is as it looks. */
final class TelegramText {
    private TelegramText() {}

    /** @param entities with offsets and lengths in UTF-16 units; bad ones are left alone */
    static String plain(String text, JsonNode entities) {
        List<JsonNode> links = StreamSupport.stream(entities.spliterator(), false)
                .filter(entity -> entity.path("type").asText().equals("text_link"))
                .sorted(Comparator.comparingInt((JsonNode entity) -> end(entity))
                        .reversed())
                .toList();
        var plain = new StringBuilder(text);
        for (JsonNode link : links) {
            String url = link.path("url").asText();
            int end = end(link);
            if (end > 0 && end <= text.length() && !url.isEmpty() && !text.contains(url)) {
                plain.insert(end, " (" + url + ")");
            }
        }
        return plain.toString();
    }

    private static int end(JsonNode entity) {
        return entity.path("offset").asInt() + entity.path("length").asInt();
    }
}
