package chat.parley.contracts.command;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** By which name each command is written, in the field {@code type}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@JacksonAnnotationsInside
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = DialogCommand.PostVisitorMessage.class, name = "PostVisitorMessage"),
    @JsonSubTypes.Type(value = DialogCommand.PostOperatorMessage.class, name = "PostOperatorMessage"),
    @JsonSubTypes.Type(value = DialogCommand.PostNote.class, name = "PostNote"),
    @JsonSubTypes.Type(value = DialogCommand.AssignOperator.class, name = "AssignOperator"),
    @JsonSubTypes.Type(value = DialogCommand.TakeDialog.class, name = "TakeDialog"),
    @JsonSubTypes.Type(value = DialogCommand.TransferDialog.class, name = "TransferDialog"),
    @JsonSubTypes.Type(value = DialogCommand.RequeueDialog.class, name = "RequeueDialog"),
    @JsonSubTypes.Type(value = DialogCommand.CloseDialog.class, name = "CloseDialog"),
    @JsonSubTypes.Type(value = DialogCommand.ReopenDialog.class, name = "ReopenDialog"),
    @JsonSubTypes.Type(value = DialogCommand.AdvanceRead.class, name = "AdvanceRead"),
    @JsonSubTypes.Type(value = DialogCommand.RecordMessageStatus.class, name = "RecordMessageStatus"),
    @JsonSubTypes.Type(value = DialogCommand.SetVisitorCard.class, name = "SetVisitorCard"),
    @JsonSubTypes.Type(value = DialogCommand.EditVisitorCard.class, name = "EditVisitorCard"),
    @JsonSubTypes.Type(value = DialogCommand.TimerDue.class, name = "TimerDue"),
    @JsonSubTypes.Type(value = DialogCommand.AnnounceQueue.class, name = "AnnounceQueue"),
    @JsonSubTypes.Type(value = DialogCommand.TagDialog.class, name = "TagDialog"),
    @JsonSubTypes.Type(value = DialogCommand.SetPriority.class, name = "SetPriority"),
    @JsonSubTypes.Type(value = DialogCommand.SetCategory.class, name = "SetCategory"),
    @JsonSubTypes.Type(value = DialogCommand.PostOutsideReply.class, name = "PostOutsideReply"),
    @JsonSubTypes.Type(value = DialogCommand.EditMessage.class, name = "EditMessage"),
    @JsonSubTypes.Type(value = DialogCommand.DeleteMessage.class, name = "DeleteMessage"),
    @JsonSubTypes.Type(value = DialogCommand.RateDialog.class, name = "RateDialog"),
    @JsonSubTypes.Type(value = DialogCommand.SetVisitorFields.class, name = "SetVisitorFields"),
    @JsonSubTypes.Type(value = DialogCommand.RecordReachability.class, name = "RecordReachability"),
    @JsonSubTypes.Type(value = DialogCommand.SendTranscript.class, name = "SendTranscript"),
    @JsonSubTypes.Type(value = DialogCommand.OpenDialog.class, name = "OpenDialog"),
    @JsonSubTypes.Type(value = DialogCommand.CallOperator.class, name = "CallOperator"),
    @JsonSubTypes.Type(value = DialogCommand.EraseVisitor.class, name = "EraseVisitor"),
    @JsonSubTypes.Type(value = DialogCommand.EraseDialog.class, name = "EraseDialog")
})
@interface CommandNames {}
