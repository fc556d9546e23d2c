package chat.parley.routing.board;

import chat.parley.contracts.decision.RoutingDecision;
import chat.parley.contracts.dialog.AssignmentCause;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.routing.board.DialogEntry.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What the events of dialogs do to a board. */
final class DialogEvents {
    private final Workforce workforce;
    private final OpenDialogs dialogs;
    private final Dispatch dispatch;

    DialogEvents(Workforce workforce, OpenDialogs dialogs, Dispatch dispatch) {
        this.workforce = workforce;
        this.dialogs = dialogs;
        this.dispatch = dispatch;
    }

    /** An event of a dialog; one that is not newer than what is known of the dialog changes nothing. */
    List<RoutingDecision> on(DialogEvent event) {
        var before = dialogs.get(event.meta().dialogId());
        if (before != null && before.sequence() >= event.meta().sequence()) {
            return List.of();
        }
        return switch (event) {
            case DialogEvent.DialogQueued e -> queued(e, before);
            case DialogEvent.OperatorAssigned e -> assigned(e, before);
            case DialogEvent.DialogClosed e -> closed(e, before);
            case DialogEvent.DialogPriorityChanged e ->
                waitsOtherwise(e, before, "priority-changed", w -> w.urgent(e.priority()));
            case DialogEvent.SkillsWaived e -> waitsOtherwise(e, before, "skills-waived", Waiting::withoutSkills);
            case DialogEvent.DialogOpened e -> rests(before, DialogEntry.opened(e));
            case DialogEvent.DialogReopened e ->
                rests(before, before == null ? null : before.at(e.meta().sequence()));
            case DialogEvent.DialogReturned e -> returned(e, before);
            case DialogEvent.DialogEnded e -> rests(before, null);
            case DialogEvent.MessagePosted e -> List.of();
            case DialogEvent.NotePosted e -> List.of();
            case DialogEvent.ReadAdvanced e -> List.of();
            case DialogEvent.MessageStatusChanged e -> List.of();
            case DialogEvent.VisitorCardChanged e -> List.of();
            case DialogEvent.DialogTagged e -> List.of();
            case DialogEvent.DialogCategoryChanged e -> List.of();
            case DialogEvent.ReplyOverdue e -> List.of();
            case DialogEvent.SlaWarned e -> List.of();
            case DialogEvent.SlaBreached e -> List.of();
            case DialogEvent.AutomationFired e -> List.of();
            case DialogEvent.WebhookRequested e -> List.of();
            case DialogEvent.MessageEdited e -> List.of();
            case DialogEvent.MessageDeleted e -> List.of();
            case DialogEvent.DialogRated e -> List.of();
            case DialogEvent.VisitorFieldsChanged e -> List.of();
            case DialogEvent.ReachabilityChanged e -> List.of();
            case DialogEvent.TranscriptRequested e -> List.of();
            case DialogEvent.OperatorsUnavailable e -> List.of();
            case DialogEvent.VisitorErased e -> List.of();
            case DialogEvent.DialogErased e -> List.of();
        };
    }

    private List<RoutingDecision> queued(DialogEvent.DialogQueued event, @Nullable DialogEntry before) {
        // A reservation made on an older queue event ends here: its command comes too late and will be refused.
        dialogs.replace(before, DialogEntry.queued(event, before));
        return dispatch.decideOnQueued(event.meta().dialogId(), event.meta().at(), "dialog-queued");
    }

    private List<RoutingDecision> assigned(DialogEvent.OperatorAssigned event, @Nullable DialogEntry before) {
        var at = event.meta().at();
        var after = DialogEntry.assigned(event, before);
        dialogs.replace(before, after);
        var seat = workforce.seat(event.operatorId());
        workforce.rewrite(seat, seat.entry.assigned(at));
        var made = new ArrayList<RoutingDecision>();
        var lostAt = seat.entry.lostAt();
        // A person may be given a dialog, or take one, without being here; routing never means that to happen.
        var wasHere = event.cause() == AssignmentCause.AUTOMATIC || (lostAt != null && !at.isAfter(lostAt));
        if (wasHere && seat.unreachable()) {
            dispatch.requeue(after, at, "operator-lost", made);
        }
        return dispatch.decide(at, "slot-freed", made);
    }

    private List<RoutingDecision> closed(DialogEvent.DialogClosed event, @Nullable DialogEntry before) {
        if (before == null) {
            return List.of();
        }
        // One that is opened again takes as many places as before, and nothing says of what channel it is then.
        var remembered =
                workforce.account().weight(before.kind()) != workforce.account().weight(null);
        dialogs.replace(before, remembered ? before.resting(event.meta().sequence()) : null);
        return dispatch.decide(event.meta().at(), "slot-freed", new ArrayList<>());
    }

    /** With its bot again: its places are free, and it rests until it is queued or taken. */
    private List<RoutingDecision> returned(DialogEvent.DialogReturned event, @Nullable DialogEntry before) {
        if (before == null) {
            return List.of();
        }
        dialogs.replace(before, before.resting(event.meta().sequence()));
        return dispatch.decide(event.meta().at(), "slot-freed", new ArrayList<>());
    }

    private List<RoutingDecision> waitsOtherwise(
            DialogEvent event, @Nullable DialogEntry before, String trigger, UnaryOperator<Waiting> change) {
        if (before == null) {
            return List.of();
        }
        var reached = before.at(event.meta().sequence());
        dialogs.replace(before, before.waiting() == null ? reached : reached.with(change.apply(before.waiting())));
        return dispatch.decide(event.meta().at(), trigger, new ArrayList<>());
    }

    /** Nobody waits for it or has it, so there is nothing to decide. */
    private List<RoutingDecision> rests(@Nullable DialogEntry before, @Nullable DialogEntry after) {
        if (before == null || (before.waiting() == null && before.owned() == null)) {
            dialogs.replace(before, after);
        }
        return List.of();
    }
}
