package chat.parley.routing.board;

import chat.parley.contracts.decision.RoutingDecision.Candidate;
import chat.parley.contracts.presence.PresenceStatus;
import chat.parley.routing.rule.JudgedDialog;
import chat.parley.routing.rule.RuleBook;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All operators of an account judged for one dialog [N-07]; in the record of an account with more than
 * {@value #OPERATORS_ALL_SHOWN}, those who are online.
 *
 * @param chosen who gets it; null where nobody may
 * @param startsOver whether it was set aside who had the dialog before, to find somebody
 */
record Judgement(List<Candidate> candidates, @Nullable Seat chosen, boolean startsOver) {
    /** In larger accounts, who is not online is left out of the record, so that a record stays small. */
    static final int OPERATORS_ALL_SHOWN = 250;

    /** Longest record there is. */
    static final int OPERATORS_SHOWN = 1_000;

    /** Stands for an account without operators, where there is nobody whose reasons could be named. */
    private static final long NOBODY_THERE = 1L << 63;

    static Judgement of(Collection<Seat> seats, JudgedDialog dialog, RuleBook rules) {
        int round = 0;
        var chosen = next(seats, dialog, rules, round);
        while (chosen == null && round < rules.lastRound()) {
            chosen = next(seats, dialog, rules, ++round);
        }
        var candidates = new ArrayList<Candidate>();
        var all = seats.size() <= OPERATORS_ALL_SHOWN;
        for (var seat : seats) {
            var shown = all || seat.status() == PresenceStatus.ONLINE;
            if (seat.employed() && shown && (candidates.size() < OPERATORS_SHOWN || seat.equals(chosen))) {
                candidates.add(seat.judged(rules.rejections(seat, dialog, round)));
            }
        }
        return new Judgement(candidates, chosen, chosen != null && rules.startsOver(round));
    }

    /**
     * What keeps a dialog waiting, in short: which combinations of reasons occur among the operators, one bit each. It
     * changes when an obstacle appears or vanishes, not with every operator who comes or goes. Never 0.
     */
    static long waitReasons(Collection<Seat> seats, JudgedDialog dialog, RuleBook rules) {
        long reasons = 0;
        for (var seat : seats) {
            if (seat.employed()) {
                reasons |= 1L << rules.bindingReasons(seat, dialog);
            }
        }
        return reasons == 0 ? NOBODY_THERE : reasons;
    }

    private static @Nullable Seat next(Collection<Seat> seats, JudgedDialog dialog, RuleBook rules, int round) {
        Seat best = null;
        for (var seat : seats) {
            if (seat.employed()
                    && rules.allow(seat, dialog, round)
                    && (best == null || Seat.NEXT_FIRST.compare(seat, best) < 0)) {
                best = seat;
            }
        }
        return best;
    }
}
