package chat.parley.dialog.statistics;

import java.time.Instant;

/**
 * What became of the dialogs that were closed in a period, and how often visitors were told to be patient in it.
 *
 * @param from included
 * @param to not included
 * @param refusalSeconds the refusal timeout as it is set now
 * @param stated as it was said of each dialog when it was closed [N-21]
 * @param present as it would be said by the timeout of now
 * @param unstated dialogs of which nothing was said, because they are older than outcomes; in none of the others
 * @param busyMessages how often visitors were told in the period that operators are busy [W-26]
 */
public record OutcomeCounts(
        Instant from, Instant to, int refusalSeconds, Split stated, Split present, long unstated, long busyMessages) {
    /**
     * @param served with an answer
     * @param refusal without one, closed before the refusal timeout
     * @param missed without one, at or after it [W-29]
     * @param missedVisitors how many different visitors those were [W-23]
     */
    public record Split(long served, long refusal, long missed, long missedVisitors) {}
}
