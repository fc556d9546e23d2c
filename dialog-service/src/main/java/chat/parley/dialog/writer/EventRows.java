package chat.parley.dialog.writer;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.event.EventMeta;
import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.message.Attachment;
import chat.parley.dialog.conversation.Speaker;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What events add to messages and visitors as they are read, besides the dialog's own row. */
final class EventRows {
    private EventRows() {}

    /** Adds what {@code event} changes; {@code knowledge} has not learnt it yet. */
    static void collect(DialogEvent event, Knowledge knowledge, Writes writes) {
        EventMeta meta = event.meta();
        switch (event) {
            case DialogEvent.MessagePosted e ->
                writes.messages.add(posted(meta, e.messageId(), false, e.text(), e.attachments(), e.replyTo(), writes));
            case DialogEvent.NotePosted e ->
                writes.messages.add(posted(meta, e.messageId(), true, e.text(), List.of(), null, writes));
            case DialogEvent.MessageStatusChanged e -> {
                var stored = knowledge.message(e.messageId());
                if (stored != null) {
                    writes.statuses.put(
                            e.messageId(),
                            new Rows.StatusRow(e.messageId(), stored.recordedAt(), e.status(), e.reason()));
                }
            }
            case DialogEvent.MessageEdited e -> {
                var stored = knowledge.message(e.messageId());
                if (stored != null) {
                    writes.changes.put(
                            e.messageId(),
                            new Rows.ChangeRow(
                                    e.messageId(), stored.recordedAt(), e.text(), e.version(), meta.at(), null));
                }
            }
            case DialogEvent.MessageDeleted e -> {
                var stored = knowledge.message(e.messageId());
                if (stored != null) {
                    writes.changes.put(
                            e.messageId(),
                            new Rows.ChangeRow(
                                    e.messageId(),
                                    stored.recordedAt(),
                                    "",
                                    stored.message().version(),
                                    null,
                                    meta.at()));
                }
            }
            case DialogEvent.VisitorCardChanged e ->
                writes.cards.put(meta.conversationId(), new Rows.CardRow(meta, e.card()));
            case DialogEvent.VisitorFieldsChanged e -> writes.fields.put(meta.conversationId(), e);
            case DialogEvent.ReachabilityChanged e -> writes.reachability.put(meta.conversationId(), e);
            case DialogEvent.AutomationFired e -> writes.stoppedRules += e.stopped() == null ? 0 : 1;
            case DialogEvent.DialogOpened e -> {}
            case DialogEvent.DialogQueued e -> {}
            case DialogEvent.OperatorAssigned e -> {}
            case DialogEvent.DialogClosed e -> {}
            case DialogEvent.DialogReopened e -> {}
            case DialogEvent.ReadAdvanced e -> {}
            case DialogEvent.DialogTagged e -> {}
            case DialogEvent.DialogPriorityChanged e -> {}
            case DialogEvent.DialogCategoryChanged e -> {}
            case DialogEvent.DialogRated e -> {}
            case DialogEvent.ReplyOverdue e -> {}
            case DialogEvent.SkillsWaived e -> {}
            case DialogEvent.SlaWarned e -> {}
            case DialogEvent.SlaBreached e -> {}
            case DialogEvent.WebhookRequested e -> {}
            case DialogEvent.TranscriptRequested e -> {}
            case DialogEvent.DialogEnded e -> {}
            case DialogEvent.DialogReturned e -> {}
            case DialogEvent.OperatorsUnavailable e -> {}
            case DialogEvent.VisitorErased e -> {
                // What the batch has said of the visitor before is forgotten with the rest, what it says after is not.
                writes.cards.remove(meta.conversationId());
                writes.fields.remove(meta.conversationId());
                writes.reachability.remove(meta.conversationId());
                writes.erasures.add(new Rows.ErasureRow(meta, null));
            }
            case DialogEvent.DialogErased e -> writes.erasures.add(new Rows.ErasureRow(meta, meta.dialogId()));
        }
    }

    private static Rows.MessageRow posted(
            EventMeta meta,
            MessageId messageId,
            boolean note,
            String text,
            List<Attachment> attachments,
            @Nullable MessageId replyTo,
            Writes writes) {
        String author = switch (meta.actor()) {
            case Actor.Visitor visitor -> visitor.name();
            case Actor.Operator operator -> operator.name();
            case Actor.Bot bot -> bot.name();
            case Actor.System system -> null;
        };
        return new Rows.MessageRow(
                meta, messageId, Speaker.of(meta.actor()), author, note, text, attachments, replyTo, writes.recordedAt);
    }
}
