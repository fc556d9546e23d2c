package chat.parley.contracts.command;

import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.dialog.CloseReason;
import chat.parley.contracts.dialog.DialogPriority;
import chat.parley.contracts.dialog.MessageStatus;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.dialog.TimerKind;
import chat.parley.contracts.dialog.TransferTarget;
import chat.parley.contracts.dialog.VisitorCard;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.DecisionId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.id.PlacementId;
import chat.parley.contracts.text.WellFormed;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A wish to change a dialog. dialog-service turns each into events or a refusal, and each ends in exactly one kind
 * of outcome. Every command but a visitor's message names its dialog; where another one or none is open, the refusal
 * is {@code dialog-closed} with the present one's id.
 */
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
    @JsonSubTypes.Type(value = DialogCommand.TimerDue.class, name = "TimerDue"),
    @JsonSubTypes.Type(value = DialogCommand.AnnounceQueue.class, name = "AnnounceQueue"),
    @JsonSubTypes.Type(value = DialogCommand.TagDialog.class, name = "TagDialog"),
    @JsonSubTypes.Type(value = DialogCommand.SetPriority.class, name = "SetPriority"),
    @JsonSubTypes.Type(value = DialogCommand.SetCategory.class, name = "SetCategory")
})
public sealed interface DialogCommand {
    CommandMeta meta();

    /**
     * A visitor wrote; opens a dialog where none is open.
     *
     * @param externalMessageId the provider's id of the message; null where the channel has none. Repeats are known by
     *     it [N-02]
     * @param clientMessageId the id the visitor's own client gave the message; null where the channel has none. Repeats
     *     are known by it [N-02]
     * @param placementId the button the visitor came by; null outside the web channel
     * @param language ISO 639-1, the language a newly opened dialog gets
     * @param departmentId where a newly opened dialog goes; null for any
     * @param pageUrl the page the visitor is on; null where there is none
     */
    record PostVisitorMessage(
            CommandMeta meta,
            ChannelId channelId,
            ChannelKind channelKind,
            @Nullable String externalMessageId,
            @Nullable String clientMessageId,
            String text,
            @Nullable PlacementId placementId,
            String language,
            @Nullable DepartmentId departmentId,
            @Nullable String pageUrl)
            implements DialogCommand {
        public PostVisitorMessage {
            WellFormed.required("text", text, WellFormed.MESSAGE_LIMIT);
            WellFormed.optional("externalMessageId", externalMessageId, WellFormed.NAME_LIMIT);
            WellFormed.optional("clientMessageId", clientMessageId, WellFormed.NAME_LIMIT);
            WellFormed.optional("pageUrl", pageUrl, PAGE_LIMIT);
            requireLanguage(language);
        }
    }

    /**
     * An operator answers. An unowned dialog becomes theirs [W-43]; in one owned by somebody else only a supervisor
     * may write.
     */
    record PostOperatorMessage(CommandMeta meta, DialogId dialogId, String clientMessageId, String text)
            implements DialogCommand {
        public PostOperatorMessage {
            WellFormed.required("text", text, WellFormed.MESSAGE_LIMIT);
            WellFormed.required("clientMessageId", clientMessageId, WellFormed.NAME_LIMIT);
        }
    }

    /** An operator leaves a note that no visitor ever sees [T-05]. */
    record PostNote(CommandMeta meta, DialogId dialogId, String clientMessageId, String text) implements DialogCommand {
        public PostNote {
            WellFormed.required("text", text, WellFormed.MESSAGE_LIMIT);
            WellFormed.required("clientMessageId", clientMessageId, WellFormed.NAME_LIMIT);
        }
    }

    /**
     * Routing gives a waiting dialog to an operator.
     *
     * @param operatorName as visitors see it
     * @param queuedSequence the sequence of the {@code DialogQueued} event that was decided on; where the dialog has
     *     been queued again since, the refusal is {@code stale-decision}
     */
    record AssignOperator(
            CommandMeta meta,
            DialogId dialogId,
            OperatorId operatorId,
            String operatorName,
            DecisionId decisionId,
            long queuedSequence)
            implements DialogCommand {}

    /** An operator takes a waiting dialog, beyond their limit if they like [W-48]; a supervisor takes anybody's. */
    record TakeDialog(CommandMeta meta, DialogId dialogId) implements DialogCommand {}

    /** An operator sends the dialog on; only its owner or a supervisor may [T-04]. */
    record TransferDialog(CommandMeta meta, DialogId dialogId, TransferTarget target) implements DialogCommand {}

    /**
     * Routing takes an owned dialog back into the queue.
     *
     * @param operatorId the owner it is taken from; where it has another owner by now, nothing happens but the refusal
     */
    record RequeueDialog(CommandMeta meta, DialogId dialogId, OperatorId operatorId, QueueReason reason)
            implements DialogCommand {}

    /** The dialog ends; the visitor may close their own, an operator theirs, a supervisor any. */
    record CloseDialog(CommandMeta meta, DialogId dialogId, CloseReason reason) implements DialogCommand {}

    /** An operator opens the conversation's last dialog again and owns it; refused while another is open. */
    record ReopenDialog(CommandMeta meta, DialogId dialogId) implements DialogCommand {}

    /** The issuer has read everything up to and with this message; going back is no change. */
    record AdvanceRead(CommandMeta meta, DialogId dialogId, MessageId messageId) implements DialogCommand {}

    /**
     * A channel reports how far a message got, whatever the dialog's state is.
     *
     * @param reason the provider's own words; null where there is nothing to say
     */
    record RecordMessageStatus(
            CommandMeta meta,
            MessageId messageId,
            MessageStatus status,
            @Nullable String reason) implements DialogCommand {
        public RecordMessageStatus {
            WellFormed.optional("reason", reason, WellFormed.NAME_LIMIT);
        }
    }

    /** The visitor says who they are [U-12]. Applies to the conversation, whatever the dialog's state is. */
    record SetVisitorCard(CommandMeta meta, VisitorCard card) implements DialogCommand {}

    /**
     * dialog-service's own clock: a durable timer has come due. A stale generation is ignored.
     *
     * @param due when it was due; null in commands of before it was stated
     */
    record TimerDue(
            CommandMeta meta,
            DialogId dialogId,
            TimerKind kind,
            long generation,
            @Nullable Instant due) implements DialogCommand {
        /** Without saying when it was due. */
        public TimerDue(CommandMeta meta, DialogId dialogId, TimerKind kind, long generation) {
            this(meta, dialogId, kind, generation, null);
        }
    }

    /**
     * Routing found nobody with room; the visitor is told so once in a dialog [W-45].
     *
     * @param queuedSequence the sequence of the {@code DialogQueued} event that was decided on; where the dialog does
     *     not wait by it any more, nothing happens
     */
    record AnnounceQueue(CommandMeta meta, DialogId dialogId, long queuedSequence) implements DialogCommand {}

    /** An operator or a rule changes the dialog's tags; what it has already or does not have is no change. */
    record TagDialog(CommandMeta meta, DialogId dialogId, Set<String> add, Set<String> remove)
            implements DialogCommand {
        public TagDialog {
            add = Set.copyOf(add);
            remove = Set.copyOf(remove);
            add.forEach(tag -> WellFormed.required("tag", tag, WellFormed.NAME_LIMIT));
            remove.forEach(tag -> WellFormed.required("tag", tag, WellFormed.NAME_LIMIT));
        }
    }

    record SetPriority(CommandMeta meta, DialogId dialogId, DialogPriority priority) implements DialogCommand {}

    /** @param category null to take it away */
    record SetCategory(
            CommandMeta meta, DialogId dialogId, @Nullable String category) implements DialogCommand {
        public SetCategory {
            WellFormed.optional("category", category, WellFormed.NAME_LIMIT);
        }
    }

    /** Longest address of a page, in characters. */
    int PAGE_LIMIT = 2_000;

    private static void requireLanguage(String language) {
        if (!language.matches("[a-z]{2}")) {
            throw new chat.parley.contracts.error.ContractViolation(
                    chat.parley.contracts.error.ErrorCode.INVALID_REQUEST, "language must be an ISO 639-1 code");
        }
    }
}
