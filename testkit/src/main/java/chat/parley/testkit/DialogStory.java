package chat.parley.testkit;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.dialog.AssignmentCause;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.dialog.CloseReason;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.event.EventMeta;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.settings.Setting;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The events of one dialog, made one after the other as dialog-service would number them: each call is the next event
 * of the conversation.
 */
public final class DialogStory {
    private final Fixtures fixtures;
    private final InstantSource clock;
    private final Fixtures.Thread thread;
    private final DialogId dialogId;
    private String language = "en";
    private @Nullable DepartmentId department;
    private @Nullable OperatorId owner;
    private long sequence;
    private long visitorSequence;

    DialogStory(Fixtures fixtures, InstantSource clock, Fixtures.Thread thread, DialogId dialogId) {
        this.fixtures = fixtures;
        this.clock = clock;
        this.thread = thread;
        this.dialogId = dialogId;
    }

    public Fixtures.Thread thread() {
        return thread;
    }

    public DialogId dialogId() {
        return dialogId;
    }

    /** The number of the last event; 0 before the first. */
    public long sequence() {
        return sequence;
    }

    /** What the dialog's later events say; English by default. */
    public DialogStory in(String otherLanguage) {
        language = otherLanguage;
        return this;
    }

    /** What the dialog's later events say; none by default. */
    public DialogStory forDepartment(@Nullable DepartmentId other) {
        department = other;
        return this;
    }

    public DialogEvent.DialogOpened opened() {
        return new DialogEvent.DialogOpened(
                visible(thread.actor()),
                thread.visitorId(),
                null,
                SampleAccount.WEB,
                ChannelKind.WEB,
                SampleAccount.SHOP,
                department,
                language,
                SampleAccount.SHOP_ORIGIN + "/prices",
                false,
                null);
    }

    public DialogEvent.MessagePosted visitorWrote(String text) {
        return new DialogEvent.MessagePosted(
                visible(thread.actor()), fixtures.messageId(), text, "client-" + fixtures.randomId(), null);
    }

    public DialogEvent.MessagePosted operatorWrote(Setting.Operator operator, String text) {
        return new DialogEvent.MessagePosted(
                visible(SampleAccount.actor(operator)),
                fixtures.messageId(),
                text,
                "client-" + fixtures.randomId(),
                null);
    }

    public DialogEvent.NotePosted noted(Setting.Operator operator, String text) {
        return new DialogEvent.NotePosted(
                meta(SampleAccount.actor(operator), null), fixtures.messageId(), text, "client-" + fixtures.randomId());
    }

    public DialogEvent.DialogQueued queued(QueueReason reason) {
        var previous = owner;
        owner = null;
        return new DialogEvent.DialogQueued(
                visible(new Actor.System("dialog-service")), reason, department, language, previous);
    }

    public DialogEvent.OperatorAssigned assigned(Setting.Operator operator, AssignmentCause cause) {
        var previous = owner;
        owner = operator.operatorId();
        return new DialogEvent.OperatorAssigned(
                visible(new Actor.System("routing-service")),
                operator.operatorId(),
                operator.name(),
                cause,
                previous,
                null,
                null,
                null,
                null);
    }

    /** The bot of the dialog's channel has it again. */
    public DialogEvent.DialogReturned returned(String botId) {
        var last = owner;
        owner = null;
        return new DialogEvent.DialogReturned(visible(new Actor.System("test")), botId, last);
    }

    /** A bot has called an operator and there is none. */
    public DialogEvent.OperatorsUnavailable nobodyCanTakeIt() {
        return new DialogEvent.OperatorsUnavailable(meta(new Actor.System("test"), null));
    }

    public DialogEvent.DialogClosed closed(CloseReason reason) {
        var last = owner;
        owner = null;
        return new DialogEvent.DialogClosed(visible(new Actor.System("dialog-service")), reason, last);
    }

    private EventMeta visible(Actor actor) {
        visitorSequence++;
        return meta(actor, visitorSequence);
    }

    private EventMeta meta(Actor actor, @Nullable Long visible) {
        sequence++;
        return new EventMeta(
                fixtures.account(),
                thread.conversationId(),
                dialogId,
                sequence,
                visible,
                clock.instant(),
                actor,
                new CommandId("c-" + fixtures.randomId()));
    }
}
