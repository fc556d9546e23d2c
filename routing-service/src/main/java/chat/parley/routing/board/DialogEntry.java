package chat.parley.routing.board;

import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.event.EventMeta;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DecisionId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.OperatorId;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What routing keeps of one open dialog; it either waits or is owned.
 *
 * @param sequence of the last event that was applied
 * @param hadIt operators who had it and lost it since everybody was last tried
 * @param decisions how many were made on it, so that each has an id of its own
 * @param waiting null while somebody owns it
 * @param owned null while it waits
 */
public record DialogEntry(
        AccountId accountId,
        ConversationId conversationId,
        DialogId dialogId,
        long sequence,
        Set<OperatorId> hadIt,
        int decisions,
        @Nullable Waiting waiting,
        @Nullable Owned owned) {
    public DialogEntry {
        hadIt = Set.copyOf(hadIt);
        if ((waiting == null) == (owned == null)) {
            throw new IllegalArgumentException("a dialog either waits or is owned");
        }
    }

    /**
     * It waits for an operator.
     *
     * @param queuedSequence the sequence of the event that queued it
     * @param departmentId null for any
     * @param since when the visitor began to wait
     * @param reservation the slot that a decision has taken for it; null for none
     * @param refusals how many decisions on this queue event were refused
     * @param settled a refusal said that it does not wait any more; an event will say what it does
     * @param waitReasons what the last recorded {@code Wait} was based on; 0 for none recorded
     */
    public record Waiting(
            long queuedSequence,
            QueueReason reason,
            @Nullable DepartmentId departmentId,
            String language,
            Instant since,
            @Nullable Reservation reservation,
            int refusals,
            boolean settled,
            int waitReasons) {
        Waiting reserved(Reservation made) {
            return new Waiting(
                    queuedSequence, reason, departmentId, language, since, made, refusals, settled, waitReasons);
        }

        Waiting refused(boolean finally_) {
            return new Waiting(
                    queuedSequence, reason, departmentId, language, since, null, refusals + 1, finally_, waitReasons);
        }

        Waiting recorded(int reasons) {
            return new Waiting(
                    queuedSequence, reason, departmentId, language, since, reservation, refusals, settled, reasons);
        }

        /** Whether a decision is due: nothing is under way for it and it is not known to be gone. */
        boolean open() {
            return reservation == null && !settled;
        }
    }

    /** @param at when the slot was taken, by the clock of the input that led to it */
    public record Reservation(DecisionId decisionId, OperatorId operatorId, Instant at) {}

    /**
     * Somebody has it.
     *
     * @param sequence of the event that gave it to them
     * @param waitedSince since when the visitor had waited; null where they had not
     * @param requeue the decision that takes it back, while it is under way; else null
     * @param refusals how many such decisions were refused
     */
    public record Owned(
            OperatorId operatorId,
            long sequence,
            @Nullable Instant waitedSince,
            @Nullable DecisionId requeue,
            int refusals) {}

    static DialogEntry queued(DialogEvent.DialogQueued event, @Nullable DialogEntry before) {
        var meta = event.meta();
        var hadIt = before == null ? new HashSet<OperatorId>() : new HashSet<>(before.hadIt);
        if (event.previousOperatorId() != null) {
            hadIt.add(event.previousOperatorId());
        }
        var waitedSince = before == null ? null : before.waitedSince();
        // Nobody has answered in between, so the visitor still waits for the same thing.
        var since = event.reason() == QueueReason.UNANSWERED && waitedSince != null ? waitedSince : meta.at();
        var waiting = new Waiting(
                meta.sequence(), event.reason(), event.departmentId(), event.language(), since, null, 0, false, 0);
        return of(meta, hadIt, before, waiting, null);
    }

    static DialogEntry assigned(DialogEvent.OperatorAssigned event, @Nullable DialogEntry before) {
        var meta = event.meta();
        var owned =
                new Owned(event.operatorId(), meta.sequence(), before == null ? null : before.waitedSince(), null, 0);
        return of(meta, before == null ? Set.of() : before.hadIt, before, null, owned);
    }

    DialogEntry with(Waiting changed) {
        return new DialogEntry(accountId, conversationId, dialogId, sequence, hadIt, decisions, changed, null);
    }

    DialogEntry with(Owned changed) {
        return new DialogEntry(accountId, conversationId, dialogId, sequence, hadIt, decisions, null, changed);
    }

    DialogEntry decided() {
        return new DialogEntry(accountId, conversationId, dialogId, sequence, hadIt, decisions + 1, waiting, owned);
    }

    /** Everybody possible has had it: from now on all may have it again. */
    DialogEntry anyoneAgain() {
        return new DialogEntry(accountId, conversationId, dialogId, sequence, Set.of(), decisions, waiting, owned);
    }

    private @Nullable Instant waitedSince() {
        if (waiting != null) {
            return waiting.since();
        }
        return owned == null ? null : owned.waitedSince();
    }

    private static DialogEntry of(
            EventMeta meta,
            Set<OperatorId> hadIt,
            @Nullable DialogEntry before,
            @Nullable Waiting waiting,
            @Nullable Owned owned) {
        return new DialogEntry(
                meta.accountId(),
                meta.conversationId(),
                meta.dialogId(),
                meta.sequence(),
                hadIt,
                before == null ? 0 : before.decisions,
                waiting,
                owned);
    }
}
