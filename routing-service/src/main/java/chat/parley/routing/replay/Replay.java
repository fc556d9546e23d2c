package chat.parley.routing.replay;

import chat.parley.contracts.decision.RoutingDecision;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.OperatorId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Replays what one account's board took in, as it was and by another policy side by side [N-08]. Until {@code from}
 * there is only the real course; there the other policy begins, with the board as it then stood. Feed {@link #survey}
 * with everything first, then {@link #take} with everything again, in the same order; then ask for the result.
 *
 * <p>The other course takes in the same as the real one for as long as a dialog goes the same way. A dialog that is
 * given to somebody else, or at another time, goes its own way from there: its operator has it as long as it really
 * took, whoever leaves by themselves leaves when they really left, and what people did by hand they do again where the
 * dialog still stands as it stood. So the same policy takes in exactly the same and decides exactly the same.
 */
public final class Replay {
    /** How many dialogs are named that went another way. */
    private static final int NAMED = 100;

    /**
     * @param decisions how many were really made from {@code from} to {@code to}
     * @param identical whether the other course made exactly the same
     * @param diverged how many dialogs went another way
     * @param differences some of these, by dialog
     */
    public record Result(
            int decisions, boolean identical, int diverged, Waits real, Waits replayed, List<Difference> differences) {
        public Result {
            differences = List.copyOf(differences);
        }
    }

    /**
     * A dialog that went another way; what did not happen is null.
     *
     * @param operatorId who got it first
     * @param waitedSeconds how long that took
     */
    public record Difference(
            DialogId dialogId,
            @Nullable OperatorId operatorId,
            @Nullable Double waitedSeconds,
            @Nullable OperatorId replayedOperatorId,
            @Nullable Double replayedWaitedSeconds) {}

    private final Policy policy;
    private final Instant from;
    private final Instant to;
    private final Consumer<RoutingDecision> decided;
    private final Courses courses = new Courses();
    private final RealCourse real;
    private final Tally tally = new Tally();
    private @Nullable OtherCourse other;
    private int decisions;
    private boolean identical = true;
    private boolean over;

    /**
     * @param to the last instant that is looked at
     * @param decided is given every decision that was really made from {@code from} to {@code to}
     */
    public Replay(AccountId accountId, Policy policy, Instant from, Instant to, Consumer<RoutingDecision> decided) {
        this.policy = policy;
        this.from = from;
        this.to = to;
        this.decided = decided;
        this.real = new RealCourse(accountId);
    }

    /** First: what is to be known of how dialogs really went on. */
    public void survey(Seen seen) {
        courses.saw(seen);
    }

    /** Second: one input after the other, from one where the board stood complete. */
    public void take(Seen seen) {
        over |= seen.at().isAfter(to);
        if (over) {
            return;
        }
        if (other == null && real.stands() && !seen.at().isBefore(from)) {
            other = begin();
        }
        var made = real.take(seen);
        if (other == null) {
            return;
        }
        if (seen instanceof Seen.Happened happened) {
            tally.saw(happened.event());
        }
        decisions += made.size();
        made.forEach(decided);
        identical &= other.take(seen, made);
    }

    /** What came of both; null where nothing was taken in from {@code from} to {@code to}. */
    public @Nullable Result result() {
        if (other == null) {
            return null;
        }
        other.advance(to);
        var same = identical && other.diverged().isEmpty();
        var differences = new ArrayList<Difference>();
        other.diverged().stream().sorted().limit(NAMED).forEach(id -> differences.add(difference(id, other)));
        return new Result(
                decisions,
                same,
                other.diverged().size(),
                tally.outcome(),
                other.tally().outcome(),
                differences);
    }

    private Difference difference(DialogId id, OtherCourse course) {
        var was = tally.firsts().get(id);
        var is = course.tally().firsts().get(id);
        return new Difference(
                id,
                was == null ? null : was.operatorId(),
                was == null ? null : was.waitedSeconds(),
                is == null ? null : is.operatorId(),
                is == null ? null : is.waitedSeconds());
    }

    private OtherCourse begin() {
        var begun = new OtherCourse(real.board(), policy, courses, from);
        real.board().dialogs().forEach(entry -> {
            if (entry.waiting() != null) {
                tally.waits(entry.dialogId(), entry.waiting().since());
            }
        });
        return begun;
    }
}
