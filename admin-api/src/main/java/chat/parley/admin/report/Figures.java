package chat.parley.admin.report;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The figures of some dialogs in a period, as docs/metrics.md defines them. A dialog counts where it was opened in
 * {@code opened} and {@code offline}, where its visitor was told in {@code busyMessages}, and everywhere else where it
 * was closed.
 *
 * @param present by the refusal timeout of now
 * @param stated as was said of each when it was closed
 * @param unstated closed ones of which nothing was said
 */
@Schema(description = "Figures of some dialogs in a period; docs/metrics.md defines each. Times are in milliseconds.")
public record Figures(
        long opened,
        long offline,
        long closed,
        Outcomes present,
        Outcomes stated,
        long unstated,
        long busyMessages,
        Spread firstReply,
        Spread firstBotReply,
        Replies replies,
        Spread waiting,
        Spread handling,
        Rating rating,
        long transfers,
        long reassignments,
        Messages messages) {

    /**
     * What became of them.
     *
     * @param servedByOperators of the served those in which an operator wrote
     * @param servedByBots of the served the others
     * @param missedVisitors how many different visitors were missed
     */
    public record Outcomes(
            long served, long servedByOperators, long servedByBots, long refusal, long missed, long missedVisitors) {}

    /**
     * Operators' answers after the first.
     *
     * @param averageMillis null for none
     * @param longestMillis null for none
     */
    public record Replies(
            long count,
            @Nullable Long averageMillis,
            @Nullable Long longestMillis) {}

    /**
     * Visitors' marks.
     *
     * @param hundredths the average mark times 100, rounded half up; null for none
     * @param marks how many marks of 1, 2, 3, 4 and 5
     */
    public record Rating(long count, @Nullable Long hundredths, List<Long> marks) {
        public Rating {
            marks = List.copyOf(marks);
        }
    }

    /** How many messages each side wrote. */
    public record Messages(long visitor, long operator, long bot) {}
}
