package chat.parley.dialog.writer;

import chat.parley.contracts.dialog.MessageStatus;
import chat.parley.contracts.dialog.TimerKind;
import chat.parley.contracts.dialog.VisitorCard;
import chat.parley.contracts.event.EventMeta;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.message.Attachment;
import chat.parley.dialog.conversation.Conversation;
import chat.parley.dialog.conversation.Dialog;
import chat.parley.dialog.conversation.IdempotencyKey;
import chat.parley.dialog.conversation.Speaker;
import chat.parley.dialog.conversation.TimerPlan;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one batch adds to the store, row by row. */
final class Rows {
    private Rows() {}

    /** A row that becomes a record on a topic; a record made of it again has the same bytes. */
    sealed interface Published {
        int partition();

        /** Gap-free within the partition, counted apart for events and outcomes. */
        long position();

        String conversationId();

        String accountId();

        String type();

        /** The time in the record's headers. */
        Instant at();

        /** The record's timestamp. */
        Instant recordedAt();

        @Nullable
        String traceParent();

        /** The record's body. */
        String payload();
    }

    record EventRow(
            int partition,
            long position,
            String conversationId,
            long sequence,
            @Nullable Long visitorSequence,
            String accountId,
            String dialogId,
            String type,
            Instant at,
            Instant recordedAt,
            @Nullable String traceParent,
            String payload)
            implements Published {
        static EventRow of(
                int partition,
                long position,
                EventMeta meta,
                String type,
                Instant recordedAt,
                @Nullable String traceParent,
                String payload) {
            return new EventRow(
                    partition,
                    position,
                    meta.conversationId().value(),
                    meta.sequence(),
                    meta.visitorSequence(),
                    meta.accountId().value(),
                    meta.dialogId().value(),
                    type,
                    meta.at(),
                    recordedAt,
                    traceParent,
                    payload);
        }
    }

    /** @param first whether a repeat of the command gets this again */
    record OutcomeRow(
            int partition,
            long position,
            String commandId,
            String conversationId,
            String accountId,
            String type,
            boolean first,
            Instant recordedAt,
            @Nullable String traceParent,
            String payload)
            implements Published {
        @Override
        public Instant at() {
            return recordedAt;
        }
    }

    record MessageRow(
            EventMeta meta,
            MessageId messageId,
            Speaker speaker,
            @Nullable String authorName,
            boolean note,
            String text,
            List<Attachment> attachments,
            @Nullable MessageId replyTo,
            Instant recordedAt) {}

    /**
     * A message that was changed or taken back.
     *
     * @param recordedAt of the message, which says in which month it lies
     * @param editedAt null for one that was taken back
     * @param deletedAt null for one that has another text
     */
    record ChangeRow(
            MessageId messageId,
            Instant recordedAt,
            String text,
            int version,
            @Nullable Instant editedAt,
            @Nullable Instant deletedAt) {}

    /** What a visitor said of themselves. */
    record CardRow(EventMeta meta, VisitorCard card) {}

    /**
     * Something that is to be overwritten.
     *
     * @param meta of the event that says so
     * @param dialogId null for the whole conversation
     */
    record ErasureRow(EventMeta meta, @Nullable DialogId dialogId) {}

    /** @param recordedAt of the message, which says in which month it lies */
    record StatusRow(
            MessageId messageId,
            Instant recordedAt,
            MessageStatus status,
            @Nullable String reason) {}

    record KeyRow(ConversationId conversationId, IdempotencyKey key) {}

    record StateRow(int partition, Conversation state) {}

    /** @param sequence of the conversation's last event */
    record DialogRow(AccountId accountId, ConversationId conversationId, long sequence, Dialog dialog) {}

    /** @param timer null to take the timer away */
    record TimerRow(
            int partition,
            AccountId accountId,
            ConversationId conversationId,
            TimerKind kind,
            TimerPlan.@Nullable Timer timer) {}

    /** A command that goes to the dead letters. */
    record DeadLetter(int partition, long offset, String reason) {}
}
