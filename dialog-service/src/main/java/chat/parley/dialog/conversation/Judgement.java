package chat.parley.dialog.conversation;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.actor.Role;
import chat.parley.contracts.command.CommandMeta;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.event.EventMeta;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.outcome.Outcome;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One command being judged: what is known, and the events drafted so far. Lives for one call of
 * {@link Conversation#decide}; the rules proper are in the classes it hands to.
 */
final class Judgement {
    private final CommandMeta meta;
    private final Recollection memory;
    private final AccountPolicy policy;
    private final Instant at;
    private final List<DialogEvent> events = new ArrayList<>();
    private final List<IdempotencyKey> keys = new ArrayList<>();
    private Conversation present;

    private Judgement(
            Conversation conversation, CommandMeta meta, Recollection memory, AccountPolicy policy, Instant clock) {
        this.present = conversation;
        this.meta = meta;
        this.memory = memory;
        this.policy = policy;
        this.at = moment(conversation, meta.at(), clock);
    }

    static Decision of(
            Conversation conversation,
            DialogCommand command,
            Recollection memory,
            @Nullable AccountPolicy policy,
            Instant clock) {
        CommandMeta meta = command.meta();
        Outcome before = memory.outcomeOf(meta.commandId());
        if (before != null) {
            return new Decision.Repeated(before);
        }
        // Another account's conversation is told nothing about, not even its numbers.
        if (policy == null || !conversation.accountId().equals(meta.accountId())) {
            return new Decision.Refused(new Outcome.Refused(
                    meta.commandId(),
                    meta.accountId(),
                    meta.conversationId(),
                    meta.issuer(),
                    0,
                    0,
                    ErrorCode.NOT_FOUND,
                    "the account has no such conversation",
                    null,
                    null,
                    null));
        }
        var judgement = new Judgement(conversation, meta, memory, policy, clock);
        return judgement.withReactions(command, judgement.judge(command));
    }

    private Decision judge(DialogCommand command) {
        return switch (command) {
            case DialogCommand.PostVisitorMessage c -> MessageRules.visitor(this, c);
            case DialogCommand.PostOperatorMessage c -> MessageRules.operator(this, c);
            case DialogCommand.PostNote c -> MessageRules.note(this, c);
            case DialogCommand.AssignOperator c -> OwnerRules.assign(this, c);
            case DialogCommand.TakeDialog c -> OwnerRules.take(this, c);
            case DialogCommand.TransferDialog c -> OwnerRules.transfer(this, c);
            case DialogCommand.RequeueDialog c -> OwnerRules.requeue(this, c);
            case DialogCommand.CloseDialog c -> LifeRules.close(this, c);
            case DialogCommand.ReopenDialog c -> LifeRules.reopen(this, c);
            case DialogCommand.TimerDue c -> TimeRules.timerDue(this, c);
            case DialogCommand.AnnounceQueue c -> Announcements.queue(this, c);
            case DialogCommand.TagDialog c -> MarkRules.tag(this, c);
            case DialogCommand.SetPriority c -> MarkRules.priority(this, c);
            case DialogCommand.SetCategory c -> MarkRules.category(this, c);
            case DialogCommand.AdvanceRead c -> ReceiptRules.read(this, c);
            case DialogCommand.RecordMessageStatus c -> ReceiptRules.status(this, c);
            case DialogCommand.SetVisitorCard c -> ReceiptRules.card(this, c);
            case DialogCommand.EditVisitorCard c -> ContactRules.edit(this, c);
            case DialogCommand.PostOutsideReply c -> OutsideRules.reply(this, c);
            case DialogCommand.EditMessage c -> ChangeRules.edit(this, c);
            case DialogCommand.DeleteMessage c -> ChangeRules.delete(this, c);
            case DialogCommand.RateDialog c -> VisitorWishes.rate(this, c);
            case DialogCommand.SendTranscript c -> VisitorWishes.transcript(this, c);
            case DialogCommand.CallOperator c -> BotRules.call(this, c);
            case DialogCommand.OpenDialog c -> MessageRules.open(this, c);
            case DialogCommand.SetVisitorFields c -> ContactRules.fields(this, c);
            case DialogCommand.RecordReachability c -> ContactRules.reachability(this, c);
            case DialogCommand.EraseVisitor c -> ErasureRules.visitor(this, c);
            case DialogCommand.EraseDialog c -> ErasureRules.dialog(this, c);
        };
    }

    /** The edge's time, neither later than this clock nor before what already happened. */
    private static Instant moment(Conversation conversation, Instant stamped, Instant clock) {
        Instant at = (stamped.isAfter(clock) ? clock : stamped).truncatedTo(ChronoUnit.MILLIS);
        Instant last = conversation.lastEventAt();
        return last != null && at.isBefore(last) ? last : at;
    }

    Instant at() {
        return at;
    }

    CommandMeta meta() {
        return meta;
    }

    Recollection memory() {
        return memory;
    }

    AccountPolicy policy() {
        return policy;
    }

    /** The state with what was drafted so far. */
    Conversation present() {
        return present;
    }

    /** The open dialog with this id; null when another or none is open, see {@link #notOpen}. */
    @Nullable
    Dialog open(DialogId dialogId) {
        Dialog dialog = present.dialog();
        return dialog != null && dialog.open() && dialog.dialogId().equals(dialogId) ? dialog : null;
    }

    /** The issuer as an operator; null when it is none. */
    Actor.@Nullable Operator operator() {
        return meta.issuer() instanceof Actor.Operator operator ? operator : null;
    }

    /** Whether the issuer stands above operators. */
    boolean supervises() {
        return meta.issuer() instanceof Actor.Operator operator
                && operator.role().includes(Role.SUPERVISOR);
    }

    /** The dialog that this command opens: the one that was waited for, where something was learnt before it. */
    DialogId opening() {
        DialogId awaited = present.dialog() == null ? present.past().firstDialog() : null;
        return awaited == null ? DerivedId.dialog(meta) : awaited;
    }

    /** The dialog that what is learnt of the visitor belongs to: the present one, the last one, or the first to come. */
    DialogId concerned() {
        Dialog dialog = present.dialog();
        return dialog == null ? opening() : dialog.dialogId();
    }

    /** Whether the issuer is a visitor whose dialog this is not. */
    boolean foreignVisitor(@Nullable Dialog dialog) {
        return meta.issuer() instanceof Actor.Visitor visitor
                && dialog != null
                && !dialog.origin().visitorId().equals(visitor.visitorId());
    }

    /** Drafts an event of this dialog, caused by the issuer. */
    void happened(DialogId dialogId, Function<EventMeta, DialogEvent> event) {
        happened(dialogId, meta.issuer(), event);
    }

    /** Drafts an event of this dialog. */
    void happened(DialogId dialogId, Actor actor, Function<EventMeta, DialogEvent> event) {
        var hidden = new EventMeta(
                present.accountId(),
                present.conversationId(),
                dialogId,
                present.sequence() + 1,
                null,
                at,
                actor,
                meta.commandId());
        DialogEvent drafted = event.apply(hidden);
        if (drafted.visibleToVisitor()) {
            drafted = event.apply(new EventMeta(
                    hidden.accountId(),
                    hidden.conversationId(),
                    dialogId,
                    hidden.sequence(),
                    present.visitorSequence() + 1,
                    at,
                    actor,
                    hidden.causedBy()));
        }
        present = present.apply(drafted);
        events.add(drafted);
    }

    /** What the account's automation rules make of it comes within the same decision [T-07]. */
    private Decision withReactions(DialogCommand command, Decision decision) {
        if (!(decision instanceof Decision.Accepted accepted) || ErasureRules.erases(command)) {
            return decision;
        }
        int before = events.size();
        Reactions.to(this, command);
        return events.size() == before
                ? decision
                : accept(accepted.outcome().dialogId(), accepted.outcome().messageId());
    }

    /** The events drafted so far. */
    List<DialogEvent> events() {
        return Collections.unmodifiableList(events);
    }

    /** Remembers that a key is used up now. */
    void uses(IdempotencyKey key) {
        keys.add(key);
    }

    Decision accept(@Nullable MessageId messageId) {
        Dialog dialog = present.dialog();
        return accept(dialog == null ? null : dialog.dialogId(), messageId);
    }

    Decision accept(@Nullable DialogId dialogId, @Nullable MessageId messageId) {
        var outcome = new Outcome.Accepted(
                meta.commandId(),
                meta.accountId(),
                meta.conversationId(),
                meta.issuer(),
                present.sequence(),
                present.visitorSequence(),
                dialogId,
                messageId);
        return new Decision.Accepted(outcome, present, List.copyOf(events), List.copyOf(keys));
    }

    Decision refuse(ErrorCode code, String detail) {
        return refused(code, detail, null, null);
    }

    /** The refusal of a command that names a dialog which is not the open one. */
    Decision notOpen() {
        Dialog dialog = present.dialog();
        if (dialog == null) {
            return refuse(ErrorCode.NOT_FOUND, "the conversation has no dialog yet");
        }
        return refused(
                ErrorCode.DIALOG_CLOSED,
                "the dialog named is not open",
                dialog.open() ? dialog.dialogId() : null,
                null);
    }

    Decision ownedBy(Dialog.Owner owner) {
        return refused(ErrorCode.DIALOG_ALREADY_OWNED, "another operator owns the dialog", null, owner);
    }

    Decision limitReached() {
        return refuse(ErrorCode.LIMIT_REACHED, "the operator has as many dialogs as the account allows");
    }

    Decision forbidden(String detail) {
        return refuse(ErrorCode.FORBIDDEN, detail);
    }

    private Decision refused(
            ErrorCode code, String detail, @Nullable DialogId presentDialog, Dialog.@Nullable Owner owner) {
        return new Decision.Refused(new Outcome.Refused(
                meta.commandId(),
                meta.accountId(),
                meta.conversationId(),
                meta.issuer(),
                present.sequence(),
                present.visitorSequence(),
                code,
                detail,
                presentDialog,
                owner == null ? null : owner.operatorId(),
                owner == null ? null : owner.name()));
    }
}
