package chat.parley.dialog.conversation;

import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.event.EventMeta;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.OperatorId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The state of one conversation after its last event; immutable, and nothing but the fold of its events.
 *
 * @param sequence of its last event; 0 before the first
 * @param visitorSequence the visitor's number of its last event visible to them; 0 before the first
 * @param lastEventAt null before the first event
 * @param dialog the open dialog, else the last one; null before the first
 * @param past what outlives a dialog
 */
public record Conversation(
        AccountId accountId,
        ConversationId conversationId,
        long sequence,
        long visitorSequence,
        @Nullable Instant lastEventAt,
        @Nullable Dialog dialog,
        Past past) {

    /**
     * What outlives a dialog.
     *
     * @param lastOwner who had one of its dialogs last; null for nobody yet [P-08]
     * @param autorepliedAt when the visitor last got the automatic answer; null for never [B-24]
     * @param firstDialog the id the first dialog will have, because something was learnt of the visitor before it;
     *     null where nothing was
     */
    public record Past(
            @Nullable OperatorId lastOwner,
            @Nullable Instant autorepliedAt,
            Contact contact,
            @Nullable DialogId firstDialog) {
        static final Past NONE = new Past(null, null, Contact.UNKNOWN, null);

        public Past {
            Objects.requireNonNull(contact, "contact");
        }

        private Past with(Contact next) {
            return new Past(lastOwner, autorepliedAt, next, firstDialog);
        }
    }

    public Conversation {
        Objects.requireNonNull(past, "past");
    }

    /** A conversation in which nothing has happened yet. */
    public static Conversation fresh(AccountId accountId, ConversationId conversationId) {
        return new Conversation(accountId, conversationId, 0, 0, null, null, Past.NONE);
    }

    /**
     * Decides a command; the same arguments always give the same decision.
     *
     * @param memory what the conversation remembers of commands, keys and messages
     * @param policy what the account has set; null for an account that does not exist (any more)
     * @param clock this process's present instant; the event's time is the command's, but neither later than this nor
     *     before the conversation's last event
     */
    public Decision decide(DialogCommand command, Recollection memory, @Nullable AccountPolicy policy, Instant clock) {
        return Judgement.of(this, command, memory, policy, clock);
    }

    /** Under which name the client's ids of this command's issuer are remembered. */
    public static String senderOf(DialogCommand command) {
        return DerivedId.sender(command.meta().issuer());
    }

    /**
     * The state after {@code event}.
     *
     * @throws IllegalStateException when the event is not the conversation's next one
     */
    public Conversation apply(DialogEvent event) {
        EventMeta meta = event.meta();
        if (meta.sequence() != sequence + 1) {
            throw new IllegalStateException("event " + meta.sequence() + " cannot follow event " + sequence);
        }
        Long number = meta.visitorSequence();
        if (number != null && number != visitorSequence + 1) {
            throw new IllegalStateException("visitor's event " + number + " cannot follow " + visitorSequence);
        }
        return new Conversation(
                accountId,
                conversationId,
                meta.sequence(),
                number == null ? visitorSequence : number,
                meta.at(),
                dialogAfter(event),
                pastAfter(event));
    }

    private Past pastAfter(DialogEvent event) {
        if (event instanceof DialogEvent.OperatorAssigned assigned) {
            return new Past(assigned.operatorId(), past.autorepliedAt(), past.contact(), past.firstDialog());
        }
        if (event instanceof DialogEvent.VisitorFieldsChanged told) {
            return learnt(event, past.contact().told(told));
        }
        if (event instanceof DialogEvent.ReachabilityChanged reached) {
            return learnt(event, past.contact().reached(reached));
        }
        if (event instanceof DialogEvent.VisitorCardChanged described) {
            return learnt(event, past.contact().described(described));
        }
        if (event instanceof DialogEvent.VisitorErased) {
            return new Past(
                    past.lastOwner(), past.autorepliedAt(), past.contact().erased(), past.firstDialog());
        }
        return event instanceof DialogEvent.MessagePosted
                        && Voice.AUTOREPLY.equals(event.meta().actor())
                ? new Past(past.lastOwner(), event.meta().at(), past.contact(), past.firstDialog())
                : past;
    }

    /** What is learnt before the first dialog keeps that dialog's place. */
    private Past learnt(DialogEvent event, Contact next) {
        Past known = past.with(next);
        return dialog == null
                ? new Past(
                        known.lastOwner(),
                        known.autorepliedAt(),
                        next,
                        event.meta().dialogId())
                : known;
    }

    private @Nullable Dialog dialogAfter(DialogEvent event) {
        return switch (event) {
            case DialogEvent.DialogOpened e -> Dialog.opened(e);
            case DialogEvent.MessagePosted e -> present().posted(e);
            case DialogEvent.NotePosted e -> dialog;
            case DialogEvent.DialogQueued e -> present().queued(e);
            case DialogEvent.OperatorAssigned e -> present().assigned(e);
            case DialogEvent.DialogClosed e -> present().closed(e);
            case DialogEvent.DialogReopened e -> present().reopened(e);
            case DialogEvent.DialogReturned e -> present().returned(e);
            case DialogEvent.OperatorsUnavailable e -> dialog;
            case DialogEvent.VisitorErased e -> dialog == null ? null : dialog.erased();
            case DialogEvent.DialogErased e ->
                dialog != null && dialog.dialogId().equals(e.meta().dialogId()) ? dialog.erased() : dialog;
            case DialogEvent.ReadAdvanced e -> present().read(e);
            case DialogEvent.MessageStatusChanged e -> present().delivered(e);
            case DialogEvent.VisitorCardChanged e -> dialog == null ? null : dialog.described(e.card());
            case DialogEvent.ReplyOverdue e -> present().overdue(e.reply());
            case DialogEvent.SkillsWaived e -> present().skillsWaived();
            case DialogEvent.DialogEnded e -> present().ended(e);
            case DialogEvent.DialogTagged e -> present().marked(marks().tagged(e.tags()));
            case DialogEvent.DialogPriorityChanged e -> present().marked(marks().urgent(e.priority()));
            case DialogEvent.DialogCategoryChanged e -> present().marked(marks().sorted(e.category()));
            case DialogEvent.DialogRated e -> present().marked(marks().rated(e.mark()));
            case DialogEvent.MessageEdited e -> present().reworded(e.messageId(), e.text());
            case DialogEvent.MessageDeleted e -> present().reworded(e.messageId(), null);
            case DialogEvent.TranscriptRequested e -> present().sent();
            case DialogEvent.VisitorFieldsChanged e -> dialog;
            case DialogEvent.ReachabilityChanged e -> dialog;
            case DialogEvent.SlaWarned e -> present().watched(Promised.told(present(), e.target(), false));
            case DialogEvent.SlaBreached e -> present().watched(Promised.told(present(), e.target(), true));
            case DialogEvent.AutomationFired e ->
                present().watched(present().watch().fired(e));
            case DialogEvent.WebhookRequested e -> dialog;
        };
    }

    private Marks marks() {
        return present().marks();
    }

    private Dialog present() {
        if (dialog == null) {
            throw new IllegalStateException("conversation " + conversationId + " has no dialog yet");
        }
        return dialog;
    }
}
