package chat.parley.routing.board;

import chat.parley.contracts.decision.RoutingDecision.Candidate;
import chat.parley.contracts.decision.RoutingDecision.Rejection;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.presence.PresenceStatus;
import chat.parley.routing.board.OperatorEntry.Person;
import chat.parley.routing.rule.JudgedOperator;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** An operator with what they have to do right now. Changed only through {@link Workforce}, which keeps who is free. */
final class Seat implements JudgedOperator {
    /** Least loaded; then whose last dialog is longest ago, never being longest; then by id [P-01]. */
    static final Comparator<Seat> NEXT_FIRST = Comparator.comparingInt(Seat::load)
            .thenComparing(
                    seat -> seat.entry.lastAssignedAt(), Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
            .thenComparing(Seat::id);

    private static final Person NOBODY = new Person(0, true, "", Set.of(), Set.of(), null, Set.of());

    private final Set<DialogId> owned = new TreeSet<>();
    private final Map<DialogId, DialogEntry> taken = new HashMap<>();
    private AccountEntry account;
    private int leastWeight;
    private int load;
    OperatorEntry entry;

    Seat(OperatorEntry entry, AccountEntry account) {
        this.entry = entry;
        this.account = account;
        this.leastWeight = account.leastWeight();
    }

    @Override
    public OperatorId id() {
        return entry.operatorId();
    }

    @Override
    public PresenceStatus status() {
        return person().removed() ? PresenceStatus.OFFLINE : entry.status();
    }

    @Override
    public Person person() {
        var person = entry.person();
        return person == null ? NOBODY : person;
    }

    @Override
    public int load() {
        return load;
    }

    @Override
    public int limit() {
        var own = person().maxDialogs();
        return own == null ? account.maxDialogs() : own;
    }

    /** What they own now, by id. */
    List<DialogId> owned() {
        return List.copyOf(owned);
    }

    /** The dialog is theirs, or its place is reserved. */
    void takes(DialogEntry dialog) {
        taken.put(dialog.dialogId(), dialog);
        load += account.weight(dialog.kind());
        if (dialog.owned() != null) {
            owned.add(dialog.dialogId());
        }
    }

    void gives(DialogEntry dialog) {
        if (taken.remove(dialog.dialogId()) != null) {
            load -= account.weight(dialog.kind());
            owned.remove(dialog.dialogId());
        }
    }

    void account(AccountEntry changed) {
        account = changed;
        leastWeight = changed.leastWeight();
        load = taken.values().stream()
                .mapToInt(dialog -> changed.weight(dialog.kind()))
                .sum();
    }

    /** Whether the account's settings name them, so that they are judged at all. */
    boolean employed() {
        return !person().removed();
    }

    boolean online() {
        return employed() && status() == PresenceStatus.ONLINE;
    }

    boolean unreachable() {
        return status() == PresenceStatus.OFFLINE;
    }

    /** Whether they have room for the dialog that takes the fewest places. */
    boolean free() {
        return online() && load + leastWeight <= limit();
    }

    Candidate judged(List<Rejection> rejections) {
        return new Candidate(id(), person().name(), load(), limit(), rejections, entry.lastAssignedAt());
    }
}
