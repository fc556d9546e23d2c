package chat.parley.contracts.event;

import chat.parley.contracts.dialog.AssignmentCause;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.dialog.CloseReason;
import chat.parley.contracts.dialog.MessageStatus;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.dialog.VisitorCard;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.DecisionId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.id.PlacementId;
import chat.parley.contracts.id.VisitorId;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** Something that happened in a conversation; written by dialog-service only. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = DialogEvent.DialogOpened.class, name = "DialogOpened"),
    @JsonSubTypes.Type(value = DialogEvent.MessagePosted.class, name = "MessagePosted"),
    @JsonSubTypes.Type(value = DialogEvent.NotePosted.class, name = "NotePosted"),
    @JsonSubTypes.Type(value = DialogEvent.DialogQueued.class, name = "DialogQueued"),
    @JsonSubTypes.Type(value = DialogEvent.OperatorAssigned.class, name = "OperatorAssigned"),
    @JsonSubTypes.Type(value = DialogEvent.DialogClosed.class, name = "DialogClosed"),
    @JsonSubTypes.Type(value = DialogEvent.DialogReopened.class, name = "DialogReopened"),
    @JsonSubTypes.Type(value = DialogEvent.ReadAdvanced.class, name = "ReadAdvanced"),
    @JsonSubTypes.Type(value = DialogEvent.MessageStatusChanged.class, name = "MessageStatusChanged"),
    @JsonSubTypes.Type(value = DialogEvent.VisitorCardChanged.class, name = "VisitorCardChanged")
})
public sealed interface DialogEvent {
    EventMeta meta();

    /** Whether the visitor may see it; only then it has a {@code visitorSequence}. */
    @JsonIgnore
    default boolean visibleToVisitor() {
        return switch (this) {
            case DialogOpened e -> true;
            case MessagePosted e -> true;
            case DialogQueued e -> true;
            case OperatorAssigned e -> true;
            case DialogClosed e -> true;
            case DialogReopened e -> true;
            case ReadAdvanced e -> true;
            case NotePosted e -> false;
            case MessageStatusChanged e -> false;
            case VisitorCardChanged e -> false;
        };
    }

    /**
     * A session began.
     *
     * @param visitorName null when unknown
     * @param placementId null outside the web channel
     * @param departmentId null for any
     * @param language ISO 639-1
     * @param pageUrl null where there is none
     */
    record DialogOpened(
            EventMeta meta,
            VisitorId visitorId,
            @Nullable String visitorName,
            ChannelId channelId,
            ChannelKind channelKind,
            @Nullable PlacementId placementId,
            @Nullable DepartmentId departmentId,
            String language,
            @Nullable String pageUrl)
            implements DialogEvent {}

    /**
     * A message of the visitor, an operator, a bot or the system; the author is the meta's actor.
     *
     * @param clientMessageId the id the author's client gave it, so that the client recognises its own; null when none
     * @param externalMessageId the provider's id; null when none
     */
    record MessagePosted(
            EventMeta meta,
            MessageId messageId,
            String text,
            @Nullable String clientMessageId,
            @Nullable String externalMessageId)
            implements DialogEvent {}

    /** A note that only operators see [T-05]. */
    record NotePosted(EventMeta meta, MessageId messageId, String text, String clientMessageId)
            implements DialogEvent {}

    /**
     * The dialog waits for an operator; it had none or has lost the one it had.
     *
     * @param departmentId where it waits; null for any
     * @param language ISO 639-1
     * @param previousOperatorId who had it; null for nobody
     */
    record DialogQueued(
            EventMeta meta,
            QueueReason reason,
            @Nullable DepartmentId departmentId,
            String language,
            @Nullable OperatorId previousOperatorId)
            implements DialogEvent {}

    /**
     * An operator owns the dialog now.
     *
     * @param previousOperatorId who had it; null for nobody
     * @param decisionId the routing decision that says why; null when a person chose
     */
    record OperatorAssigned(
            EventMeta meta,
            OperatorId operatorId,
            String operatorName,
            AssignmentCause cause,
            @Nullable OperatorId previousOperatorId,
            @Nullable DecisionId decisionId)
            implements DialogEvent {}

    /** @param operatorId who owned it at the end; null for nobody */
    record DialogClosed(
            EventMeta meta, CloseReason reason, @Nullable OperatorId operatorId) implements DialogEvent {}

    /** The closed dialog goes on; an {@code OperatorAssigned} follows. */
    record DialogReopened(EventMeta meta) implements DialogEvent {}

    /** The actor has read everything up to and with this message. */
    record ReadAdvanced(EventMeta meta, MessageId messageId) implements DialogEvent {}

    /** @param reason the provider's own words; null where there is nothing to say */
    record MessageStatusChanged(
            EventMeta meta,
            MessageId messageId,
            MessageStatus status,
            @Nullable String reason) implements DialogEvent {}

    record VisitorCardChanged(EventMeta meta, VisitorCard card) implements DialogEvent {}
}
