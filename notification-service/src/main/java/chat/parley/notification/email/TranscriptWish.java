package chat.parley.notification.email;

import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DialogId;
import java.time.Instant;

/**
 * Somebody wants a dialog's messages sent to an address [U-06, W-50].
 *
 * @param sequence of the event in its conversation
 * @param at when they asked
 */
public record TranscriptWish(
        AccountId accountId,
        ConversationId conversationId,
        DialogId dialogId,
        long sequence,
        Instant at,
        String email) {
    /** Its kind among mails. */
    public static final String KIND = "transcript";

    public static TranscriptWish of(DialogEvent.TranscriptRequested event) {
        var meta = event.meta();
        return new TranscriptWish(
                meta.accountId(), meta.conversationId(), meta.dialogId(), meta.sequence(), meta.at(), event.email());
    }

    /** The same for the same event, whoever makes the mail and however often. */
    public String messageKey() {
        return KIND + "." + conversationId.value() + "." + sequence;
    }
}
