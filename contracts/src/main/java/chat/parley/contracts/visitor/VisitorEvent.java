package chat.parley.contracts.visitor;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.event.EventMeta;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.id.PictureId;
import chat.parley.contracts.message.Attachment;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor is told of an event: no operator ids beyond a name, no notes, no reasons of routing. The same class
 * serves live sockets and healing reads, so both show the same.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = VisitorEvent.Opened.class, name = "opened"),
    @JsonSubTypes.Type(value = VisitorEvent.Message.class, name = "message"),
    @JsonSubTypes.Type(value = VisitorEvent.Waiting.class, name = "waiting"),
    @JsonSubTypes.Type(value = VisitorEvent.OperatorJoined.class, name = "operator-joined"),
    @JsonSubTypes.Type(value = VisitorEvent.Closed.class, name = "closed"),
    @JsonSubTypes.Type(value = VisitorEvent.Reopened.class, name = "reopened"),
    @JsonSubTypes.Type(value = VisitorEvent.Read.class, name = "read"),
    @JsonSubTypes.Type(value = VisitorEvent.Edited.class, name = "edited"),
    @JsonSubTypes.Type(value = VisitorEvent.Deleted.class, name = "deleted"),
    @JsonSubTypes.Type(value = VisitorEvent.Rated.class, name = "rated")
})
public sealed interface VisitorEvent {
    /** The visitor's gap-free number of the event in the conversation, from 1. */
    long number();

    DialogId dialogId();

    Instant at();

    /** Who wrote a message, as the visitor sees it. */
    enum From {
        @JsonProperty("visitor")
        VISITOR,
        @JsonProperty("operator")
        OPERATOR,
        @JsonProperty("system")
        SYSTEM
    }

    /** @param bot true where a bot answers first [J-07]; null for no */
    record Opened(
            long number,
            DialogId dialogId,
            Instant at,
            @Nullable Boolean bot) implements VisitorEvent {
        /** One that waits for an operator. */
        public Opened(long number, DialogId dialogId, Instant at) {
            this(number, dialogId, at, null);
        }
    }

    /**
     * @param name the operator's or bot's name; null for the visitor and the system
     * @param clientMessageId for the visitor's own messages the id their client gave; else null
     * @param text may be empty where there are attachments
     * @param replyTo the message it answers; null for none
     */
    record Message(
            long number,
            DialogId dialogId,
            Instant at,
            MessageId messageId,
            From from,
            @Nullable String name,
            String text,
            @Nullable String clientMessageId,
            List<Attachment> attachments,
            @Nullable MessageId replyTo)
            implements VisitorEvent {
        public Message {
            attachments = List.copyOf(Attachment.checked(attachments));
        }

        /** Of text alone. */
        public Message(
                long number,
                DialogId dialogId,
                Instant at,
                MessageId messageId,
                From from,
                @Nullable String name,
                String text,
                @Nullable String clientMessageId) {
            this(number, dialogId, at, messageId, from, name, text, clientMessageId, List.of(), null);
        }
    }

    /**
     * No operator has the dialog now.
     *
     * @param bot true where a bot answers from now on [J-08]; null for no
     */
    record Waiting(
            long number,
            DialogId dialogId,
            Instant at,
            @Nullable Boolean bot) implements VisitorEvent {
        /** One that waits for an operator. */
        public Waiting(long number, DialogId dialogId, Instant at) {
            this(number, dialogId, at, null);
        }
    }

    /**
     * @param position what the operator is; null for nothing said [U-18]
     * @param avatar their picture, had at {@code /channels/pictures/} and its id; null for none [U-18]
     */
    record OperatorJoined(
            long number,
            DialogId dialogId,
            Instant at,
            String name,
            @Nullable String position,
            @Nullable PictureId avatar)
            implements VisitorEvent {
        /** With the name alone. */
        public OperatorJoined(long number, DialogId dialogId, Instant at, String name) {
            this(number, dialogId, at, name, null, null);
        }
    }

    record Closed(long number, DialogId dialogId, Instant at) implements VisitorEvent {}

    record Reopened(long number, DialogId dialogId, Instant at) implements VisitorEvent {}

    /** @param from who has read; {@code OPERATOR} for the visitor's messages, {@code VISITOR} from another tab */
    record Read(long number, DialogId dialogId, Instant at, MessageId messageId, From from) implements VisitorEvent {}

    /**
     * A message has another text now, whoever wrote it.
     *
     * @param version counts the texts of the message, so 2 for the first change
     */
    record Edited(long number, DialogId dialogId, Instant at, MessageId messageId, String text, int version)
            implements VisitorEvent {}

    /** A message was taken back and is not to be shown any more. */
    record Deleted(long number, DialogId dialogId, Instant at, MessageId messageId) implements VisitorEvent {}

    /** @param mark what the visitor gave the dialog, 1 to 5 */
    record Rated(long number, DialogId dialogId, Instant at, int mark) implements VisitorEvent {}

    /** What the visitor is told of {@code event}; empty for what they may not see. */
    static Optional<VisitorEvent> of(DialogEvent event) {
        EventMeta meta = event.meta();
        if (meta.visitorSequence() == null) {
            return Optional.empty();
        }
        long number = meta.visitorSequence();
        DialogId dialog = meta.dialogId();
        Instant at = meta.at();
        return switch (event) {
            case DialogEvent.DialogOpened e ->
                Optional.of(new Opened(number, dialog, at, e.botId() == null ? null : true));
            case DialogEvent.MessagePosted e ->
                Optional.of(new Message(
                        number,
                        dialog,
                        at,
                        e.messageId(),
                        from(meta.actor()),
                        name(meta.actor()),
                        e.text(),
                        meta.actor() instanceof Actor.Visitor ? e.clientMessageId() : null,
                        e.attachments(),
                        e.replyTo()));
            case DialogEvent.MessageEdited e ->
                Optional.of(new Edited(number, dialog, at, e.messageId(), e.text(), e.version()));
            case DialogEvent.MessageDeleted e -> Optional.of(new Deleted(number, dialog, at, e.messageId()));
            case DialogEvent.DialogRated e -> Optional.of(new Rated(number, dialog, at, e.mark()));
            case DialogEvent.DialogQueued e -> Optional.of(new Waiting(number, dialog, at));
            case DialogEvent.DialogReturned e -> Optional.of(new Waiting(number, dialog, at, true));
            case DialogEvent.OperatorAssigned e ->
                Optional.of(new OperatorJoined(
                        number, dialog, at, e.operatorName(), e.operatorPosition(), e.operatorAvatar()));
            case DialogEvent.DialogClosed e -> Optional.of(new Closed(number, dialog, at));
            case DialogEvent.DialogReopened e -> Optional.of(new Reopened(number, dialog, at));
            case DialogEvent.ReadAdvanced e ->
                Optional.of(new Read(number, dialog, at, e.messageId(), from(meta.actor())));
            case DialogEvent.NotePosted e -> Optional.empty();
            case DialogEvent.MessageStatusChanged e -> Optional.empty();
            case DialogEvent.VisitorCardChanged e -> Optional.empty();
            case DialogEvent.DialogTagged e -> Optional.empty();
            case DialogEvent.DialogPriorityChanged e -> Optional.empty();
            case DialogEvent.DialogCategoryChanged e -> Optional.empty();
            case DialogEvent.ReplyOverdue e -> Optional.empty();
            case DialogEvent.SkillsWaived e -> Optional.empty();
            case DialogEvent.SlaWarned e -> Optional.empty();
            case DialogEvent.SlaBreached e -> Optional.empty();
            case DialogEvent.AutomationFired e -> Optional.empty();
            case DialogEvent.WebhookRequested e -> Optional.empty();
            case DialogEvent.DialogEnded e -> Optional.empty();
            case DialogEvent.VisitorFieldsChanged e -> Optional.empty();
            case DialogEvent.ReachabilityChanged e -> Optional.empty();
            case DialogEvent.TranscriptRequested e -> Optional.empty();
            case DialogEvent.OperatorsUnavailable e -> Optional.empty();
            case DialogEvent.VisitorErased e -> Optional.empty();
            case DialogEvent.DialogErased e -> Optional.empty();
        };
    }

    private static From from(Actor actor) {
        return switch (actor) {
            case Actor.Visitor v -> From.VISITOR;
            case Actor.Operator o -> From.OPERATOR;
            case Actor.Bot b -> From.OPERATOR;
            case Actor.System s -> From.SYSTEM;
        };
    }

    private static @Nullable String name(Actor actor) {
        return switch (actor) {
            case Actor.Operator o -> o.name();
            case Actor.Bot b -> b.name();
            case Actor.Visitor v -> null;
            case Actor.System s -> null;
        };
    }
}
