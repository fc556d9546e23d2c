package chat.parley.contracts.command;

import chat.parley.contracts.dialog.CardChange;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.dialog.CloseReason;
import chat.parley.contracts.dialog.DialogPriority;
import chat.parley.contracts.dialog.FieldsProof;
import chat.parley.contracts.dialog.Handover;
import chat.parley.contracts.dialog.MessageStatus;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.dialog.TimerKind;
import chat.parley.contracts.dialog.TransferTarget;
import chat.parley.contracts.dialog.VisitorCard;
import chat.parley.contracts.dialog.VisitorField;
import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AttachmentId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.DecisionId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.id.PlacementId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.message.Attachment;
import chat.parley.contracts.message.Buttons;
import chat.parley.contracts.message.NamedMessage;
import chat.parley.contracts.text.EmailAddress;
import chat.parley.contracts.text.LanguageCode;
import chat.parley.contracts.text.WellFormed;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A wish to change a dialog. dialog-service turns each into events or a refusal, and each ends in exactly one kind
 * of outcome. A command about a dialog names it; where another one or none is open, the refusal is
 * {@code dialog-closed} with the present one's id.
 */
@CommandNames
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
     * @param text may be empty where there are attachments
     * @param replyTo the message of this conversation it answers; null for none
     * @param offline whether it was left while nobody was there to answer
     * @param invitedBy the operator whose invitation the visitor has accepted, who is asked first; null for none
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
            @Nullable String pageUrl,
            List<Attachment> attachments,
            @Nullable MessageId replyTo,
            Boolean offline,
            @Nullable OperatorId invitedBy)
            implements DialogCommand {
        public PostVisitorMessage {
            // Left out by what wrote it before there were such messages, which no primitive type may be.
            offline = offline != null && offline;
            attachments = List.copyOf(Attachment.checked(attachments));
            text = WellFormed.requiredUnless(!attachments.isEmpty(), "text", text, WellFormed.MESSAGE_LIMIT);
            WellFormed.optional("externalMessageId", externalMessageId, WellFormed.NAME_LIMIT);
            WellFormed.optional("clientMessageId", clientMessageId, WellFormed.NAME_LIMIT);
            WellFormed.optional("pageUrl", pageUrl, WellFormed.PAGE_LIMIT);
            LanguageCode.required(language);
        }
    }

    /**
     * A visitor wants to talk and has written nothing yet; they wait from now on [U-03]. Where a dialog is open already,
     * nothing happens. Or an operator means to write to a visitor first, such as by e-mail once a messenger takes no
     * answer any more [N-28]: the dialog is theirs at once, and an open one stays whose it is.
     *
     * @param placementId the button the visitor came by; null outside the web channel
     * @param language ISO 639-1
     * @param departmentId where the dialog goes; null for any
     * @param pageUrl the page the visitor is on; null where there is none
     * @param visitorId whom the operator means to write to; null where the visitor opens it
     * @param visitorName what they are called, as far as is known; null where the visitor opens it
     */
    record OpenDialog(
            CommandMeta meta,
            ChannelId channelId,
            ChannelKind channelKind,
            @Nullable PlacementId placementId,
            String language,
            @Nullable DepartmentId departmentId,
            @Nullable String pageUrl,
            @Nullable VisitorId visitorId,
            @Nullable String visitorName)
            implements DialogCommand {
        public OpenDialog {
            WellFormed.optional("pageUrl", pageUrl, WellFormed.PAGE_LIMIT);
            WellFormed.optional("visitorName", visitorName, WellFormed.NAME_LIMIT);
            LanguageCode.required(language);
        }
    }

    /**
     * An operator answers. An unowned dialog becomes theirs [W-43]; in one owned by somebody else only a supervisor
     * may write. Refused with {@code visitor-unreachable} while the channel says that nothing gets there [C-11].
     *
     * @param text may be empty where there are attachments
     * @param replyTo the message of this conversation it answers; null for none
     * @param buttons see {@link Buttons}
     */
    record PostOperatorMessage(
            CommandMeta meta,
            DialogId dialogId,
            String clientMessageId,
            String text,
            List<Attachment> attachments,
            @Nullable MessageId replyTo,
            List<String> buttons)
            implements DialogCommand {
        public PostOperatorMessage {
            attachments = List.copyOf(Attachment.checked(attachments));
            buttons = Buttons.checked(buttons);
            text = WellFormed.requiredUnless(!attachments.isEmpty(), "text", text, WellFormed.MESSAGE_LIMIT);
            WellFormed.required("clientMessageId", clientMessageId, WellFormed.NAME_LIMIT);
        }

        /** Of text alone. */
        public PostOperatorMessage(CommandMeta meta, DialogId dialogId, String clientMessageId, String text) {
            this(meta, dialogId, clientMessageId, text, List.of(), null, List.of());
        }
    }

    /**
     * Somebody has answered in the provider's own program, outside Parley [C-12]; opens a dialog where none is open.
     *
     * @param visitorId whom it was written to
     * @param visitorName null when unknown
     * @param externalMessageId the provider's id of the message; repeats are known by it
     * @param authorName under which name the answer is shown
     * @param text may be empty where there are attachments
     * @param language ISO 639-1, the language a newly opened dialog gets
     */
    record PostOutsideReply(
            CommandMeta meta,
            ChannelId channelId,
            ChannelKind channelKind,
            VisitorId visitorId,
            @Nullable String visitorName,
            String externalMessageId,
            String authorName,
            String text,
            List<Attachment> attachments,
            String language)
            implements DialogCommand {
        public PostOutsideReply {
            attachments = List.copyOf(Attachment.checked(attachments));
            text = WellFormed.requiredUnless(!attachments.isEmpty(), "text", text, WellFormed.MESSAGE_LIMIT);
            WellFormed.required("externalMessageId", externalMessageId, WellFormed.NAME_LIMIT);
            WellFormed.required("authorName", authorName, WellFormed.NAME_LIMIT);
            WellFormed.optional("visitorName", visitorName, WellFormed.NAME_LIMIT);
            LanguageCode.required(language);
        }
    }

    /**
     * An author changes the text of a message of theirs. A visitor's is found by either id and may belong to a closed
     * dialog; an operator's dialog must be open, and supervisors change any operator's.
     *
     * @param messageId null where the provider's id is given
     * @param externalMessageId the provider's id; null where Parley's is given
     * @param text may be empty where the message has attachments
     */
    record EditMessage(
            CommandMeta meta,
            @Nullable MessageId messageId,
            @Nullable String externalMessageId,
            String text) implements DialogCommand {
        public EditMessage {
            NamedMessage.required(messageId, externalMessageId);
            text = WellFormed.requiredUnless(true, "text", text, WellFormed.MESSAGE_LIMIT);
        }
    }

    /** An author takes a message of theirs back, by the same rights as {@link EditMessage}; a deleted one stays so. */
    record DeleteMessage(
            CommandMeta meta,
            @Nullable MessageId messageId,
            @Nullable String externalMessageId) implements DialogCommand {
        public DeleteMessage {
            NamedMessage.required(messageId, externalMessageId);
        }
    }

    /**
     * The visitor says how well they were served, in the open dialog or the last one; again changes it [U-08].
     *
     * @param mark 1 for badly to 5 for well
     * @param comment null for none
     */
    record RateDialog(
            CommandMeta meta,
            DialogId dialogId,
            int mark,
            @Nullable String comment) implements DialogCommand {
        public RateDialog {
            if (mark < 1 || mark > 5) {
                throw new ContractViolation(ErrorCode.INVALID_REQUEST, "mark must be 1 to 5");
            }
            WellFormed.optional("comment", comment, WellFormed.COMMENT_LIMIT);
        }
    }

    /**
     * A site tells of its visitor [B-16]. Replaces all the conversation's fields, whatever the dialog's state is.
     *
     * @param crmId what the visitor is called in the site's own CRM; null for unknown
     */
    record SetVisitorFields(
            CommandMeta meta,
            List<VisitorField> fields,
            FieldsProof proof,
            @Nullable String crmId) implements DialogCommand {
        public SetVisitorFields {
            fields = List.copyOf(VisitorField.checked(fields));
            WellFormed.optional("crmId", crmId, WellFormed.NAME_LIMIT);
        }
    }

    /**
     * A channel has learnt whether anything gets to the visitor [C-11].
     *
     * @param reason in the channel's words, nothing personal; null for none
     */
    record RecordReachability(
            CommandMeta meta, boolean reachable, @Nullable String reason) implements DialogCommand {
        public RecordReachability {
            WellFormed.optional("reason", reason, WellFormed.NAME_LIMIT);
        }
    }

    /** The visitor or an operator wants the dialog's messages sent to an address [U-06]. */
    record SendTranscript(CommandMeta meta, DialogId dialogId, String email) implements DialogCommand {
        public SendTranscript {
            EmailAddress.required("email", email);
        }
    }

    /** An operator, or a system for them, leaves a note that no visitor ever sees [T-05]. */
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

    /** The dialog's bot, or the system for it, gives it to operators [J-06], with what it asks for besides [J-08]. */
    record CallOperator(
            CommandMeta meta, DialogId dialogId, @Nullable Handover handover) implements DialogCommand {}

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

    /**
     * The visitor says who they are [U-12], or their provider does [T-13]; whatever the dialog's state is.
     *
     * @param adds whether what is known stays and only what is not is added, as a provider's word does; null for not
     */
    record SetVisitorCard(
            CommandMeta meta, VisitorCard card, @Nullable Boolean adds) implements DialogCommand {}

    /** An operator puts the visitor's card right [T-13], during the conversation's last dialog or after it. */
    record EditVisitorCard(CommandMeta meta, DialogId dialogId, CardChange change) implements DialogCommand {}

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
            @Nullable Instant due) implements DialogCommand {}

    /**
     * Routing found nobody with room; the visitor is told so once in a dialog [W-45].
     *
     * @param queuedSequence of the {@code DialogQueued} decided on; where it waits by another, nothing happens
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

    /**
     * Everything the conversation says of its visitor is to be overwritten, everywhere [N-24]; an open dialog is closed
     * first. Again, with another id, it erases what came since.
     *
     * @param visitorId whose conversation it must be; null for whoever it is
     */
    record EraseVisitor(CommandMeta meta, @Nullable VisitorId visitorId) implements DialogCommand {}

    /**
     * One closed dialog is to be overwritten, because the account keeps its like no longer [P-20].
     *
     * @param files the attachments of its messages
     */
    record EraseDialog(CommandMeta meta, DialogId dialogId, List<AttachmentId> files) implements DialogCommand {
        public EraseDialog {
            files = List.copyOf(files);
        }
    }
}
