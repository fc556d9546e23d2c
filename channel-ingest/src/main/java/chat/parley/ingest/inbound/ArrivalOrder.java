package chat.parley.ingest.inbound;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Brings what a provider numbers into the provider's order: a number passes when the one before it has passed, waits
 * while that one is missing, and is dropped when it has passed before. One that was given up as missing may still come
 * late and passes then. Of one thread at a time.
 */
public final class ArrivalOrder {
    /** Holes that are remembered; a late number below the oldest of them counts as a repeat. */
    private static final int MOST_HOLES = 4_096;
    /** So many calls providers make at once: the first that is heard may overtake as many that came before it. */
    private static final int AT_ONCE = 100;

    /** What to do with a number. */
    public enum Verdict {
        PASS,
        WAIT,
        REPEAT
    }

    /**
     * What is to be remembered of an order.
     *
     * @param last the greatest number that has passed; null before the first
     * @param holes smaller ones that may still come
     * @param busy the number that is on its way; null for none
     */
    public record State(
            @Nullable Long last, Set<Long> holes, @Nullable Long busy) {
        /** Nothing was heard yet. */
        public static final State NEW = new State(null, Set.of(), null);

        public State {
            holes = Set.copyOf(holes);
        }
    }

    private final TreeSet<Long> holes;
    private @Nullable Long last;
    private @Nullable Long busy;

    public ArrivalOrder(State state) {
        this.holes = new TreeSet<>(state.holes());
        this.last = state.last();
        this.busy = state.busy();
    }

    public State state() {
        return new State(last, holes, busy);
    }

    /**
     * @param behind whether others wait; until one has passed nobody knows what comes next, so the least of them shall
     * @return with {@link Verdict#PASS} the caller must say {@link #passed} or {@link #failed} in the end
     */
    public Verdict arrived(long number, boolean behind) {
        if (last != null && number <= last) {
            return late(number);
        }
        return last == null && behind ? Verdict.WAIT : judge(number, false);
    }

    /** @param overdue whether what is missing before it has been waited for long enough */
    public Verdict waited(long number, boolean overdue) {
        if (last != null && number <= last) {
            return late(number);
        }
        return judge(number, overdue);
    }

    private Verdict judge(long number, boolean overdue) {
        return last != null && number != last + 1 && !overdue ? Verdict.WAIT : begin(number);
    }

    private Verdict late(long number) {
        return holes.contains(number) ? begin(number) : Verdict.REPEAT;
    }

    /** One at a time, so that whoever comes with the same number meanwhile waits and finds it passed. */
    private Verdict begin(long number) {
        if (busy != null) {
            return Verdict.WAIT;
        }
        busy = number;
        return Verdict.PASS;
    }

    public void passed(long number) {
        failed(number);
        if (last != null && number <= last) {
            holes.remove(number);
            return;
        }
        long before = last == null ? Math.max(0, number - AT_ONCE) : last + 1;
        if (number - before < MOST_HOLES) {
            for (long missing = before; missing < number; missing++) {
                holes.add(missing);
            }
            while (holes.size() > MOST_HOLES) {
                holes.pollFirst();
            }
        }
        last = number;
    }

    /** It did not get through and will come again. */
    public void failed(long number) {
        if (busy != null && busy == number) {
            busy = null;
        }
    }
}
