package chat.parley.routing.replay;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.event.EventMeta;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.settings.Setting;

/** Takes out of an input what no decision looks at, so that nothing about a person is kept longer than needed. */
public final class Trimmed {
    private static final Actor SOMEBODY = new Actor.System("parley");
    private static final VisitorId NOBODY = new VisitorId("visitor");

    private Trimmed() {}

    /** The event without who caused it, the visitor and the page. */
    public static DialogEvent of(DialogEvent event) {
        return switch (event) {
            case DialogEvent.DialogOpened e ->
                new DialogEvent.DialogOpened(
                        of(e.meta()),
                        NOBODY,
                        null,
                        e.channelId(),
                        e.channelKind(),
                        e.placementId(),
                        e.departmentId(),
                        e.language(),
                        null,
                        false,
                        null);
            case DialogEvent.DialogQueued e ->
                new DialogEvent.DialogQueued(
                        of(e.meta()),
                        e.reason(),
                        e.departmentId(),
                        e.language(),
                        e.previousOperatorId(),
                        e.priority(),
                        e.skills(),
                        e.preferredOperatorId());
            case DialogEvent.OperatorAssigned e ->
                new DialogEvent.OperatorAssigned(
                        of(e.meta()),
                        e.operatorId(),
                        e.operatorName(),
                        e.cause(),
                        e.previousOperatorId(),
                        e.decisionId(),
                        null,
                        null,
                        null);
            case DialogEvent.DialogClosed e ->
                new DialogEvent.DialogClosed(of(e.meta()), e.reason(), e.operatorId(), e.outcome(), e.waitedSeconds());
            case DialogEvent.DialogReopened e -> new DialogEvent.DialogReopened(of(e.meta()));
            case DialogEvent.DialogReturned e ->
                new DialogEvent.DialogReturned(of(e.meta()), e.botId(), e.previousOperatorId());
            case DialogEvent.DialogPriorityChanged e ->
                new DialogEvent.DialogPriorityChanged(of(e.meta()), e.priority());
            case DialogEvent.SkillsWaived e -> new DialogEvent.SkillsWaived(of(e.meta()));
            case DialogEvent.DialogEnded e -> new DialogEvent.DialogEnded(of(e.meta()));
            case DialogEvent.MessagePosted e -> unread(e);
            case DialogEvent.NotePosted e -> unread(e);
            case DialogEvent.ReadAdvanced e -> unread(e);
            case DialogEvent.MessageStatusChanged e -> unread(e);
            case DialogEvent.VisitorCardChanged e -> unread(e);
            case DialogEvent.DialogTagged e -> unread(e);
            case DialogEvent.DialogCategoryChanged e -> unread(e);
            case DialogEvent.ReplyOverdue e -> unread(e);
            case DialogEvent.SlaWarned e -> unread(e);
            case DialogEvent.SlaBreached e -> unread(e);
            case DialogEvent.AutomationFired e -> unread(e);
            case DialogEvent.WebhookRequested e -> unread(e);
            case DialogEvent.MessageEdited e -> unread(e);
            case DialogEvent.MessageDeleted e -> unread(e);
            case DialogEvent.DialogRated e -> unread(e);
            case DialogEvent.VisitorFieldsChanged e -> unread(e);
            case DialogEvent.ReachabilityChanged e -> unread(e);
            case DialogEvent.TranscriptRequested e -> unread(e);
            case DialogEvent.OperatorsUnavailable e -> unread(e);
            case DialogEvent.VisitorErased e -> unread(e);
            case DialogEvent.DialogErased e -> unread(e);
        };
    }

    /** The setting without an operator's address. */
    public static Setting of(Setting setting) {
        if (!(setting instanceof Setting.Operator o)) {
            return setting;
        }
        return new Setting.Operator(
                o.accountId(),
                o.version(),
                o.removed(),
                o.operatorId(),
                o.name(),
                "",
                o.role(),
                o.departments(),
                o.languages(),
                o.maxDialogs(),
                o.skills(),
                o.shift());
    }

    private static EventMeta of(EventMeta meta) {
        return new EventMeta(
                meta.accountId(),
                meta.conversationId(),
                meta.dialogId(),
                meta.sequence(),
                null,
                meta.at(),
                SOMEBODY,
                meta.causedBy());
    }

    private static DialogEvent unread(DialogEvent event) {
        throw new IllegalArgumentException(
                "routing does not look at " + event.getClass().getSimpleName());
    }
}
