package chat.parley.admin.fact;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.dialog.AssignmentCause;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.event.EventMeta;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.DialogId;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What its events tell of a dialog: no figure, but all that figures need, so that a changed rule can judge the past anew
 * [N-21]. Nothing of it is personal but the ids.
 *
 * @param sequence of the last event in it
 * @param stints those of its operators, in their order
 * @param transfers how often a person gave it to somebody else
 * @param reassignments how often its operator lost it
 */
public record DialogFacts(
        AccountId accountId,
        DialogId dialogId,
        long sequence,
        Origin origin,
        Labels labels,
        Talk talk,
        Waiting waiting,
        List<Stint> stints,
        int transfers,
        int reassignments,
        @Nullable Closing closing) {
    public DialogFacts {
        stints = List.copyOf(stints);
    }

    /**
     * Facts with one more event.
     *
     * @param before null for those of a dialog of which nothing is known
     * @return null for a dialog that has not been opened; what was known for an event that is in it already
     */
    public static @Nullable DialogFacts after(@Nullable DialogFacts before, DialogEvent event) {
        if (before == null) {
            return event instanceof DialogEvent.DialogOpened opened ? opened(opened) : null;
        }
        return event.meta().sequence() <= before.sequence ? before : before.with(event);
    }

    private static DialogFacts opened(DialogEvent.DialogOpened event) {
        EventMeta meta = event.meta();
        return new DialogFacts(
                meta.accountId(),
                meta.dialogId(),
                meta.sequence(),
                Origin.of(event),
                Labels.none(event.departmentId()),
                Talk.begun(event.botId() == null ? meta.at() : null),
                Waiting.none(),
                List.of(),
                0,
                0,
                null);
    }

    /** What tells nothing that is kept changes nothing, not even the number: most receipts cost no write. */
    private DialogFacts with(DialogEvent event) {
        EventMeta meta = event.meta();
        DialogFacts now = at(meta.sequence());
        return switch (event) {
            case DialogEvent.DialogOpened e -> this;
            case DialogEvent.MessagePosted e -> meta.actor() instanceof Actor.System ? this : now.spoken(meta);
            case DialogEvent.DialogQueued e -> now.queued(e);
            case DialogEvent.OperatorAssigned e -> now.assigned(e);
            case DialogEvent.DialogReturned e -> now.returned(e);
            case DialogEvent.DialogClosed e ->
                now.released(StintEnd.CLOSED, meta)
                        .waiting(waiting.ended(meta.at()))
                        .closing(new Closing(meta.at(), e.reason(), e.operatorId(), e.outcome(), e.waitedSeconds()));
            case DialogEvent.DialogReopened e -> now.closing(null);
            case DialogEvent.DialogTagged e -> now.labels(labels.tags(e.tags()));
            case DialogEvent.DialogCategoryChanged e -> now.labels(labels.category(e.category()));
            case DialogEvent.DialogRated e -> now.labels(labels.mark(e.mark(), e.operatorId()));
            case DialogEvent.ReplyOverdue e -> e.announced() ? now.labels(labels.busy(meta.at())) : this;
            case DialogEvent.NotePosted e -> this;
            case DialogEvent.ReadAdvanced e -> this;
            case DialogEvent.MessageStatusChanged e -> this;
            case DialogEvent.VisitorCardChanged e -> this;
            case DialogEvent.DialogPriorityChanged e -> this;
            case DialogEvent.SkillsWaived e -> this;
            case DialogEvent.SlaWarned e -> this;
            case DialogEvent.SlaBreached e -> this;
            case DialogEvent.AutomationFired e -> this;
            case DialogEvent.WebhookRequested e -> this;
            case DialogEvent.DialogEnded e -> this;
            case DialogEvent.MessageEdited e -> this;
            case DialogEvent.MessageDeleted e -> this;
            case DialogEvent.VisitorFieldsChanged e -> this;
            case DialogEvent.ReachabilityChanged e -> this;
            case DialogEvent.TranscriptRequested e -> this;
            case DialogEvent.OperatorsUnavailable e -> this;
            case DialogEvent.VisitorErased e -> this;
            case DialogEvent.DialogErased e -> this;
        };
    }

    private DialogFacts spoken(EventMeta meta) {
        return switch (meta.actor()) {
            case Actor.Visitor v -> talk(talk.visitor(meta.at()));
            case Actor.Bot b -> talk(talk.bot(origin.openedAt(), meta.at()));
            case Actor.Operator o -> {
                Talk.Reply reply = talk.reply(meta.at());
                DialogFacts said = talk(talk.operator(reply));
                Stint last = said.lastStint();
                yield last != null && last.until() == null && last.operatorId().equals(o.operatorId())
                        ? said.replaceLast(stint -> stint.spoken(reply))
                        : said;
            }
            // What Parley says by itself answers nobody.
            case Actor.System s -> this;
        };
    }

    private DialogFacts queued(DialogEvent.DialogQueued event) {
        EventMeta meta = event.meta();
        DialogFacts free = switch (event.reason()) {
            case OPENED, BOT -> released(StintEnd.REASSIGNED, meta);
            case TRANSFERRED -> released(StintEnd.TRANSFERRED, meta).counted(1, 0);
            case OPERATOR_LOST, UNANSWERED ->
                released(StintEnd.REASSIGNED, meta).counted(0, 1);
        };
        return free.waiting(waiting.begun(meta.at()))
                .talk(talk.forOperators(event.reason() == QueueReason.BOT, meta.at()))
                .labels(labels.department(event.departmentId()));
    }

    private DialogFacts assigned(DialogEvent.OperatorAssigned event) {
        EventMeta meta = event.meta();
        boolean given = event.cause() == AssignmentCause.TRANSFERRED;
        DialogFacts free = released(given ? StintEnd.TRANSFERRED : StintEnd.REASSIGNED, meta);
        return (given ? free.counted(1, 0) : free)
                .waiting(waiting.ended(meta.at()))
                .talk(talk.forOperators(false, meta.at()))
                .stints(appended(free.stints, Stint.begun(stints.size() + 1, event)));
    }

    private DialogFacts returned(DialogEvent.DialogReturned event) {
        boolean byPerson = event.previousOperatorId() != null && event.meta().actor() instanceof Actor.Operator;
        DialogFacts free = released(byPerson ? StintEnd.TRANSFERRED : StintEnd.REASSIGNED, event.meta());
        return (byPerson ? free.counted(1, 0) : free)
                .waiting(waiting.ended(event.meta().at()));
    }

    private DialogFacts released(StintEnd end, EventMeta meta) {
        Stint last = lastStint();
        return last == null || last.until() != null ? this : replaceLast(stint -> stint.ended(meta.at(), end));
    }

    /** The last of its operators' stints; null before the first. */
    public @Nullable Stint lastStint() {
        return stints.isEmpty() ? null : stints.getLast();
    }

    /** How long operators had it, in milliseconds; of a stint that goes on nothing counts. */
    public long handledMillis() {
        return stints.stream().mapToLong(Stint::millis).sum();
    }

    private DialogFacts replaceLast(UnaryOperator<Stint> change) {
        return stints(appended(stints.subList(0, stints.size() - 1), change.apply(stints.getLast())));
    }

    private static List<Stint> appended(List<Stint> some, Stint one) {
        var all = new java.util.ArrayList<>(some);
        all.add(one);
        return all;
    }

    private DialogFacts at(long newSequence) {
        return but(draft -> draft.sequence = newSequence);
    }

    private DialogFacts labels(Labels other) {
        return but(draft -> draft.labels = other);
    }

    private DialogFacts talk(Talk other) {
        return but(draft -> draft.talk = other);
    }

    private DialogFacts waiting(Waiting other) {
        return but(draft -> draft.waiting = other);
    }

    private DialogFacts stints(List<Stint> others) {
        return but(draft -> draft.stints = others);
    }

    private DialogFacts counted(int moreTransfers, int moreReassignments) {
        return but(draft -> {
            draft.transfers += moreTransfers;
            draft.reassignments += moreReassignments;
        });
    }

    private DialogFacts closing(@Nullable Closing other) {
        return but(draft -> draft.closing = other);
    }

    private DialogFacts but(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return new DialogFacts(
                accountId,
                dialogId,
                draft.sequence,
                origin,
                draft.labels,
                draft.talk,
                draft.waiting,
                draft.stints,
                draft.transfers,
                draft.reassignments,
                draft.closing);
    }

    /** What may change of a dialog's facts, while it does. */
    private static final class Draft {
        private long sequence;
        private Labels labels;
        private Talk talk;
        private Waiting waiting;
        private List<Stint> stints;
        private int transfers;
        private int reassignments;
        private @Nullable Closing closing;

        private Draft(DialogFacts before) {
            this.sequence = before.sequence;
            this.labels = before.labels;
            this.talk = before.talk;
            this.waiting = before.waiting;
            this.stints = before.stints;
            this.transfers = before.transfers;
            this.reassignments = before.reassignments;
            this.closing = before.closing;
        }
    }
}
