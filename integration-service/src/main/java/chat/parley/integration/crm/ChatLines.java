package chat.parley.integration.crm;

import chat.parley.integration.dialog.DialogFacts;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes lines of chats of what events say. */
final class ChatLines {
    private static final String NOBODY = "Parley";

    private ChatLines() {}

    /**
     * What a message says: its words first, then its files, each a line of its own.
     *
     * @param event of type {@code MessagePosted} or {@code MessageEdited}, as it stands on the log
     * @param link where a file with this id is had; empty for one that is there no more
     */
    static List<ChatLine> of(JsonNode event, DialogFacts dialog, Function<String, Optional<String>> link) {
        String id = event.path("messageId").asText();
        var lines = new ArrayList<ChatLine>();
        String text = event.path("text").asText();
        if (!text.isBlank()) {
            lines.add(line(id, event, dialog, text, null));
        }
        for (JsonNode file : event.path("attachments")) {
            String fileId = file.path("attachmentId").asText();
            String name = file.path("name").asText();
            link.apply(fileId)
                    .map(url -> new ChatLine.File(
                            file.path("kind").asText(),
                            url,
                            name,
                            file.path("size").asLong()))
                    .ifPresent(had -> lines.add(line(id + ":" + fileId, event, dialog, "", had)));
        }
        return lines;
    }

    private static ChatLine line(
            String id, JsonNode event, DialogFacts dialog, String text, ChatLine.@Nullable File file) {
        JsonNode meta = event.path("meta");
        return new ChatLine(
                id,
                meta.path("conversationId").asText(),
                Instant.parse(meta.path("at").asText()),
                CrmMapping.requester(dialog),
                author(meta.path("actor")),
                text,
                file);
    }

    /** What nobody in particular says is said by the company. */
    private static ChatLine.@Nullable Author author(JsonNode actor) {
        String id = actor.path("id").asText();
        return switch (actor.path("kind").asText()) {
            case "visitor" -> null;
            case "operator", "bot" ->
                new ChatLine.Author(
                        id, Objects.requireNonNullElse(actor.path("name").textValue(), NOBODY));
            default -> new ChatLine.Author("parley", NOBODY);
        };
    }
}
