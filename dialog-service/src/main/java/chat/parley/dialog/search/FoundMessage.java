package chat.parley.dialog.search;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that was found, and where; what does not apply is null and left out of the JSON.
 *
 * @param sequence its place in the conversation
 * @param note whether only operators can see it
 * @param from {@code visitor}, {@code operator}, {@code bot} or {@code system}
 * @param parts the part of its text that was found; the pieces together are the text
 */
public record FoundMessage(
        String messageId,
        long sequence,
        Instant at,
        boolean note,
        String from,
        @Nullable String authorName,
        List<Piece> parts,
        Place dialog) {
    public FoundMessage {
        parts = List.copyOf(parts);
    }

    /** @param hit whether it is a word that was looked for */
    public record Piece(String text, boolean hit) {}

    /**
     * The dialog something was found in.
     *
     * @param status {@code bot}, {@code waiting}, {@code assigned} or {@code closed}
     */
    public record Place(
            String dialogId,
            String conversationId,
            String status,
            String visitorId,
            @Nullable String visitorName,
            String channelId,
            String channelKind,
            @Nullable String departmentId,
            @Nullable String operatorId,
            @Nullable String operatorName,
            @Nullable String category,
            Instant openedAt) {}
}
