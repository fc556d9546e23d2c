package chat.parley.notification.audience;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.actor.Role;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.OperatorId;
import org.jspecify.annotations.Nullable;

/**
 * What of a dialog decides who may see it, as far as the events heard so far tell. A replica hears events only since
 * its start, so parts may be unknown until the next event that tells them.
 *
 * @param place where the dialog waits or waited; null when not known
 */
public record DialogView(
        AccountId accountId, DialogId dialogId, @Nullable Place place, Owner owner) {
    /**
     * @param language ISO 639-1
     * @param departmentId null for any
     */
    public record Place(String language, @Nullable DepartmentId departmentId) {}

    /** Whose dialog it is. */
    public sealed interface Owner {
        record Unknown() implements Owner {}

        record Nobody() implements Owner {}

        record By(OperatorId operatorId) implements Owner {}
    }

    private static final Owner UNKNOWN = new Owner.Unknown();
    private static final Owner NOBODY = new Owner.Nobody();

    /** A dialog of which nothing is known yet. */
    static DialogView unknown(AccountId account, DialogId dialog) {
        return new DialogView(account, dialog, null, UNKNOWN);
    }

    /** What is known once {@code event}, of the same conversation, has happened. */
    public static DialogView after(@Nullable DialogView before, DialogEvent event) {
        DialogView known =
                before == null ? unknown(event.meta().accountId(), event.meta().dialogId()) : before;
        return switch (event) {
            case DialogEvent.DialogOpened e ->
                known.of(event).at(new Place(e.language(), e.departmentId())).owned(NOBODY);
            case DialogEvent.DialogQueued e ->
                known.of(event).at(new Place(e.language(), e.departmentId())).owned(NOBODY);
            case DialogEvent.OperatorAssigned e -> known.of(event).owned(new Owner.By(e.operatorId()));
            case DialogEvent.DialogClosed e ->
                known.of(event).owned(e.operatorId() == null ? NOBODY : new Owner.By(e.operatorId()));
            case DialogEvent.DialogReopened e -> known.of(event);
            case DialogEvent.DialogReturned e -> known.of(event).owned(NOBODY);
            case DialogEvent.MessagePosted e -> known.of(event).wrote(e.meta().actor());
            // These may concern an earlier dialog of the conversation and move nothing.
            case DialogEvent.NotePosted e -> known;
            case DialogEvent.ReadAdvanced e -> known;
            case DialogEvent.MessageStatusChanged e -> known;
            case DialogEvent.VisitorCardChanged e -> known;
            case DialogEvent.DialogTagged e -> known;
            case DialogEvent.DialogPriorityChanged e -> known;
            case DialogEvent.DialogCategoryChanged e -> known;
            case DialogEvent.ReplyOverdue e -> known;
            case DialogEvent.SkillsWaived e -> known;
            case DialogEvent.SlaWarned e -> known;
            case DialogEvent.SlaBreached e -> known;
            case DialogEvent.AutomationFired e -> known;
            case DialogEvent.WebhookRequested e -> known;
            case DialogEvent.DialogEnded e -> known;
            case DialogEvent.MessageEdited e -> known;
            case DialogEvent.MessageDeleted e -> known;
            case DialogEvent.DialogRated e -> known;
            case DialogEvent.VisitorFieldsChanged e -> known;
            case DialogEvent.ReachabilityChanged e -> known;
            case DialogEvent.TranscriptRequested e -> known;
            case DialogEvent.OperatorsUnavailable e -> known;
            case DialogEvent.VisitorErased e -> known;
            case DialogEvent.DialogErased e -> known;
        };
    }

    private DialogView of(DialogEvent event) {
        return dialogId.equals(event.meta().dialogId())
                ? this
                : unknown(event.meta().accountId(), event.meta().dialogId());
    }

    private DialogView at(Place newPlace) {
        return new DialogView(accountId, dialogId, newPlace, owner);
    }

    private DialogView owned(Owner newOwner) {
        return new DialogView(accountId, dialogId, place, newOwner);
    }

    /** Somebody of role operator can only write in a dialog of their own, so their message tells whose it is. */
    private DialogView wrote(Actor author) {
        return owner instanceof Owner.Unknown
                        && author instanceof Actor.Operator operator
                        && operator.role() == Role.OPERATOR
                ? owned(new Owner.By(operator.operatorId()))
                : this;
    }
}
