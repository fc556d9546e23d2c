package chat.parley.integration.bot;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How often a bot is asked before a person is: at once three times, each with the same patience, for a visitor waits
 * [J-07].
 *
 * @param patience how long one try waits for an answer
 */
record Tries(Duration patience) {
    /** The first and two more. */
    static final int MOST = 3;

    /**
     * What a try came to.
     *
     * @param taken whether the bot has heard
     * @param last whether another would come to the same
     * @param status null without an answer
     * @param words why not, for the log of deliveries
     */
    record Outcome(boolean taken, boolean last, @Nullable Integer status, String words) {}

    /** One try, which takes no longer than this. */
    @FunctionalInterface
    interface Attempt {
        Outcome within(Duration patience);
    }

    /** What the last try came to that was made. */
    Outcome of(Attempt attempt) {
        Outcome one = attempt.within(patience);
        for (int made = 1; made < MOST && !one.taken() && !one.last(); made++) {
            one = attempt.within(patience);
        }
        return one;
    }
}
