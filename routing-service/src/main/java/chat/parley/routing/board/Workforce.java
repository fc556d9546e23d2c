package chat.parley.routing.board;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.routing.rule.JudgedDialog;
import chat.parley.routing.rule.RuleBook;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The operators of an account, those with a free slot sorted by who is next. */
final class Workforce {
    private final AccountId accountId;
    private final SortedMap<OperatorId, Seat> seats = new TreeMap<>();
    private final NavigableSet<Seat> free = new TreeSet<>(Seat.NEXT_FIRST);
    private final BoardMemory memory;
    private int accountLimit;

    Workforce(AccountId accountId, int accountLimit, BoardMemory memory) {
        this.accountId = accountId;
        this.memory = memory;
        this.accountLimit = accountLimit;
    }

    /** The seat of this operator; an empty one for somebody not heard of yet. */
    Seat seat(OperatorId operatorId) {
        return seats.computeIfAbsent(operatorId, id -> new Seat(OperatorEntry.unheard(accountId, id), accountLimit));
    }

    /** All seats, by operator id. */
    Collection<Seat> seats() {
        return seats.values();
    }

    /** The only way to change a seat: its place among the free ones follows. */
    void change(Seat seat, Consumer<Seat> change) {
        free.remove(seat);
        change.accept(seat);
        if (seat.free()) {
            free.add(seat);
        }
    }

    /** Changes what is kept of the operator; writes it where it differs. */
    void rewrite(Seat seat, OperatorEntry after) {
        if (!after.equals(seat.entry)) {
            change(seat, s -> s.entry = after);
            memory.keep(after);
        }
    }

    void limit(int limit) {
        if (limit != accountLimit) {
            accountLimit = limit;
            seats.values().forEach(seat -> change(seat, s -> s.accountLimit = limit));
        }
    }

    boolean nobodyFree() {
        return free.isEmpty();
    }

    boolean anyoneFor(JudgedDialog dialog) {
        for (var seat : free) {
            if (RuleBook.allow(seat, dialog, true)) {
                return true;
            }
        }
        return false;
    }
}
