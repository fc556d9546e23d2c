package chat.parley.ingest.inbound;

import java.util.TreeSet;

/**
 * Brings what a provider numbers into the provider's order: a number passes when the one before it has passed, waits
 * while that one is missing, and is dropped when it has passed before. One that was given up as missing may still come
 * late and passes then. Safe for many threads.
 */
public final class ArrivalOrder {
    /** Holes that are remembered; a late number below the oldest of them counts as a repeat. */
    private static final int MOST_HOLES = 4_096;

    /** What to do with a number. */
    public enum Verdict {
        PASS,
        WAIT,
        REPEAT
    }

    private final TreeSet<Long> holes = new TreeSet<>();
    private boolean started;
    private long last;
    private boolean busy;

    /**
     * @param behind whether others wait that came before
     * @return with {@link Verdict#PASS} the caller must say {@link #passed} or {@link #failed} in the end
     */
    public synchronized Verdict arrived(long number, boolean behind) {
        if (started && number <= last) {
            return holes.contains(number) ? Verdict.PASS : Verdict.REPEAT;
        }
        return behind ? Verdict.WAIT : judge(number, false);
    }

    /** @param overdue whether what is missing before it has been waited for long enough */
    public synchronized Verdict waited(long number, boolean overdue) {
        if (started && number <= last) {
            return holes.contains(number) ? Verdict.PASS : Verdict.REPEAT;
        }
        return judge(number, overdue);
    }

    private Verdict judge(long number, boolean overdue) {
        if (busy || (started && number != last + 1 && !overdue)) {
            return Verdict.WAIT;
        }
        busy = true;
        return Verdict.PASS;
    }

    public synchronized void passed(long number) {
        if (started && number <= last) {
            holes.remove(number);
            return;
        }
        if (started && number - last <= MOST_HOLES) {
            for (long missing = last + 1; missing < number; missing++) {
                holes.add(missing);
            }
            while (holes.size() > MOST_HOLES) {
                holes.pollFirst();
            }
        }
        started = true;
        last = number;
        busy = false;
    }

    /** It did not get through and will come again. */
    public synchronized void failed(long number) {
        if (!started || number > last) {
            busy = false;
        }
    }
}
