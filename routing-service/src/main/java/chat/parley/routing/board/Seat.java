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
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** An operator with what they have to do right now. Changed only through {@link Workforce}, which sorts by it. */
final class Seat implements JudgedOperator {
    /** Least loaded; then whose last dialog is longest ago, never being longest; then by id [P-01]. */
    static final Comparator<Seat> NEXT_FIRST = Comparator.comparingInt(Seat::load)
            .thenComparing(
                    seat -> seat.entry.lastAssignedAt(), Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
            .thenComparing(Seat::id);

    private static final Person NOBODY = new Person(0, true, "", Set.of(), Set.of(), null);

    final Set<DialogId> owned = new TreeSet<>();
    final Set<DialogId> reserved = new TreeSet<>();
    OperatorEntry entry;
    int accountLimit;

    Seat(OperatorEntry entry, int accountLimit) {
        this.entry = entry;
        this.accountLimit = accountLimit;
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
        return owned.size() + reserved.size();
    }

    @Override
    public int limit() {
        var own = person().maxDialogs();
        return own == null ? accountLimit : own;
    }

    /** Whether the account's settings name them, so that they are judged at all. */
    boolean employed() {
        return !person().removed();
    }

    boolean unreachable() {
        return status() == PresenceStatus.OFFLINE;
    }

    boolean free() {
        return employed() && status() == PresenceStatus.ONLINE && load() < limit();
    }

    Candidate judged(List<Rejection> rejections) {
        return new Candidate(id(), person().name(), load(), limit(), rejections, entry.lastAssignedAt());
    }
}
