package chat.parley.dialog.inbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dialog as lists show it; what does not apply is null and left out of the JSON.
 *
 * @param sequence of the conversation's last event when the row was written; a client applies only newer events to it
 * @param status {@code bot}, {@code waiting}, {@code assigned} or {@code closed}
 * @param waitingSince since when the visitor waits for what they wait for now; null when nobody waits
 * @param lastMessageText at most 200 characters; the first attachment's name where it has no text; null once the
 *     message was taken back
 * @param unanswered the visitor's messages since the last answer
 * @param queuedSequence the sequence of the event that last queued the dialog
 * @param ownerAnswered whether the owner has written since they came to own it
 * @param operatorId who owns it, or owned it at the end; null for nobody
 * @param assignmentCause how the owner came to own it
 * @param priority {@code low}, {@code normal}, {@code high} or {@code urgent}
 * @param tags in alphabetical order
 * @param ended whether it is over for both sides, so that it cannot be opened again
 * @param rating the visitor's mark, 1 to 5
 * @param offline whether it began with a message left while nobody was there to answer
 * @param botId the bot that had it first or has it; null for none
 */
public record DialogRow(
        String dialogId,
        String conversationId,
        long sequence,
        String status,
        String visitorId,
        @Nullable String visitorName,
        String channelId,
        String channelKind,
        @Nullable String placementId,
        @Nullable String pageUrl,
        @Nullable String departmentId,
        String language,
        @Nullable String operatorId,
        @Nullable String operatorName,
        @Nullable String assignmentCause,
        boolean ownerAnswered,
        Instant openedAt,
        @Nullable Instant waitingSince,
        @Nullable Instant closedAt,
        @Nullable Instant lastMessageAt,
        @Nullable String lastMessageText,
        @Nullable String lastMessageFrom,
        int unanswered,
        long queuedSequence,
        String priority,
        List<String> tags,
        @Nullable String category,
        boolean ended,
        @Nullable Integer rating,
        boolean offline,
        @Nullable String lastMessageId,
        @Nullable String botId) {
    public DialogRow {
        tags = List.copyOf(tags);
    }
}
