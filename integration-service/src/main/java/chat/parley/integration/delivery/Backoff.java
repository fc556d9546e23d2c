package chat.parley.integration.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * When to try again: soon at first, then ever more seldom, up to once an hour, for a day [N-10]. Chance spreads the
 * attempts, so that an endpoint that comes back is not overrun.
 */
public final class Backoff {
    private static final int FACTOR = 3;
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration PERSISTENCE = Duration.ofHours(24);
    private static final double SPREAD = 0.2;

    private final Duration first;
    private final DoubleSupplier chance;

    /**
     * @param first the pause after the first failure
     * @param chance gives numbers from 0 up to 1
     */
    public Backoff(Duration first, DoubleSupplier chance) {
        this.first = first;
        this.chance = chance;
    }

    /**
     * When the next attempt is due.
     *
     * @param failures how many attempts of this round have failed, at least 1
     * @param roundBegan when the round's first attempt was made
     * @param asked how long the endpoint itself asked to wait; null when it did not
     * @return empty when it is time to give up
     */
    public Optional<Instant> next(int failures, Instant roundBegan, Instant now, @Nullable Duration asked) {
        Duration pause = first;
        for (int i = 1; i < failures && pause.compareTo(LONGEST) < 0; i++) {
            pause = pause.multipliedBy(FACTOR);
        }
        if (pause.compareTo(LONGEST) > 0) {
            pause = LONGEST;
        }
        double factor = 1 - SPREAD + 2 * SPREAD * chance.getAsDouble();
        Duration spread = Duration.ofMillis((long) (pause.toMillis() * factor));
        Instant next = now.plus(asked != null && asked.compareTo(spread) > 0 ? asked : spread);
        return next.isAfter(roundBegan.plus(PERSISTENCE)) ? Optional.empty() : Optional.of(next);
    }
}
