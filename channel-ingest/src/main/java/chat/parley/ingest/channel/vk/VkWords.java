package chat.parley.ingest.channel.vk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a message of VK's says as text: a place, its own words, what lies at VK and is no file to be fetched, and the
 * messages it forwards, each line of them after a mark.
 */
final class VkWords {
    private static final String VK = "https://vk.com/";
    /** Forwarded messages forward others; nobody reads further. */
    private static final int DEEPEST = 3;

    private VkWords() {}

    /** Empty where it says nothing. */
    static String of(JsonNode message) {
        return String.join("\n", lines(message, 0));
    }

    private static List<String> lines(JsonNode message, int depth) {
        var lines = new ArrayList<String>();
        JsonNode place = message.path("geo").path("coordinates");
        if (place.has("latitude")) {
            lines.add("📍 " + place.path("latitude").asText() + ", "
                    + place.path("longitude").asText());
        }
        if (!message.path("text").asText().isEmpty()) {
            lines.add(message.path("text").asText());
        }
        for (JsonNode attachment : message.path("attachments")) {
            String type = attachment.path("type").asText();
            named(type, attachment.path(type)).ifPresent(lines::add);
        }
        if (depth < DEEPEST) {
            for (JsonNode forwarded : message.path("fwd_messages")) {
                for (String line : lines(forwarded, depth + 1)) {
                    lines.add("> " + line.replace("\n", "\n> "));
                }
            }
        }
        return lines;
    }

    /** Files are taken along by {@link VkFiles}; everything else is named, with its address where it has one. */
    private static Optional<String> named(String type, JsonNode body) {
        return switch (type) {
            case "photo", "sticker", "doc", "audio_message", "graffiti" -> Optional.empty();
            case "link" ->
                line("🔗", body.path("title").asText(), body.path("url").asText());
            case "video" -> line("🎬", body.path("title").asText(), at(type, body));
            case "wall", "market" -> line("🔗", body.path("title").asText(), at(type, body));
            case "audio" ->
                line("🎵", body.path("artist").asText(), body.path("title").asText());
            case "gift" -> Optional.of("🎁");
            default -> type.matches("[a-z_]{1,40}") ? Optional.of("[" + type + "]") : Optional.empty();
        };
    }

    private static String at(String type, JsonNode body) {
        // A post names its author otherwise than everything else does.
        JsonNode owner = body.has("owner_id") ? body.path("owner_id") : body.path("to_id");
        return owner.isIntegralNumber() && body.path("id").isIntegralNumber()
                ? VK + (type.equals("market") ? "market" + owner.asText() + "?w=product" : type) + owner.asText() + "_"
                        + body.path("id").asText()
                : "";
    }

    private static Optional<String> line(String mark, String words, String more) {
        String both = (words + " " + more).strip();
        return both.isEmpty() ? Optional.empty() : Optional.of(mark + " " + both);
    }
}
