package chat.parley.routing.board;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.decision.RoutingDecision;
import chat.parley.contracts.decision.RoutingDecision.Verdict;
import chat.parley.contracts.dialog.AssignmentCause;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.dialog.CloseReason;
import chat.parley.contracts.dialog.DialogPriority;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.event.EventMeta;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DecisionId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.outcome.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The dialogs as dialog-service sees them: the truth that routing learns of later, by events and outcomes. */
final class DialogWorld {
    /** One dialog; owner and queue event as after the last event. */
    static final class Dialog {
        final DialogId id;
        final @Nullable DepartmentId department;
        final String language;
        final @Nullable OperatorId preferred;
        Set<String> skills;
        DialogPriority priority = DialogPriority.NORMAL;
        long sequence;
        long queuedSequence;
        boolean open = true;

        @Nullable
        OperatorId owner;

        Dialog(
                DialogId id,
                @Nullable DepartmentId department,
                String language,
                Set<String> skills,
                @Nullable OperatorId preferred) {
            this.id = id;
            this.department = department;
            this.language = language;
            this.skills = skills;
            this.preferred = preferred;
        }
    }

    private final Map<DialogId, Dialog> dialogs = new HashMap<>();
    private final List<Dialog> open = new ArrayList<>();
    private final List<Dialog> closed = new ArrayList<>();
    final List<DialogEvent> events = new ArrayList<>();
    final List<Outcome> outcomes = new ArrayList<>();
    private final Map<CommandId, Outcome> answered = new HashMap<>();
    Instant now = Office.START;

    void open(
            @Nullable DepartmentId department,
            String language,
            ChannelKind kind,
            Set<String> skills,
            @Nullable OperatorId preferred) {
        var dialog = new Dialog(new DialogId("d" + dialogs.size()), department, language, skills, preferred);
        dialogs.put(dialog.id, dialog);
        open.add(dialog);
        events.add(new DialogEvent.DialogOpened(
                meta(dialog),
                new VisitorId("v"),
                null,
                new ChannelId("c"),
                kind,
                null,
                department,
                language,
                null,
                false,
                null));
        queue(dialog, QueueReason.OPENED);
    }

    void prioritise(Dialog dialog, DialogPriority priority) {
        dialog.priority = priority;
        events.add(new DialogEvent.DialogPriorityChanged(meta(dialog), priority));
    }

    void waiveSkills(Dialog dialog) {
        dialog.skills = Set.of();
        events.add(new DialogEvent.SkillsWaived(meta(dialog)));
    }

    /** The last of the closed ones goes on with an operator. */
    void reopen(OperatorId operator) {
        if (!closed.isEmpty()) {
            var dialog = closed.removeLast();
            dialog.open = true;
            open.add(dialog);
            events.add(new DialogEvent.DialogReopened(meta(dialog)));
            assign(dialog, operator, AssignmentCause.REOPENED, null);
        }
    }

    /** The first of the closed ones is over. */
    void end() {
        if (!closed.isEmpty()) {
            events.add(new DialogEvent.DialogEnded(meta(closed.removeFirst())));
        }
    }

    List<Dialog> openOnes() {
        return List.copyOf(open);
    }

    void queue(Dialog dialog, QueueReason reason) {
        var previous = dialog.owner;
        dialog.owner = null;
        var meta = meta(dialog);
        dialog.queuedSequence = meta.sequence();
        events.add(new DialogEvent.DialogQueued(
                meta,
                reason,
                dialog.department,
                dialog.language,
                previous,
                dialog.priority,
                dialog.skills,
                dialog.preferred));
    }

    void assign(Dialog dialog, OperatorId operator, AssignmentCause cause, @Nullable DecisionId decision) {
        var previous = dialog.owner;
        dialog.owner = operator;
        events.add(new DialogEvent.OperatorAssigned(
                meta(dialog), operator, operator.value(), cause, previous, decision, null, null, null));
    }

    void close(Dialog dialog) {
        dialog.open = false;
        open.remove(dialog);
        closed.add(dialog);
        events.add(new DialogEvent.DialogClosed(meta(dialog), CloseReason.BY_VISITOR, dialog.owner));
        dialog.owner = null;
    }

    /** Carries a decision out as its command would be; a repeat gets the first outcome again. */
    void carryOut(RoutingDecision decision, boolean failing) {
        var id = new CommandId(decision.decisionId().value());
        var first = answered.get(id);
        if (first != null) {
            outcomes.add(first);
            return;
        }
        var dialog = dialogs.get(decision.dialogId());
        var refusal = failing ? ErrorCode.INTERNAL_ERROR : handled(dialog, decision);
        var outcome = refusal == null ? accepted(dialog, id) : refused(dialog, id, refusal);
        answered.put(id, outcome);
        outcomes.add(outcome);
    }

    private @Nullable ErrorCode handled(Dialog dialog, RoutingDecision decision) {
        if (!dialog.open) {
            return ErrorCode.DIALOG_CLOSED;
        }
        switch (decision.verdict()) {
            case Verdict.Assign assign -> {
                if (dialog.owner != null) {
                    return ErrorCode.DIALOG_ALREADY_OWNED;
                }
                if (dialog.queuedSequence != assign.queuedSequence()) {
                    return ErrorCode.STALE_DECISION;
                }
                assign(dialog, assign.operatorId(), AssignmentCause.AUTOMATIC, decision.decisionId());
            }
            case Verdict.Requeue requeue -> {
                if (dialog.owner == null) {
                    return ErrorCode.DIALOG_NOT_OWNED;
                }
                if (!dialog.owner.equals(requeue.operatorId())) {
                    return ErrorCode.DIALOG_ALREADY_OWNED;
                }
                queue(dialog, requeue.reason());
            }
            case Verdict.Wait w -> throw new IllegalStateException("a wait is no command");
        }
        return null;
    }

    private EventMeta meta(Dialog dialog) {
        now = now.plusMillis(1);
        return new EventMeta(
                Office.ACCOUNT,
                new ConversationId("c-" + dialog.id),
                dialog.id,
                ++dialog.sequence,
                null,
                now,
                new Actor.System("test"),
                new CommandId("cause"));
    }

    private static Outcome accepted(Dialog dialog, CommandId id) {
        return new Outcome.Accepted(
                id,
                Office.ACCOUNT,
                new ConversationId("c-" + dialog.id),
                new Actor.System("routing"),
                dialog.sequence,
                0,
                dialog.id,
                null);
    }

    private static Outcome refused(Dialog dialog, CommandId id, ErrorCode code) {
        return new Outcome.Refused(
                id,
                Office.ACCOUNT,
                new ConversationId("c-" + dialog.id),
                new Actor.System("routing"),
                dialog.sequence,
                0,
                code,
                "",
                null,
                null,
                null);
    }
}
