package chat.parley.admin.fact;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long a dialog has waited for an operator, all its times together.
 *
 * @param since when it began to wait; null while it does not
 * @param times how often it has waited
 * @param millis how long, without the time that goes on
 */
public record Waiting(@Nullable Instant since, int times, long millis) {
    static Waiting none() {
        return new Waiting(null, 0, 0);
    }

    /** Queued anew while it waits, for example at another department, it goes on waiting. */
    Waiting begun(Instant at) {
        return since == null ? new Waiting(at, times + 1, millis) : this;
    }

    Waiting ended(Instant at) {
        return since == null
                ? this
                : new Waiting(
                        null,
                        times,
                        millis + Math.max(0, Duration.between(since, at).toMillis()));
    }
}
