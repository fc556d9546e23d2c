package chat.parley.notification.email;

import chat.parley.contracts.dialog.OverdueReply;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.OperatorId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A visitor who has waited too long, as far as a mail tells of it [W-24, W-26]; nothing the visitor said is in it.
 *
 * @param sequence of the event in its conversation
 * @param at when the wait became too long
 * @param operatorId who owns the dialog; null for nobody
 */
public record OverdueAlert(
        AccountId accountId,
        ConversationId conversationId,
        DialogId dialogId,
        long sequence,
        Instant at,
        OverdueReply reply,
        long waitedSeconds,
        @Nullable OperatorId operatorId) {
    public static OverdueAlert of(DialogEvent.ReplyOverdue event) {
        return new OverdueAlert(
                event.meta().accountId(),
                event.meta().conversationId(),
                event.meta().dialogId(),
                event.meta().sequence(),
                event.meta().at(),
                event.reply(),
                event.waitedSeconds(),
                event.operatorId());
    }

    /** Its kind, as the throttle counts it. */
    public String kind() {
        return switch (reply) {
            case FIRST -> "first-reply-overdue";
            case NEXT -> "next-reply-overdue";
        };
    }

    /** The same for the same event, whoever makes the mail and however often. */
    public String messageKey() {
        return "overdue." + conversationId.value() + "." + sequence;
    }
}
