package chat.parley.dialog.automation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What keeps rules from running on and on in one dialog; immutable [T-07].
 *
 * @param recent when rules acted within the last minute before the last of them, oldest first
 * @param stoppedAt when a rule was last stopped because of their number; null for never
 */
public record LoopGuard(List<Instant> recent, @Nullable Instant stoppedAt) {
    /** How many rules may stand in a row of which each set off the next. */
    public static final int DEEPEST = 5;

    /** How often rules may act in a dialog within {@link #WITHIN}. */
    public static final int MOST = 20;

    public static final Duration WITHIN = Duration.ofMinutes(1);

    /** Why a rule is stopped that stands too deep in a row. */
    public static final String TOO_DEEP = "rules set each other off more than " + DEEPEST + " deep";

    /** Why a rule is stopped after too many others. */
    public static final String TOO_OFTEN = "rules acted " + MOST + " times within a minute";

    /** Of a dialog in which no rule has acted. */
    public static final LoopGuard FRESH = new LoopGuard(List.of(), null);

    @SuppressWarnings("NullAway") // states of before there were rules have none
    public LoopGuard {
        recent = recent == null ? List.of() : List.copyOf(recent);
    }

    /** Why a rule may not act now; null when it may. */
    @Nullable
    String objection(int depth, Instant at) {
        if (depth > DEEPEST) {
            return TOO_DEEP;
        }
        return within(at).size() >= MOST ? TOO_OFTEN : null;
    }

    /** Whether it has been said within the last minute already that rules act too often. */
    boolean saidTooOften(Instant at) {
        return stoppedAt != null && stoppedAt.plus(WITHIN).isAfter(at);
    }

    /** After a rule has acted, or was stopped. */
    public LoopGuard after(Instant at, @Nullable String stopped) {
        if (stopped != null) {
            return TOO_OFTEN.equals(stopped) ? new LoopGuard(recent, at) : this;
        }
        var next = new ArrayList<>(within(at));
        next.add(at);
        return new LoopGuard(next, stoppedAt);
    }

    private List<Instant> within(Instant at) {
        return recent.stream().filter(firing -> firing.plus(WITHIN).isAfter(at)).toList();
    }
}
