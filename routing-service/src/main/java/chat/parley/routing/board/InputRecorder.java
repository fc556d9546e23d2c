package chat.parley.routing.board;

import chat.parley.contracts.id.AccountId;
import chat.parley.routing.replay.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Keeps what boards take in, and once a day and after each start how they stand, so that a replay has somewhere to
 * begin.
 */
final class InputRecorder {
    private static final Duration STANDING_EVERY = Duration.ofDays(1);
    /** How many entries one record holds at most, so that it stays well below what a broker takes. */
    private static final int ENTRIES = 200;

    private final Consumer<Seen> record;
    private final Map<AccountId, Instant> stood = new HashMap<>();
    private final Set<AccountId> restarted = new HashSet<>();

    InputRecorder(Consumer<Seen> record) {
        this.record = record;
    }

    /** The board was restored from its entries and has taken nothing in yet. */
    void restarted(AccountId accountId) {
        restarted.add(accountId);
    }

    /** Before the board takes something in. */
    void before(AccountId accountId, RoutingBoard board, Instant at) {
        var last = stood.get(accountId);
        var again = restarted.remove(accountId);
        if (again || last == null || (!board.isUnfinished() && !at.isBefore(last.plus(STANDING_EVERY)))) {
            stood.put(accountId, at);
            stands(accountId, board, at, again);
        }
    }

    void after(Seen input) {
        record.accept(input);
    }

    private void stands(AccountId accountId, RoutingBoard board, Instant at, boolean again) {
        var operators = board.operators();
        var dialogs = board.dialogs();
        int from = 0;
        var all = Math.max(operators.size(), dialogs.size());
        do {
            var last = from + ENTRIES >= all;
            record.accept(new Seen.Stood(
                    accountId,
                    at,
                    from == 0,
                    last,
                    last && again,
                    from == 0 ? board.account() : null,
                    part(operators, from),
                    part(dialogs, from)));
            from += ENTRIES;
        } while (from < all);
    }

    private static <T> List<T> part(List<T> entries, int from) {
        return entries.subList(Math.min(from, entries.size()), Math.min(from + ENTRIES, entries.size()));
    }
}
