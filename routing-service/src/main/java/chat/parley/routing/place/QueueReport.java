package chat.parley.routing.place;

import chat.parley.contracts.decision.QueueState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says how an account's queue stands when that has changed, at most twice a second [P-03]. */
public final class QueueReport {
    /** How long nothing is said after something was, in milliseconds. */
    public static final long SILENCE = 500;

    private @Nullable QueueState said;
    private long saidAt;

    /**
     * What is to be said now.
     *
     * @param now milliseconds of a monotonic clock
     */
    public Optional<QueueState> look(QueueState state, long now) {
        if (!owes(state) || (said != null && now - saidAt < SILENCE)) {
            return Optional.empty();
        }
        said = state;
        saidAt = now;
        return Optional.of(state);
    }

    /** Whether this is not what was said last. */
    public boolean owes(QueueState state) {
        return !state.equals(said);
    }
}
