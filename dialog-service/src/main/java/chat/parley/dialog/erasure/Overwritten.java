package chat.parley.dialog.erasure;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.dialog.VisitorCard;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.event.EventMeta;
import chat.parley.contracts.message.Attachment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events without what anybody said in them [N-24]. Ids, numbers, times, types and what operators did stay: they are
 * what statistics count and what the fold of a conversation needs. All texts go, the operators' own too, because they
 * call the visitor by name.
 *
 * @param event what is left
 * @param externalId the provider's id that it had, by which its repeats are known; null for none
 * @param files the attachments it had
 */
record Overwritten(DialogEvent event, @Nullable String externalId, List<Attachment> files) {
    static Overwritten of(DialogEvent event) {
        EventMeta meta = nameless(event.meta());
        if (event instanceof DialogEvent.MessagePosted posted) {
            var silent = new DialogEvent.MessagePosted(
                    meta, posted.messageId(), "", null, null, List.of(), posted.replyTo(), List.of());
            return new Overwritten(silent, posted.externalMessageId(), posted.attachments());
        }
        return new Overwritten(silent(event, meta), null, List.of());
    }

    private static DialogEvent silent(DialogEvent event, EventMeta meta) {
        return switch (event) {
            case DialogEvent.DialogOpened e ->
                new DialogEvent.DialogOpened(
                        meta,
                        e.visitorId(),
                        null,
                        e.channelId(),
                        e.channelKind(),
                        e.placementId(),
                        e.departmentId(),
                        e.language(),
                        null,
                        e.offline(),
                        e.botId());
            case DialogEvent.MessagePosted e ->
                new DialogEvent.MessagePosted(meta, e.messageId(), "", null, null, List.of(), e.replyTo(), List.of());
            case DialogEvent.MessageEdited e -> new DialogEvent.MessageEdited(meta, e.messageId(), "", e.version());
            case DialogEvent.MessageDeleted e -> new DialogEvent.MessageDeleted(meta, e.messageId());
            case DialogEvent.NotePosted e -> new DialogEvent.NotePosted(meta, e.messageId(), "", "");
            case DialogEvent.DialogQueued e ->
                new DialogEvent.DialogQueued(
                        meta,
                        e.reason(),
                        e.departmentId(),
                        e.language(),
                        e.previousOperatorId(),
                        e.priority(),
                        e.skills(),
                        e.preferredOperatorId());
            case DialogEvent.DialogClosed e ->
                new DialogEvent.DialogClosed(meta, e.reason(), e.operatorId(), e.outcome(), e.waitedSeconds());
            case DialogEvent.DialogReopened e -> new DialogEvent.DialogReopened(meta);
            case DialogEvent.ReadAdvanced e -> new DialogEvent.ReadAdvanced(meta, e.messageId());
            case DialogEvent.MessageStatusChanged e ->
                new DialogEvent.MessageStatusChanged(meta, e.messageId(), e.status(), null);
            case DialogEvent.VisitorCardChanged e ->
                new DialogEvent.VisitorCardChanged(meta, new VisitorCard(null, List.of(), List.of()));
            case DialogEvent.DialogRated e -> new DialogEvent.DialogRated(meta, e.mark(), null, e.operatorId());
            case DialogEvent.VisitorFieldsChanged e ->
                new DialogEvent.VisitorFieldsChanged(meta, List.of(), e.proof(), null);
            case DialogEvent.ReachabilityChanged e -> new DialogEvent.ReachabilityChanged(meta, e.reachable(), null);
            case DialogEvent.TranscriptRequested e -> new DialogEvent.TranscriptRequested(meta, "");
            case DialogEvent.DialogEnded e -> new DialogEvent.DialogEnded(meta);
            case DialogEvent.DialogReturned e ->
                new DialogEvent.DialogReturned(meta, e.botId(), e.previousOperatorId());
            // What the account's own people and rules did says nothing of the visitor.
            case DialogEvent.OperatorAssigned e -> e;
            case DialogEvent.DialogTagged e -> e;
            case DialogEvent.DialogPriorityChanged e -> e;
            case DialogEvent.DialogCategoryChanged e -> e;
            case DialogEvent.ReplyOverdue e -> e;
            case DialogEvent.SkillsWaived e -> e;
            case DialogEvent.SlaWarned e -> e;
            case DialogEvent.SlaBreached e -> e;
            case DialogEvent.AutomationFired e -> e;
            case DialogEvent.WebhookRequested e -> e;
            case DialogEvent.OperatorsUnavailable e -> e;
            case DialogEvent.VisitorErased e -> e;
            case DialogEvent.DialogErased e -> e;
        };
    }

    private static EventMeta nameless(EventMeta meta) {
        return meta.actor() instanceof Actor.Visitor visitor
                ? new EventMeta(
                        meta.accountId(),
                        meta.conversationId(),
                        meta.dialogId(),
                        meta.sequence(),
                        meta.visitorSequence(),
                        meta.at(),
                        new Actor.Visitor(visitor.visitorId(), null),
                        meta.causedBy())
                : meta;
    }
}
