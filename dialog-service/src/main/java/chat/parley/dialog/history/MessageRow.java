package chat.parley.dialog.history;

import chat.parley.contracts.message.Attachment;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as partners' programs get it, as it reads now; what does not apply is null and left out of the JSON.
 *
 * @param sequence its place in the conversation
 * @param from {@code visitor}, {@code operator}, {@code bot} or {@code system}
 * @param text empty where it was taken back
 * @param status how far an outgoing message got; null while unknown
 */
public record MessageRow(
        String messageId,
        String dialogId,
        long sequence,
        String from,
        @Nullable String authorId,
        @Nullable String authorName,
        Instant at,
        String text,
        List<Attachment> attachments,
        @Nullable String replyTo,
        @Nullable Instant editedAt,
        @Nullable Instant deletedAt,
        @Nullable String status) {
    public MessageRow {
        attachments = List.copyOf(attachments);
    }
}
