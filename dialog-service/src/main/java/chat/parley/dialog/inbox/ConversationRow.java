package chat.parley.dialog.inbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as partners' programs get it; what does not apply is null and left out of the JSON.
 *
 * @param dialog the newest of the conversation
 */
public record ConversationRow(
        String conversationId,
        String visitorId,
        @Nullable String visitorName,
        String channelId,
        String channelKind,
        @Nullable Instant lastMessageAt,
        Newest dialog) {
    /**
     * A dialog as partners' programs get it.
     *
     * @param status {@code waiting}, {@code assigned} or {@code closed}
     * @param operatorId who owns it, or owned it at the end; null for nobody
     * @param rating the visitor's mark, 1 to 5
     */
    public record Newest(
            String dialogId,
            String status,
            Instant openedAt,
            @Nullable Instant closedAt,
            @Nullable String operatorId,
            @Nullable String operatorName,
            @Nullable String departmentId,
            String language,
            @Nullable String placementId,
            @Nullable String pageUrl,
            String priority,
            List<String> tags,
            @Nullable String category,
            @Nullable Integer rating,
            boolean offline) {}

    static ConversationRow of(DialogRow row) {
        return new ConversationRow(
                row.conversationId(),
                row.visitorId(),
                row.visitorName(),
                row.channelId(),
                row.channelKind(),
                row.lastMessageAt(),
                new Newest(
                        row.dialogId(),
                        row.status(),
                        row.openedAt(),
                        row.closedAt(),
                        row.operatorId(),
                        row.operatorName(),
                        row.departmentId(),
                        row.language(),
                        row.placementId(),
                        row.pageUrl(),
                        row.priority(),
                        row.tags(),
                        row.category(),
                        row.rating(),
                        row.offline()));
    }
}
