package chat.parley.routing.board;

import chat.parley.contracts.decision.RoutingDecision;
import chat.parley.contracts.decision.RoutingDecision.Rejection;
import chat.parley.contracts.decision.RoutingDecision.Verdict;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.id.DecisionId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.DialogId;
import chat.parley.routing.board.DialogEntry.Owned;
import chat.parley.routing.board.DialogEntry.Reservation;
import chat.parley.routing.board.DialogEntry.Waiting;
import chat.parley.routing.rule.JudgedDialog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the decisions that are due after a change of an account's dialogs, operators or settings. */
final class Dispatch {
    /** How many dialogs are assigned in one go, so that a great change does not make one endless transaction. */
    static final int ASSIGNED_IN_ONE_GO = 200;

    /** How often a decision is tried again that was refused for no reason of the dialog's own. */
    static final int REFUSALS_BORNE = 3;

    private final Workforce workforce;
    private final OpenDialogs dialogs;
    private @Nullable String unfinished;

    Dispatch(Workforce workforce, OpenDialogs dialogs) {
        this.workforce = workforce;
        this.dialogs = dialogs;
    }

    boolean isUnfinished() {
        return unfinished != null;
    }

    /** The process before may not have got to everything. */
    void restarted() {
        unfinished = dialogs.queue().empty() ? null : "restarted";
    }

    /** Decides what {@link #decide} left; nothing where it left nothing. */
    List<RoutingDecision> goOn(Instant at) {
        return unfinished == null ? List.of() : decide(at, unfinished, new ArrayList<>());
    }

    /** As {@link #decide}; where the dialog waits all the same, its record says why from the beginning. */
    List<RoutingDecision> decideOnQueued(DialogId dialogId, Instant at, String trigger) {
        var made = decide(at, trigger, new ArrayList<>());
        var entry = dialogs.get(dialogId);
        if (unfinished != null || entry == null) {
            return made;
        }
        var waiting = entry.waiting();
        if (waiting != null && waiting.open() && isAutomatic(waiting.departmentId())) {
            recordWait(entry, waiting, at, trigger, made);
        }
        return made;
    }

    /** Decides until no waiting dialog is left that a free operator may have; adds to {@code made} and returns it. */
    List<RoutingDecision> decide(Instant at, String trigger, List<RoutingDecision> made) {
        unfinished = null;
        if (dialogs.queue().empty()) {
            return made;
        }
        for (int assigned = 0; !workforce.nobodyFree(); assigned++) {
            var next = dialogs.queue().first(this::somebodyMayHave);
            if (next.isEmpty()) {
                break;
            }
            if (assigned == ASSIGNED_IN_ONE_GO) {
                unfinished = trigger;
                return made;
            }
            assign(next.get(), at, trigger, made);
        }
        // Behind a head stand only dialogs that the same operators could have: judging the head says it for all.
        for (var head : dialogs.queue().heads(line -> isAutomatic(line.departmentId()))) {
            var entry = dialogs.get(head);
            if (entry != null && entry.waiting() != null) {
                recordWait(entry, entry.waiting(), at, trigger, made);
            }
        }
        return made;
    }

    private boolean somebodyMayHave(QueueLines.Line line) {
        return isAutomatic(line.departmentId())
                && workforce.anyoneFor(new JudgedDialog(
                        line.departmentId(),
                        line.language(),
                        account().multilingual(),
                        line.skills(),
                        account().weight(line.kind()),
                        Set.of(),
                        null));
    }

    private boolean isAutomatic(@Nullable DepartmentId departmentId) {
        return account().automatic(departmentId);
    }

    private AccountEntry account() {
        return workforce.account();
    }

    private void assign(DialogId dialogId, Instant at, String trigger, List<RoutingDecision> made) {
        var entry = dialogs.get(dialogId);
        if (entry == null || entry.waiting() == null) {
            throw new IllegalStateException("only a waiting dialog stands in a line: " + dialogId);
        }
        var waiting = entry.waiting();
        var judgement = Judgement.of(workforce.seats(), judged(entry, waiting), workforce.rules());
        var chosen = judgement.chosen();
        if (chosen == null) {
            throw new IllegalStateException("a line passed that nobody may have: " + dialogId);
        }
        var decisionId = DecisionName.of(entry, waiting.queuedSequence());
        var verdict = new Verdict.Assign(chosen.id(), chosen.person().name(), waiting.queuedSequence());
        made.add(decision(decisionId, entry, at, trigger, verdict, judgement.candidates()));
        var after = entry.decided().with(waiting.reserved(new Reservation(decisionId, chosen.id(), at)));
        dialogs.replace(entry, judgement.startsOver() ? after.anyoneAgain() : after);
        workforce.rewrite(chosen, chosen.entry.assigned(at));
    }

    /** Records why the dialog waits, unless that stands in its last record. */
    private void recordWait(
            DialogEntry entry, Waiting waiting, Instant at, String trigger, List<RoutingDecision> made) {
        var dialog = judged(entry, waiting);
        var reasons = Judgement.waitReasons(workforce.seats(), dialog, workforce.rules());
        if (reasons == waiting.waitReasons()) {
            return;
        }
        var judgement = Judgement.of(workforce.seats(), dialog, workforce.rules());
        var decisionId = DecisionName.of(entry, waiting.queuedSequence());
        made.add(decision(decisionId, entry, at, trigger, new Verdict.Wait(), judgement.candidates()));
        dialogs.replace(entry, entry.decided().with(waiting.recorded(reasons)));
    }

    /** Takes back what the operator owns. */
    void requeueAll(Seat seat, Instant at, List<RoutingDecision> made) {
        for (var dialogId : seat.owned()) {
            var entry = dialogs.get(dialogId);
            if (entry != null) {
                requeue(entry, at, "operator-lost", made);
            }
        }
    }

    /** Takes the dialog back, unless that is under way or was refused too often. */
    void requeue(DialogEntry entry, Instant at, String trigger, List<RoutingDecision> made) {
        var owned = entry.owned();
        if (owned == null || owned.requeue() != null || owned.refusals() >= REFUSALS_BORNE) {
            return;
        }
        var decisionId = DecisionName.of(entry, owned.sequence());
        var verdict = new Verdict.Requeue(owned.operatorId(), QueueReason.OPERATOR_LOST);
        var candidates = List.of(workforce.seat(owned.operatorId()).judged(List.of(Rejection.NOT_ONLINE)));
        made.add(decision(decisionId, entry, at, trigger, verdict, candidates));
        var after = new Owned(owned.operatorId(), owned.sequence(), owned.waitedSince(), decisionId, owned.refusals());
        dialogs.replace(entry, entry.decided().with(after));
    }

    private RoutingDecision decision(
            DecisionId id,
            DialogEntry entry,
            Instant at,
            String trigger,
            Verdict verdict,
            List<RoutingDecision.Candidate> candidates) {
        return new RoutingDecision(
                id, entry.accountId(), entry.conversationId(), entry.dialogId(), at, trigger, verdict, candidates);
    }

    private JudgedDialog judged(DialogEntry entry, Waiting waiting) {
        return new JudgedDialog(
                waiting.departmentId(),
                waiting.language(),
                account().multilingual(),
                waiting.skills(),
                account().weight(entry.kind()),
                entry.hadIt(),
                waiting.preferred());
    }
}
