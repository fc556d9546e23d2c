package chat.parley.dialog.conversation;

import chat.parley.contracts.dialog.MessageStatus;
import chat.parley.contracts.id.DialogId;
import org.jspecify.annotations.Nullable;

/**
 * What the rules need to know of a message that was posted before.
 *
 * @param sequence of the event that posted it
 * @param status how far it got; null while no channel has said anything
 */
public record KnownMessage(
        DialogId dialogId, long sequence, @Nullable MessageStatus status) {
    /** Whether {@code next} is news: a status only ever rises [N-17]. */
    public boolean risesTo(MessageStatus next) {
        return status == null || next.compareTo(status) > 0;
    }

    KnownMessage with(MessageStatus next) {
        return new KnownMessage(dialogId, sequence, next);
    }
}
