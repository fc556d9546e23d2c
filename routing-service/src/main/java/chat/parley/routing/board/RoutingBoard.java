package chat.parley.routing.board;

import chat.parley.contracts.decision.RoutingDecision;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.DeviceId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.id.PlacementId;
import chat.parley.contracts.outcome.Outcome;
import chat.parley.contracts.presence.PresenceLease;
import chat.parley.contracts.settings.Access;
import chat.parley.contracts.settings.Classification;
import chat.parley.contracts.settings.RuleSetting;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.settings.TimeSetting;
import chat.parley.contracts.settings.Visits;
import chat.parley.routing.board.DialogEntry.Owned;
import chat.parley.routing.place.Waiter;
import chat.parley.routing.rule.RuleBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Routing of one account. Every input answers with the decisions that follow from it, made one after the other until
 * no waiting dialog is left that a free operator may have ({@link #isUnfinished} where that is a lot). A decision takes
 * the operator's slot at once; the slot is given back only by an event or by the decision's own refusal, never by time.
 * Where an event differs from the board, the event is right. Not thread-safe: one writer per account.
 */
public final class RoutingBoard {
    /** The dialog does not wait any more as decided on; the event that says why is written already. */
    private static final Set<ErrorCode> FINAL_REFUSALS = EnumSet.of(
            ErrorCode.STALE_DECISION,
            ErrorCode.DIALOG_CLOSED,
            ErrorCode.NOT_FOUND,
            ErrorCode.DIALOG_ALREADY_OWNED,
            ErrorCode.DIALOG_NOT_OWNED);

    private final BoardMemory memory;
    private final Workforce workforce;
    private final OpenDialogs dialogs;
    private final Dispatch dispatch;
    private final DialogEvents events;

    public RoutingBoard(AccountId accountId, BoardMemory memory) {
        this(accountId, RuleBook.ALL, memory);
    }

    /** With other rules than all, to see what would be. */
    public RoutingBoard(AccountId accountId, RuleBook rules, BoardMemory memory) {
        this.memory = memory;
        this.workforce = new Workforce(AccountEntry.unheard(accountId), rules, memory);
        this.dialogs = new OpenDialogs(workforce, memory);
        this.dispatch = new Dispatch(workforce, dialogs);
        this.events = new DialogEvents(workforce, dialogs, dispatch);
    }

    /** Takes an entry back as it was kept; decides nothing. */
    public void restore(AccountEntry entry) {
        workforce.account(entry);
    }

    /** Takes an entry back as it was kept; decides nothing. */
    public void restore(OperatorEntry entry) {
        workforce.change(workforce.seat(entry.operatorId()), seat -> seat.entry = entry);
    }

    /** Takes an entry back as it was kept; decides nothing. */
    public void restore(DialogEntry entry) {
        dialogs.restore(entry);
    }

    /** All entries are back; what the process before had not got to is still to be decided. */
    public void restored() {
        dispatch.restarted();
    }

    /** Whether more is to be decided than was in one go: {@link #goOn} soon. */
    public boolean isUnfinished() {
        return dispatch.isUnfinished();
    }

    /** Decides what the last input left. */
    public List<RoutingDecision> goOn(Instant at) {
        return dispatch.goOn(at);
    }

    /** An event of a dialog; one that is not newer than what is known of the dialog changes nothing. */
    public List<RoutingDecision> on(DialogEvent event) {
        return events.on(event);
    }

    /** How a command ended that carried a decision out; the commands of others are ignored. */
    public List<RoutingDecision> on(Outcome outcome, Instant at) {
        var entry = dialogs.decidedBy(outcome.commandId().value());
        if (entry == null || !(outcome instanceof Outcome.Refused refused)) {
            return List.of();
        }
        var done = FINAL_REFUSALS.contains(refused.code());
        var made = new ArrayList<RoutingDecision>();
        if (entry.waiting() != null) {
            var settled = done || entry.waiting().refusals() + 1 >= Dispatch.REFUSALS_BORNE;
            dialogs.replace(entry, entry.with(entry.waiting().refused(settled)));
        } else if (entry.owned() != null) {
            var owned = entry.owned();
            var after = entry.with(
                    new Owned(owned.operatorId(), owned.sequence(), owned.waitedSince(), null, owned.refusals() + 1));
            dialogs.replace(entry, after);
            if (!done && workforce.seat(owned.operatorId()).unreachable()) {
                dispatch.requeue(after, at, "decision-refused", made);
            }
        }
        return dispatch.decide(at, "decision-refused", made);
    }

    /** A device of an operator was heard of; a renewal that changes nothing costs nothing. */
    public List<RoutingDecision> on(PresenceLease lease, Instant at) {
        var seat = workforce.seat(lease.operatorId());
        return present(seat, seat.entry.with(lease), at, "presence-changed");
    }

    /** The lease of a device has run out. */
    public List<RoutingDecision> leaseEnded(OperatorId operatorId, DeviceId deviceId, Instant at) {
        var seat = workforce.seat(operatorId);
        return present(seat, seat.entry.without(deviceId), at, "lease-ended");
    }

    /** A setting; one whose version is not greater than the known one changes nothing. */
    public List<RoutingDecision> on(Setting setting, Instant at) {
        return switch (setting) {
            case Setting.Account a ->
                configured(a, account().version(), account().with(a), at);
            case Setting.Operator o -> configured(o, at);
            case Setting.Department d ->
                configured(d, account().versionOf(d), account().with(d), at);
            case TimeSetting.Distribution d ->
                configured(d, account().versionOfWeights(), account().with(d), at);
            case Setting.Keys k -> List.of();
            case Setting.Channel c -> List.of();
            case Setting.Placement p -> List.of();
            case TimeSetting.Times t -> List.of();
            case TimeSetting.Calendar c -> List.of();
            case Access a -> List.of();
            case Visits v -> List.of();
            case Classification c -> List.of();
            case RuleSetting.KeywordRule r -> List.of();
            case RuleSetting.Sla s -> List.of();
            case RuleSetting.Automation a -> List.of();
        };
    }

    /** The account as it is kept. */
    public AccountEntry account() {
        return workforce.account();
    }

    /** The operators as they are kept. */
    public List<OperatorEntry> operators() {
        return workforce.seats().stream().map(seat -> seat.entry).toList();
    }

    /** The dialogs as they are kept. */
    public List<DialogEntry> dialogs() {
        return dialogs.all();
    }

    /** One dialog as it is kept; null where it is not known or over. */
    public @Nullable DialogEntry dialog(DialogId dialogId) {
        return dialogs.get(dialogId);
    }

    /** How many dialogs wait for a decision. */
    public int waiting() {
        return dialogs.queue().size();
    }

    /** How many of them came by each button, where any did. */
    public Map<PlacementId, Integer> waitingByPlacement() {
        return dialogs.queue().placements();
    }

    /** How many operators may be given dialogs. */
    public int online() {
        return workforce.online();
    }

    /**
     * Who waits to be given to an operator, in order.
     *
     * @param most how many of each desk
     */
    public Map<Desk, List<Waiter>> desks(int most) {
        var account = account();
        var queues = new HashMap<Desk, List<Waiter>>();
        dialogs.queue()
                .together(line -> account.automatic(line.departmentId()) ? Desk.of(line, account) : null, most)
                .forEach((desk, waiting) -> queues.put(
                        desk,
                        waiting.stream()
                                .map(dialogs::get)
                                .filter(Objects::nonNull)
                                .map(entry -> new Waiter(entry.conversationId(), entry.dialogId()))
                                .toList()));
        return queues;
    }

    /** The sequence of the event by which the dialog waits; empty where it does not. */
    public OptionalLong queuedSequence(DialogId dialogId) {
        var entry = dialogs.get(dialogId);
        return entry == null || entry.waiting() == null
                ? OptionalLong.empty()
                : OptionalLong.of(entry.waiting().queuedSequence());
    }

    /** Whether the event or the refusal of any decision has not come yet. */
    public boolean hasUnderWay() {
        return dialogs.hasUnderWay();
    }

    /** Ids of the decisions whose event or refusal has not come yet. */
    public Set<String> underWay() {
        return dialogs.underWay();
    }

    private List<RoutingDecision> present(Seat seat, OperatorEntry after, Instant at, String trigger) {
        if (after.equals(seat.entry)) {
            return List.of();
        }
        var before = seat.status();
        workforce.rewrite(seat, after);
        if (seat.status() == before) {
            return List.of();
        }
        var made = new ArrayList<RoutingDecision>();
        if (seat.unreachable()) {
            workforce.rewrite(seat, seat.entry.lost(at));
            dispatch.requeueAll(seat, at, made);
        }
        return dispatch.decide(at, trigger, made);
    }

    private List<RoutingDecision> configured(Setting setting, long known, AccountEntry after, Instant at) {
        if (setting.version() <= known) {
            return List.of();
        }
        memory.keep(after);
        workforce.account(after);
        return dispatch.decide(at, "setting-changed", new ArrayList<>());
    }

    private List<RoutingDecision> configured(Setting.Operator setting, Instant at) {
        var seat = workforce.seat(setting.operatorId());
        if (setting.version() <= seat.person().version()) {
            return List.of();
        }
        workforce.rewrite(seat, seat.entry.with(setting));
        var made = new ArrayList<RoutingDecision>();
        if (setting.removed()) {
            dispatch.requeueAll(seat, at, made);
        }
        return dispatch.decide(at, "setting-changed", made);
    }
}
