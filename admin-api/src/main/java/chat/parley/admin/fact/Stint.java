package chat.parley.admin.fact;

import chat.parley.contracts.dialog.AssignmentCause;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.OperatorId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An operator had the dialog for a while.
 *
 * @param number counts the dialog's stints from 1
 * @param until null while it goes on
 * @param end null while it goes on
 * @param firstReply how long the dialog's first reply took, in milliseconds; null where it is of another stint
 * @param replies how many answers to unanswered messages followed
 */
public record Stint(
        int number,
        OperatorId operatorId,
        Instant from,
        @Nullable Instant until,
        AssignmentCause cause,
        @Nullable StintEnd end,
        int messages,
        @Nullable Long firstReply,
        int replies,
        long repliesMillis) {

    static Stint begun(int number, DialogEvent.OperatorAssigned event) {
        return new Stint(number, event.operatorId(), event.meta().at(), null, event.cause(), null, 0, null, 0, 0);
    }

    Stint ended(Instant at, StintEnd why) {
        return new Stint(number, operatorId, from, at, cause, why, messages, firstReply, replies, repliesMillis);
    }

    Stint spoken(Talk.Reply reply) {
        return switch (reply) {
            case Talk.Reply.First first -> spoken(first.millis(), 0, 0);
            case Talk.Reply.Next next -> spoken(firstReply, 1, next.millis());
            case Talk.Reply.Addition addition -> spoken(firstReply, 0, 0);
        };
    }

    private Stint spoken(@Nullable Long first, int more, long millis) {
        return new Stint(
                number,
                operatorId,
                from,
                until,
                cause,
                end,
                messages + 1,
                first,
                replies + more,
                repliesMillis + millis);
    }

    /** How long it was, in milliseconds; 0 while it goes on. */
    public long millis() {
        return until == null ? 0 : Math.max(0, Duration.between(from, until).toMillis());
    }
}
