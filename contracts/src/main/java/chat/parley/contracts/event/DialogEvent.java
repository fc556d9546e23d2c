package chat.parley.contracts.event;

import chat.parley.contracts.dialog.AssignmentCause;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.dialog.CloseReason;
import chat.parley.contracts.dialog.DialogOutcome;
import chat.parley.contracts.dialog.DialogPriority;
import chat.parley.contracts.dialog.FieldsProof;
import chat.parley.contracts.dialog.Handover;
import chat.parley.contracts.dialog.LimitPassed;
import chat.parley.contracts.dialog.MessageStatus;
import chat.parley.contracts.dialog.OverdueReply;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.dialog.SlaTarget;
import chat.parley.contracts.dialog.VisitorCard;
import chat.parley.contracts.dialog.VisitorField;
import chat.parley.contracts.id.AttachmentId;
import chat.parley.contracts.id.AutomationId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.DecisionId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.id.PictureId;
import chat.parley.contracts.id.PlacementId;
import chat.parley.contracts.id.SlaId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.message.Attachment;
import chat.parley.contracts.message.Buttons;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something that happened in a conversation; written by dialog-service only. */
@EventNames
public sealed interface DialogEvent {
    EventMeta meta();

    /** Whether the visitor may see it; only then it has a {@code visitorSequence}. */
    @JsonIgnore
    default boolean visibleToVisitor() {
        return SeenByVisitors.sees(this);
    }

    /**
     * A session began.
     *
     * @param visitorName null when unknown
     * @param placementId null outside the web channel
     * @param departmentId null for any
     * @param language ISO 639-1
     * @param pageUrl null where there is none
     * @param offline whether it began with a message left while nobody was there to answer
     * @param botId the bot that has it until it is queued or an operator takes it [J-07]; null for none
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
            @Nullable String pageUrl,
            Boolean offline,
            @Nullable String botId)
            implements DialogEvent {
        public DialogOpened {
            // Left out in events of before there were such messages, which no primitive type may be.
            offline = offline != null && offline;
        }
    }

    /**
     * A message of the visitor, an operator, a bot or the system; the author is the meta's actor.
     *
     * @param clientMessageId the id the author's client gave it, so that the client recognises its own; null when none
     * @param externalMessageId the provider's id; null when none
     * @param text may be empty where there are attachments
     * @param replyTo the message of this conversation it answers; null for none
     * @param buttons see {@link Buttons}
     */
    record MessagePosted(
            EventMeta meta,
            MessageId messageId,
            String text,
            @Nullable String clientMessageId,
            @Nullable String externalMessageId,
            List<Attachment> attachments,
            @Nullable MessageId replyTo,
            List<String> buttons)
            implements DialogEvent {
        public MessagePosted {
            attachments = List.copyOf(Attachment.checked(attachments));
            buttons = Buttons.checked(buttons);
        }

        /** Of text alone. */
        public MessagePosted(
                EventMeta meta,
                MessageId messageId,
                String text,
                @Nullable String clientMessageId,
                @Nullable String externalMessageId) {
            this(meta, messageId, text, clientMessageId, externalMessageId, List.of(), null, List.of());
        }

        /** Without buttons. */
        public MessagePosted(
                EventMeta meta,
                MessageId messageId,
                String text,
                @Nullable String clientMessageId,
                @Nullable String externalMessageId,
                List<Attachment> attachments,
                @Nullable MessageId replyTo) {
            this(meta, messageId, text, clientMessageId, externalMessageId, attachments, replyTo, List.of());
        }
    }

    /**
     * The actor changed the text of a message.
     *
     * @param version counts the texts of the message, so 2 for the first change
     */
    record MessageEdited(EventMeta meta, MessageId messageId, String text, int version) implements DialogEvent {}

    /** The actor took a message back; its text is still in the event that posted it, but nobody is shown it. */
    record MessageDeleted(EventMeta meta, MessageId messageId) implements DialogEvent {}

    /** A note that only operators see [T-05]. */
    record NotePosted(EventMeta meta, MessageId messageId, String text, String clientMessageId)
            implements DialogEvent {}

    /**
     * The dialog waits for an operator; it had none or has lost the one it had.
     *
     * @param departmentId where it waits; null for any
     * @param language ISO 639-1
     * @param previousOperatorId who had it; null for nobody
     * @param priority the more urgent is given out first
     * @param skills what its operator must be able to do; empty for nothing in particular [P-05]
     * @param preferredOperatorId who is asked first, because they know the visitor or a rule says so; null for nobody in
     *     particular [P-08]
     * @param handover what the bot asked for that called an operator [J-08]; null for nothing
     */
    record DialogQueued(
            EventMeta meta,
            QueueReason reason,
            @Nullable DepartmentId departmentId,
            String language,
            @Nullable OperatorId previousOperatorId,
            DialogPriority priority,
            Set<String> skills,
            @Nullable OperatorId preferredOperatorId,
            @Nullable Handover handover)
            implements DialogEvent {
        public DialogQueued {
            // Events of before there were priorities and skills have neither.
            priority = priority == null ? DialogPriority.NORMAL : priority;
            skills = skills == null ? Set.of() : Set.copyOf(skills);
        }

        /** Of normal priority, for anybody who fits. */
        public DialogQueued(
                EventMeta meta,
                QueueReason reason,
                @Nullable DepartmentId departmentId,
                String language,
                @Nullable OperatorId previousOperatorId) {
            this(meta, reason, departmentId, language, previousOperatorId, DialogPriority.NORMAL, Set.of(), null);
        }

        /** Called by no bot that asked for anything. */
        public DialogQueued(
                EventMeta meta,
                QueueReason reason,
                @Nullable DepartmentId departmentId,
                String language,
                @Nullable OperatorId previousOperatorId,
                DialogPriority priority,
                Set<String> skills,
                @Nullable OperatorId preferredOperatorId) {
            this(meta, reason, departmentId, language, previousOperatorId, priority, skills, preferredOperatorId, null);
        }
    }

    /**
     * An operator owns the dialog now.
     *
     * @param previousOperatorId who had it; null for nobody
     * @param decisionId the routing decision that says why; null when a person chose
     * @param limitPassed how far beyond their limit they went to take it themselves; null where they did not [W-48]
     * @param operatorPosition what the operator is, as the visitor is shown it; null for nothing [U-18]
     * @param operatorAvatar the operator's picture, as the visitor is shown it; null for none [U-18]
     */
    record OperatorAssigned(
            EventMeta meta,
            OperatorId operatorId,
            String operatorName,
            AssignmentCause cause,
            @Nullable OperatorId previousOperatorId,
            @Nullable DecisionId decisionId,
            @Nullable LimitPassed limitPassed,
            @Nullable String operatorPosition,
            @Nullable PictureId operatorAvatar)
            implements DialogEvent {}

    /**
     * The dialog takes no more messages; it may still be opened again.
     *
     * @param operatorId who owned it at the end; null for nobody
     * @param outcome what became of it, by the setting of this moment; null where nobody answered a message that was left
     *     while nobody was there, and in events of before it was stated
     * @param waitedSeconds how long the visitor waited for the first answer, whole seconds, to the close where none came
     */
    record DialogClosed(
            EventMeta meta,
            CloseReason reason,
            @Nullable OperatorId operatorId,
            @Nullable DialogOutcome outcome,
            Long waitedSeconds)
            implements DialogEvent {
        public DialogClosed {
            // Left out in events of before it was stated, which no primitive type may be.
            waitedSeconds = waitedSeconds == null ? 0L : waitedSeconds;
        }

        /** With the seconds as a number. */
        public DialogClosed(
                EventMeta meta,
                CloseReason reason,
                @Nullable OperatorId operatorId,
                @Nullable DialogOutcome outcome,
                long waitedSeconds) {
            this(meta, reason, operatorId, outcome, Long.valueOf(waitedSeconds));
        }

        /** Without saying what became of it. */
        public DialogClosed(EventMeta meta, CloseReason reason, @Nullable OperatorId operatorId) {
            this(meta, reason, operatorId, null, 0);
        }
    }

    /** The closed dialog goes on; an {@code OperatorAssigned} follows. */
    record DialogReopened(EventMeta meta) implements DialogEvent {}

    /**
     * The bot of the dialog's channel has it again: no operator has it or waits for it [J-08].
     *
     * @param previousOperatorId who had it; null for nobody
     */
    record DialogReturned(
            EventMeta meta, String botId, @Nullable OperatorId previousOperatorId) implements DialogEvent {}

    /** Nobody can take the dialog now that a bot has given to operators; once for each time it is queued [J-08]. */
    record OperatorsUnavailable(EventMeta meta) implements DialogEvent {}

    /** The actor has read everything up to and with this message. */
    record ReadAdvanced(EventMeta meta, MessageId messageId) implements DialogEvent {}

    /** @param reason the provider's own words; null where there is nothing to say */
    record MessageStatusChanged(
            EventMeta meta,
            MessageId messageId,
            MessageStatus status,
            @Nullable String reason) implements DialogEvent {}

    record VisitorCardChanged(EventMeta meta, VisitorCard card) implements DialogEvent {}

    /** @param tags all the dialog has now */
    record DialogTagged(EventMeta meta, Set<String> added, Set<String> removed, Set<String> tags)
            implements DialogEvent {
        public DialogTagged {
            added = Set.copyOf(added);
            removed = Set.copyOf(removed);
            tags = Set.copyOf(tags);
        }
    }

    record DialogPriorityChanged(EventMeta meta, DialogPriority priority) implements DialogEvent {}

    /** @param category null when it was taken away */
    record DialogCategoryChanged(EventMeta meta, @Nullable String category) implements DialogEvent {}

    /**
     * The visitor has waited as long for a reply as the account sets [W-22, W-26].
     *
     * @param operatorId who owns the dialog; null for nobody
     * @param announced whether the visitor was told, which happens once in a dialog [W-27]
     */
    record ReplyOverdue(
            EventMeta meta,
            OverdueReply reply,
            long waitedSeconds,
            @Nullable OperatorId operatorId,
            boolean announced) implements DialogEvent {}

    /** Nobody with the required skills came in time; from now on they are not required any more [P-05]. */
    record SkillsWaived(EventMeta meta) implements DialogEvent {}

    /** @param dueAt when the promise is broken if nothing happens */
    record SlaWarned(EventMeta meta, SlaId slaId, String name, SlaTarget target, Instant dueAt)
            implements DialogEvent {}

    /** @param dueAt when it was due */
    record SlaBreached(EventMeta meta, SlaId slaId, String name, SlaTarget target, Instant dueAt)
            implements DialogEvent {}

    /**
     * An automation rule acted; the events of what it did follow, with {@code automation:<id>} as their actor [T-07].
     *
     * @param depth 1 for a rule that something outside the rules set off, one more for each rule before it
     * @param stopped why nothing was done after all, for example because rules set each other off; null normally
     */
    record AutomationFired(
            EventMeta meta,
            AutomationId automationId,
            String name,
            int depth,
            @Nullable String stopped) implements DialogEvent {}

    /** An automation rule wants this address told of its dialog. */
    record WebhookRequested(EventMeta meta, AutomationId automationId, String url) implements DialogEvent {}

    /** The closed dialog is over for both sides and cannot be opened again [W-60, W-61]. */
    record DialogEnded(EventMeta meta) implements DialogEvent {}

    /**
     * The visitor said how well they were served; the last word counts [U-08].
     *
     * @param mark 1 for badly to 5 for well
     * @param comment null for none
     * @param operatorId who had the dialog then, or had it last
     */
    record DialogRated(EventMeta meta, int mark, @Nullable String comment, OperatorId operatorId)
            implements DialogEvent {}

    /**
     * What the site tells of its visitor from now on [B-16].
     *
     * @param fields all of them, in the site's order
     * @param crmId what the visitor is called in the site's own CRM; null for unknown
     */
    record VisitorFieldsChanged(
            EventMeta meta,
            List<VisitorField> fields,
            FieldsProof proof,
            @Nullable String crmId) implements DialogEvent {
        public VisitorFieldsChanged {
            fields = List.copyOf(fields);
        }
    }

    /** @param reason why nothing gets to the visitor; null for none, and once they are reachable */
    record ReachabilityChanged(
            EventMeta meta, boolean reachable, @Nullable String reason) implements DialogEvent {}

    /** The dialog's messages are to be sent to this address [U-06]. */
    record TranscriptRequested(EventMeta meta, String email) implements DialogEvent {}

    /**
     * Everything the conversation said of its visitor up to here is overwritten: whoever keeps a copy overwrites or
     * deletes it too [N-24]. Sequences, types and times stay.
     *
     * @param visitorId whose conversation it is; null where no dialog ever said
     * @param dialogs all the conversation has had
     */
    record VisitorErased(EventMeta meta, @Nullable VisitorId visitorId, List<DialogId> dialogs) implements DialogEvent {
        public VisitorErased {
            dialogs = List.copyOf(dialogs);
        }
    }

    /**
     * What one dialog said is overwritten, because it was kept long enough [P-20]; the others of the conversation stay.
     *
     * @param files the attachments of its messages
     */
    record DialogErased(EventMeta meta, List<AttachmentId> files) implements DialogEvent {
        public DialogErased {
            files = List.copyOf(files);
        }
    }
}
