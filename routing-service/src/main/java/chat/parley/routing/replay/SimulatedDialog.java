package chat.parley.routing.replay;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.dialog.AssignmentCause;
import chat.parley.contracts.dialog.CloseReason;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.event.EventMeta;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.routing.board.DialogEntry;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A dialog that goes another way in a replay than it really went: what happens to it is made up from here on. */
final class SimulatedDialog {
    private static final Actor REPLAY = new Actor.System("replay");
    private static final CommandId CAUSE = new CommandId("replay");

    private final DialogEntry start;
    private long sequence;
    /** The stage it is in, by number. */
    int stage;
    /** Which end of a stage is the one that counts. */
    long turn;
    /** What is left of its stage; null for as long as the stage takes. */
    @Nullable
    Duration left;
    /** When its stage ends; null where that is not known or nobody has it. */
    @Nullable
    Instant ends;

    SimulatedDialog(DialogEntry start, int stage) {
        this.start = start;
        this.sequence = start.sequence();
        this.stage = stage;
    }

    DialogEvent assigned(OperatorId operator, AssignmentCause cause, Instant at) {
        return new DialogEvent.OperatorAssigned(
                meta(at), operator, operator.value(), cause, null, null, null, null, null);
    }

    DialogEvent closed(Instant at) {
        return new DialogEvent.DialogClosed(meta(at), CloseReason.BY_OPERATOR, null);
    }

    /** Back to the queue that it last stood in, because its operator is lost. */
    DialogEvent lost(OperatorId operator, DialogEvent.DialogQueued last, Instant at) {
        return new DialogEvent.DialogQueued(
                meta(at),
                QueueReason.OPERATOR_LOST,
                last.departmentId(),
                last.language(),
                operator,
                last.priority(),
                last.skills(),
                last.preferredOperatorId());
    }

    /** Queued as it really was, at another time and maybe after another operator. */
    DialogEvent queued(DialogEvent.DialogQueued like, @Nullable OperatorId previous, Instant at) {
        return new DialogEvent.DialogQueued(
                meta(at),
                like.reason(),
                like.departmentId(),
                like.language(),
                previous,
                like.priority(),
                like.skills(),
                like.preferredOperatorId());
    }

    /** The same for urgency, skills, opening again and being over, which do not depend on who has it. */
    DialogEvent again(DialogEvent real, Instant at) {
        if (real instanceof DialogEvent.DialogPriorityChanged changed) {
            return new DialogEvent.DialogPriorityChanged(meta(at), changed.priority());
        }
        if (real instanceof DialogEvent.SkillsWaived) {
            return new DialogEvent.SkillsWaived(meta(at));
        }
        if (real instanceof DialogEvent.DialogReopened) {
            return new DialogEvent.DialogReopened(meta(at));
        }
        return new DialogEvent.DialogEnded(meta(at));
    }

    private EventMeta meta(Instant at) {
        return new EventMeta(
                start.accountId(), start.conversationId(), start.dialogId(), ++sequence, null, at, REPLAY, CAUSE);
    }
}
