package chat.parley.routing.board;

import chat.parley.contracts.id.OperatorId;
import chat.parley.routing.rule.JudgedDialog;
import chat.parley.routing.rule.RuleBook;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The operators of an account. What a change of one of them costs does not depend on how many there are [N-13]. */
final class Workforce {
    private final Map<OperatorId, Seat> seats = new HashMap<>();
    private final SortedMap<OperatorId, Seat> inOrder = new TreeMap<>();
    /** Those with a free slot, in no order: whether there is anybody for a dialog does not depend on one. */
    private final Set<Seat> free = new HashSet<>();

    private final BoardMemory memory;
    private final RuleBook rules;
    private AccountEntry account;
    private int online;

    Workforce(AccountEntry account, RuleBook rules, BoardMemory memory) {
        this.account = account;
        this.rules = rules;
        this.memory = memory;
    }

    RuleBook rules() {
        return rules;
    }

    AccountEntry account() {
        return account;
    }

    /** The seat of this operator; an empty one for somebody not heard of yet. */
    Seat seat(OperatorId operatorId) {
        return seats.computeIfAbsent(operatorId, id -> {
            var seat = new Seat(OperatorEntry.unheard(account.accountId(), id), account);
            inOrder.put(id, seat);
            return seat;
        });
    }

    /** All seats, by operator id. */
    Collection<Seat> seats() {
        return inOrder.values();
    }

    /** How many may be given dialogs, if they have room. */
    int online() {
        return online;
    }

    /** The only way to change a seat: who is free and how many are online follow. */
    void change(Seat seat, Consumer<Seat> change) {
        online -= seat.online() ? 1 : 0;
        change.accept(seat);
        online += seat.online() ? 1 : 0;
        if (seat.free()) {
            free.add(seat);
        } else {
            free.remove(seat);
        }
    }

    /** Changes what is kept of the operator; writes it where it differs. */
    void rewrite(Seat seat, OperatorEntry after) {
        if (!after.equals(seat.entry)) {
            change(seat, s -> s.entry = after);
            memory.keep(after);
        }
    }

    void account(AccountEntry changed) {
        account = changed;
        seats.values().forEach(seat -> change(seat, s -> s.account(changed)));
    }

    boolean nobodyFree() {
        return free.isEmpty();
    }

    /** Whether the binding rules let anybody have it. */
    boolean anyoneFor(JudgedDialog dialog) {
        for (var seat : free) {
            if (rules.allow(seat, dialog, rules.lastRound())) {
                return true;
            }
        }
        return false;
    }
}
