package chat.parley.dialog.conversation;

import chat.parley.contracts.dialog.MessageStatus;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.DialogId;
import org.jspecify.annotations.Nullable;

/**
 * What the rules need to know of a message that was posted before.
 *
 * @param sequence of the event that posted it
 * @param author kind and id, see {@link DerivedId#sender}
 * @param note whether only operators see it
 * @param attached whether it carries anything besides its text
 * @param version counts its texts, from 1
 * @param deleted whether it was taken back
 * @param status how far it got; null while no channel has said anything
 */
public record KnownMessage(
        DialogId dialogId,
        long sequence,
        String author,
        boolean note,
        boolean attached,
        int version,
        boolean deleted,
        @Nullable MessageStatus status) {
    /** A message as it was posted. */
    public static KnownMessage of(DialogEvent.MessagePosted event) {
        var meta = event.meta();
        return new KnownMessage(
                meta.dialogId(),
                meta.sequence(),
                DerivedId.sender(meta.actor()),
                false,
                !event.attachments().isEmpty(),
                1,
                false,
                null);
    }

    /** A note as it was left. */
    public static KnownMessage of(DialogEvent.NotePosted event) {
        var meta = event.meta();
        return new KnownMessage(
                meta.dialogId(), meta.sequence(), DerivedId.sender(meta.actor()), true, false, 1, false, null);
    }

    /** Whether {@code next} is news: a status only ever rises [N-17]. */
    public boolean risesTo(MessageStatus next) {
        return status == null || next.compareTo(status) > 0;
    }

    /** As far as it got now. */
    public KnownMessage with(MessageStatus next) {
        return new KnownMessage(dialogId, sequence, author, note, attached, version, deleted, next);
    }

    /** With another text. */
    public KnownMessage edited(int nextVersion) {
        return new KnownMessage(dialogId, sequence, author, note, attached, nextVersion, deleted, status);
    }

    /** Taken back. */
    public KnownMessage gone() {
        return new KnownMessage(dialogId, sequence, author, note, attached, version, true, status);
    }
}
