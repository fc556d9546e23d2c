package chat.parley.contracts.event;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** By which name each event is written, in the field {@code type}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@JacksonAnnotationsInside
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
    @JsonSubTypes.Type(value = DialogEvent.VisitorCardChanged.class, name = "VisitorCardChanged"),
    @JsonSubTypes.Type(value = DialogEvent.DialogTagged.class, name = "DialogTagged"),
    @JsonSubTypes.Type(value = DialogEvent.DialogPriorityChanged.class, name = "DialogPriorityChanged"),
    @JsonSubTypes.Type(value = DialogEvent.DialogCategoryChanged.class, name = "DialogCategoryChanged"),
    @JsonSubTypes.Type(value = DialogEvent.ReplyOverdue.class, name = "ReplyOverdue"),
    @JsonSubTypes.Type(value = DialogEvent.SkillsWaived.class, name = "SkillsWaived"),
    @JsonSubTypes.Type(value = DialogEvent.SlaWarned.class, name = "SlaWarned"),
    @JsonSubTypes.Type(value = DialogEvent.SlaBreached.class, name = "SlaBreached"),
    @JsonSubTypes.Type(value = DialogEvent.AutomationFired.class, name = "AutomationFired"),
    @JsonSubTypes.Type(value = DialogEvent.WebhookRequested.class, name = "WebhookRequested"),
    @JsonSubTypes.Type(value = DialogEvent.DialogEnded.class, name = "DialogEnded"),
    @JsonSubTypes.Type(value = DialogEvent.MessageEdited.class, name = "MessageEdited"),
    @JsonSubTypes.Type(value = DialogEvent.MessageDeleted.class, name = "MessageDeleted"),
    @JsonSubTypes.Type(value = DialogEvent.DialogRated.class, name = "DialogRated"),
    @JsonSubTypes.Type(value = DialogEvent.VisitorFieldsChanged.class, name = "VisitorFieldsChanged"),
    @JsonSubTypes.Type(value = DialogEvent.ReachabilityChanged.class, name = "ReachabilityChanged"),
    @JsonSubTypes.Type(value = DialogEvent.TranscriptRequested.class, name = "TranscriptRequested"),
    @JsonSubTypes.Type(value = DialogEvent.DialogReturned.class, name = "DialogReturned"),
    @JsonSubTypes.Type(value = DialogEvent.OperatorsUnavailable.class, name = "OperatorsUnavailable"),
    @JsonSubTypes.Type(value = DialogEvent.VisitorErased.class, name = "VisitorErased"),
    @JsonSubTypes.Type(value = DialogEvent.DialogErased.class, name = "DialogErased")
})
@interface EventNames {}
