package chat.parley.dialog.conversation;

import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.event.EventMeta;
import chat.parley.contracts.id.MessageId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was said in a dialog, and who waits for what.
 *
 * @param last null before the first message
 * @param unanswered the visitor's messages since the last answer
 * @param waitingSince when the visitor began to wait for what they wait for now; null when nobody waits
 * @param waitingSequence of the event that the wait began with; 0 when nobody waits
 * @param overdue whether this wait has been said to be too long already [W-26]
 * @param replied whether any operator has written in this dialog
 * @param unread what the visitor has still to read; null for nothing [W-61]
 */
public record Talk(
        @Nullable LastMessage last,
        int unanswered,
        @Nullable Instant waitingSince,
        long waitingSequence,
        boolean overdue,
        boolean replied,
        @Nullable Unread unread) {

    /**
     * @param text how it begins, at most {@value #PREVIEW} characters; the first attachment's name where it has no text;
     *     null once it was taken back
     * @param file its first attachment's name; null for none
     */
    public record LastMessage(
            Instant at,
            @Nullable String text,
            Speaker from,
            MessageId messageId,
            @Nullable String file) {
        static final int PREVIEW = 200;

        public LastMessage {
            Objects.requireNonNull(messageId, "messageId");
        }

        static LastMessage of(DialogEvent.MessagePosted event) {
            String file = event.attachments().isEmpty()
                    ? null
                    : event.attachments().getFirst().name();
            return new LastMessage(
                    event.meta().at(),
                    preview(event.text(), file),
                    Speaker.of(event.meta().actor()),
                    event.messageId(),
                    file);
        }

        LastMessage reworded(@Nullable String next) {
            return new LastMessage(at, next == null ? null : preview(next, file), from, messageId, file);
        }

        private static String preview(String text, @Nullable String file) {
            if (text.isEmpty() && file != null) {
                return file;
            }
            if (text.length() <= PREVIEW) {
                return text;
            }
            return text.substring(0, Character.isHighSurrogate(text.charAt(PREVIEW - 1)) ? PREVIEW - 1 : PREVIEW);
        }
    }

    /**
     * An answer the visitor has not read. Reading either of the two is reading it.
     *
     * @param answer the last answer of an operator or a bot
     * @param latest the last message to the visitor, the system's own included
     */
    public record Unread(MessageId answer, MessageId latest) {}

    /** Nothing was said yet, and the visitor waits from now on. */
    static Talk begun(EventMeta meta) {
        return new Talk(null, 0, meta.at(), meta.sequence(), false, false, null);
    }

    /** The visitor wrote; who writes has seen what was there. */
    Talk asked(DialogEvent.MessagePosted event) {
        Talk waiting = waiting(event.meta());
        return new Talk(
                LastMessage.of(event),
                unanswered + 1,
                waiting.waitingSince,
                waiting.waitingSequence,
                waiting.overdue,
                replied,
                null);
    }

    /** An operator or a bot wrote. */
    Talk answered(DialogEvent.MessagePosted event, boolean byOperator) {
        var toRead = new Unread(event.messageId(), event.messageId());
        return new Talk(LastMessage.of(event), 0, null, 0, false, replied || byOperator, toRead);
    }

    /** The service itself wrote, which is no answer, and nothing that lists would rather show than what people said. */
    Talk told(DialogEvent.MessagePosted event) {
        var toRead = unread == null ? null : new Unread(unread.answer(), event.messageId());
        LastMessage shown = last == null ? LastMessage.of(event) : last;
        return new Talk(shown, unanswered, waitingSince, waitingSequence, overdue, replied, toRead);
    }

    /** The visitor waits at least from this event on. */
    Talk waiting(EventMeta meta) {
        return waitingSince == null
                ? new Talk(last, unanswered, meta.at(), meta.sequence(), false, replied, unread)
                : this;
    }

    Talk late() {
        return new Talk(last, unanswered, waitingSince, waitingSequence, true, replied, unread);
    }

    /** A message has another text now; null for one that was taken back. Only the last one's is kept here. */
    Talk reworded(MessageId messageId, @Nullable String text) {
        return last != null && last.messageId().equals(messageId)
                ? new Talk(last.reworded(text), unanswered, waitingSince, waitingSequence, overdue, replied, unread)
                : this;
    }

    /** Nothing of what was said last is left. */
    Talk erased() {
        LastMessage none = last == null ? null : new LastMessage(last.at(), null, last.from(), last.messageId(), null);
        return new Talk(none, unanswered, waitingSince, waitingSequence, overdue, replied, unread);
    }

    Talk read(MessageId messageId) {
        return unread != null
                        && (unread.answer().equals(messageId) || unread.latest().equals(messageId))
                ? new Talk(last, unanswered, waitingSince, waitingSequence, overdue, replied, null)
                : this;
    }

    /** Nobody waits in a closed dialog, or in one that its bot has again. */
    Talk over() {
        return new Talk(last, 0, null, 0, false, replied, unread);
    }
}
