package chat.parley.routing.replay;

import chat.parley.contracts.decision.RoutingDecision;
import chat.parley.contracts.decision.RoutingDecision.Verdict;
import chat.parley.contracts.dialog.AssignmentCause;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.outcome.Outcome;
import chat.parley.routing.board.RoutingBoard;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The board by another policy; see {@link Replay} for what it takes in. */
final class OtherCourse {
    private record Due(Instant at, DialogId dialogId, long turn) {
        static final Comparator<Due> IN_ORDER =
                Comparator.comparing(Due::at).thenComparing(Due::dialogId).thenComparing(Due::turn);
    }

    private final RoutingBoard board;
    private final Policy policy;
    private final Courses courses;
    private final Tally tally = new Tally();
    private final Map<DialogId, SimulatedDialog> astray = new HashMap<>();
    private final Map<CommandId, CommandId> ownIds = new HashMap<>();
    private final PriorityQueue<Due> due = new PriorityQueue<>(Due.IN_ORDER);
    private final Deque<RoutingDecision> effects = new ArrayDeque<>();
    private Instant now;

    /** @param real as it stands; left as it is */
    OtherCourse(RoutingBoard real, Policy policy, Courses courses, Instant from) {
        this.policy = policy;
        this.courses = courses;
        this.now = from;
        this.board = new RoutingBoard(real.account().accountId(), policy.rules(), new Blank());
        board.restore(policy.on(real.account()));
        real.operators().forEach(operator -> board.restore(policy.on(operator)));
        real.dialogs().forEach(dialog -> {
            board.restore(dialog);
            if (dialog.waiting() != null) {
                tally.waits(dialog.dialogId(), dialog.waiting().since());
            }
        });
        if (real.isUnfinished() || !policy.equals(Policy.SAME)) {
            board.restored();
        }
    }

    Tally tally() {
        return tally;
    }

    Set<DialogId> diverged() {
        return astray.keySet();
    }

    /**
     * Takes in what the real board took in.
     *
     * @param really what that decided
     * @return whether exactly the same was decided
     */
    boolean take(Seen seen, List<RoutingDecision> really) {
        advance(seen.at());
        var made = switch (seen) {
            case Seen.Stood s -> stood(s);
            case Seen.Happened h -> happened(h.event());
            case Seen.Refused r -> refused(r);
            case Seen.Heard h -> board.on(h.lease(), h.at());
            case Seen.LeaseEnded e -> board.leaseEnded(e.operatorId(), e.deviceId(), e.at());
            case Seen.Configured c -> board.on(policy.on(c.setting()), c.at());
            case Seen.WentOn w -> board.goOn(w.at());
        };
        compare(made, really);
        carryOut();
        return made.equals(really);
    }

    /** What was made up and is due by {@code instant} happens. */
    void advance(Instant instant) {
        while (!due.isEmpty() && !due.peek().at().isAfter(instant)) {
            var next = due.poll();
            var dialog = astray.get(next.dialogId());
            if (dialog != null && dialog.turn == next.turn()) {
                now = latest(next.at());
                ends(next.dialogId(), dialog);
                carryOut();
            }
        }
        now = latest(instant);
    }

    private List<RoutingDecision> stood(Seen.Stood s) {
        if (s.restarted()) {
            board.restored();
        }
        return List.of();
    }

    /** Refused was the real command; it is this board's own that did the same. */
    private List<RoutingDecision> refused(Seen.Refused r) {
        var own = ownIds.remove(r.outcome().commandId());
        if (own == null) {
            return board.on(r.outcome(), r.at());
        }
        var o = r.outcome();
        return board.on(
                new Outcome.Refused(
                        own,
                        o.accountId(),
                        o.conversationId(),
                        o.issuer(),
                        o.sequence(),
                        o.visitorSequence(),
                        o.code(),
                        o.detail(),
                        o.presentDialogId(),
                        o.ownerId(),
                        o.ownerName()),
                r.at());
    }

    private List<RoutingDecision> happened(DialogEvent event) {
        var id = event.meta().dialogId();
        var stage = courses.stageAt(id, event.meta().sequence());
        var dialog = astray.get(id);
        if (dialog == null) {
            return feed(event);
        }
        var entry = board.dialog(id);
        var waits = entry != null && entry.waiting() != null;
        var rests = entry == null || (entry.waiting() == null && entry.owned() == null);
        if (event instanceof DialogEvent.OperatorAssigned assigned) {
            var byHand = assigned.cause() != AssignmentCause.AUTOMATIC;
            var reopened = assigned.cause() == AssignmentCause.REOPENED && rests;
            if (byHand && (reopened || (waits && dialog.stage == stage))) {
                dialog.stage = stage;
                assign(id, dialog, assigned.operatorId(), assigned.cause());
            }
        } else if (event instanceof DialogEvent.DialogClosed || event instanceof DialogEvent.DialogReturned) {
            // Whoever goes back to the bot has left the queue, as who goes for good.
            var really = courses.stage(id, stage);
            if (waits && dialog.stage == stage && really != null && !really.reachedAnOperator()) {
                enqueue(feed(dialog.closed(now)));
            }
        } else if (event instanceof DialogEvent.DialogQueued queued) {
            var before = courses.stage(id, stage - 1);
            if (waits && dialog.stage == stage - 1 && before != null && !before.reachedAnOperator()) {
                dialog.stage = stage;
                enqueue(feed(dialog.queued(queued, null, now)));
            }
        } else if (!(event instanceof DialogEvent.DialogOpened)) {
            enqueue(feed(dialog.again(event, now)));
        }
        return List.of();
    }

    /** Dialogs whose decisions differ go their own way from here. */
    private void compare(List<RoutingDecision> made, List<RoutingDecision> really) {
        var own = Effects.byDialog(made);
        var real = Effects.byDialog(really);
        own.forEach((id, decision) -> {
            var theirs = real.get(id);
            if (astray.containsKey(id)) {
                effects.add(decision);
            } else if (theirs != null && Effects.same(decision, theirs)) {
                ownIds.put(
                        new CommandId(theirs.decisionId().value()),
                        new CommandId(decision.decisionId().value()));
            } else {
                goAstray(id);
                effects.add(decision);
            }
        });
        real.keySet().stream()
                .filter(id -> !own.containsKey(id) && !astray.containsKey(id))
                .toList()
                .forEach(this::goAstray);
    }

    private void goAstray(DialogId id) {
        var entry = board.dialog(id);
        if (entry != null) {
            var dialog = new SimulatedDialog(entry, courses.stageAt(id, entry.sequence()));
            astray.put(id, dialog);
            if (entry.owned() != null) {
                endsAt(id, dialog, courses.ended(id, dialog.stage));
            }
        }
    }

    /** Does what was decided for dialogs that go their own way, and what follows from that. */
    private void carryOut() {
        while (!astray.isEmpty() && board.isUnfinished()) {
            enqueue(board.goOn(now));
        }
        while (!effects.isEmpty()) {
            var decision = effects.poll();
            var id = decision.dialogId();
            var dialog = astray.get(id);
            if (dialog != null) {
                carryOut(decision.verdict(), id, dialog);
            }
            while (board.isUnfinished()) {
                enqueue(board.goOn(now));
            }
        }
    }

    private void carryOut(Verdict verdict, DialogId id, SimulatedDialog dialog) {
        switch (verdict) {
            case Verdict.Assign assign -> assign(id, dialog, assign.operatorId(), AssignmentCause.AUTOMATIC);
            case Verdict.Requeue requeue -> {
                var stage = courses.stage(id, dialog.stage);
                if (stage != null && stage.queued() != null) {
                    dialog.left = dialog.ends == null ? null : Duration.between(now, dialog.ends);
                    dialog.turn++;
                    enqueue(feed(dialog.lost(requeue.operatorId(), stage.queued(), now)));
                }
            }
            case Verdict.Wait w -> {}
        }
    }

    private void assign(DialogId id, SimulatedDialog dialog, OperatorId operator, AssignmentCause cause) {
        var handling = courses.handling(id, dialog.stage);
        var length = dialog.left == null ? handling.length() : dialog.left;
        dialog.left = null;
        dialog.stage = handling.stage();
        endsAt(id, dialog, length == null ? null : now.plus(length));
        enqueue(feed(dialog.assigned(operator, cause, now)));
    }

    private void endsAt(DialogId id, SimulatedDialog dialog, @Nullable Instant instant) {
        dialog.turn++;
        dialog.ends = instant;
        if (instant != null) {
            due.add(new Due(instant, id, dialog.turn));
        }
    }

    private void ends(DialogId id, SimulatedDialog dialog) {
        var stage = courses.stage(id, dialog.stage);
        var next = courses.stage(id, dialog.stage + 1);
        var queued = next == null ? null : next.queued();
        dialog.ends = null;
        if (stage != null && stage.end() == Courses.End.QUEUED && queued != null) {
            var entry = board.dialog(id);
            var owner = entry == null || entry.owned() == null
                    ? null
                    : entry.owned().operatorId();
            dialog.stage++;
            enqueue(feed(dialog.queued(queued, queued.previousOperatorId() == null ? null : owner, now)));
        } else {
            enqueue(feed(dialog.closed(now)));
        }
    }

    private List<RoutingDecision> feed(DialogEvent event) {
        tally.saw(event);
        return board.on(event);
    }

    /** What is decided where the real board took nothing in. */
    private void enqueue(List<RoutingDecision> made) {
        compare(made, List.of());
    }

    private Instant latest(@Nullable Instant at) {
        return at == null || at.isBefore(now) ? now : at;
    }
}
