package chat.parley.routing.board;

import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.dialog.DialogPriority;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.event.EventMeta;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DecisionId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.id.PlacementId;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What routing keeps of one dialog: it waits or is owned, or it rests, just opened or closed but not over yet.
 *
 * @param kind of its channel; null where it was opened before routing kept that
 * @param placementId the button it came by; null for none, and where it was opened before routing kept that
 * @param sequence of the last event that was applied
 * @param hadIt operators who had it and lost it since everybody was last tried
 * @param decisions how many were made on it, so that each has an id of its own
 * @param waiting null while it does not wait
 * @param owned null while nobody owns it
 */
public record DialogEntry(
        AccountId accountId,
        ConversationId conversationId,
        DialogId dialogId,
        @Nullable ChannelKind kind,
        @Nullable PlacementId placementId,
        long sequence,
        Set<OperatorId> hadIt,
        int decisions,
        @Nullable Waiting waiting,
        @Nullable Owned owned) {
    public DialogEntry {
        hadIt = Set.copyOf(hadIt);
        if (waiting != null && owned != null) {
            throw new IllegalArgumentException("a dialog that somebody owns does not wait");
        }
    }

    /**
     * It waits for an operator.
     *
     * @param queuedSequence the sequence of the event that queued it
     * @param departmentId null for any
     * @param since when the visitor began to wait
     * @param priority the more urgent is given out first
     * @param skills what its operator must be able to do; empty for nothing in particular, or not any more
     * @param preferred who is asked first; null for nobody in particular
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
            DialogPriority priority,
            Set<String> skills,
            @Nullable OperatorId preferred,
            @Nullable Reservation reservation,
            int refusals,
            boolean settled,
            long waitReasons) {
        public Waiting {
            // Entries of before there were priorities and skills have neither.
            priority = priority == null ? DialogPriority.NORMAL : priority;
            skills = skills == null ? Set.of() : Set.copyOf(skills);
        }

        Waiting reserved(Reservation made) {
            return with(priority, skills, made, refusals, settled, waitReasons);
        }

        Waiting refused(boolean finally_) {
            return with(priority, skills, null, refusals + 1, finally_, waitReasons);
        }

        Waiting recorded(long reasons) {
            return with(priority, skills, reservation, refusals, settled, reasons);
        }

        Waiting urgent(DialogPriority changed) {
            return with(changed, skills, reservation, refusals, settled, waitReasons);
        }

        Waiting withoutSkills() {
            return with(priority, Set.of(), reservation, refusals, settled, waitReasons);
        }

        private Waiting with(
                DialogPriority urgency,
                Set<String> required,
                @Nullable Reservation slot,
                int refused,
                boolean known,
                long reasons) {
            return new Waiting(
                    queuedSequence,
                    reason,
                    departmentId,
                    language,
                    since,
                    urgency,
                    required,
                    preferred,
                    slot,
                    refused,
                    known,
                    reasons);
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

    static DialogEntry opened(DialogEvent.DialogOpened event) {
        return of(event.meta(), event.channelKind(), event.placementId(), Set.of(), null, null, null);
    }

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
                meta.sequence(),
                event.reason(),
                event.departmentId(),
                event.language(),
                since,
                event.priority(),
                event.skills(),
                event.preferredOperatorId(),
                null,
                0,
                false,
                0);
        return of(
                meta,
                before == null ? null : before.kind,
                before == null ? null : before.placementId,
                hadIt,
                before,
                waiting,
                null);
    }

    static DialogEntry assigned(DialogEvent.OperatorAssigned event, @Nullable DialogEntry before) {
        var meta = event.meta();
        var owned =
                new Owned(event.operatorId(), meta.sequence(), before == null ? null : before.waitedSince(), null, 0);
        return of(
                meta,
                before == null ? null : before.kind,
                before == null ? null : before.placementId,
                before == null ? Set.of() : before.hadIt,
                before,
                null,
                owned);
    }

    DialogEntry with(Waiting changed) {
        return with(sequence, hadIt, decisions, changed, null);
    }

    DialogEntry with(Owned changed) {
        return with(sequence, hadIt, decisions, null, changed);
    }

    /** As after an event that says nothing about who has it. */
    DialogEntry at(long reached) {
        return with(reached, hadIt, decisions, waiting, owned);
    }

    /** Closed, opened again and not yet given to anybody, or with its bot again. */
    DialogEntry resting(long reached) {
        return with(reached, Set.of(), decisions, null, null);
    }

    DialogEntry decided() {
        return with(sequence, hadIt, decisions + 1, waiting, owned);
    }

    /** Everybody possible has had it: from now on all may have it again. */
    DialogEntry anyoneAgain() {
        return with(sequence, Set.of(), decisions, waiting, owned);
    }

    private DialogEntry with(
            long reached, Set<OperatorId> had, int made, @Nullable Waiting waits, @Nullable Owned has) {
        return new DialogEntry(accountId, conversationId, dialogId, kind, placementId, reached, had, made, waits, has);
    }

    private @Nullable Instant waitedSince() {
        if (waiting != null) {
            return waiting.since();
        }
        return owned == null ? null : owned.waitedSince();
    }

    private static DialogEntry of(
            EventMeta meta,
            @Nullable ChannelKind kind,
            @Nullable PlacementId placementId,
            Set<OperatorId> hadIt,
            @Nullable DialogEntry before,
            @Nullable Waiting waiting,
            @Nullable Owned owned) {
        return new DialogEntry(
                meta.accountId(),
                meta.conversationId(),
                meta.dialogId(),
                kind,
                placementId,
                meta.sequence(),
                hadIt,
                before == null ? 0 : before.decisions,
                waiting,
                owned);
    }
}
