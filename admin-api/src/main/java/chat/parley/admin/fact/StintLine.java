package chat.parley.admin.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stint as reports read it.
 *
 * @param until null while it goes on
 * @param firstReply in milliseconds; null where the dialog's first reply is of another stint
 */
public record StintLine(
        String operatorId,
        Instant from,
        @Nullable Instant until,
        boolean transferred,
        int messages,
        @Nullable Long firstReply,
        int replies,
        long repliesMillis) {
    public static StintLine of(Stint stint) {
        return new StintLine(
                stint.operatorId().value(),
                stint.from(),
                stint.until(),
                stint.end() == StintEnd.TRANSFERRED,
                stint.messages(),
                stint.firstReply(),
                stint.replies(),
                stint.repliesMillis());
    }
}
