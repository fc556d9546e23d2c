package chat.parley.notification.email;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * When to try again: soon at first, then ever more seldom, up to once an hour, for a day. Chance spreads the attempts
 * of several replicas, so that a mail server that comes back is not overrun.
 */
public final class Backoff {
    private static final int FACTOR = 3;
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration PERSISTENCE = Duration.ofHours(24);
    private static final double SPREAD = 0.2;

    private final Duration first;
    private final DoubleSupplier chance;

    /**
     * @param first the pause after the first failure, before chance
     * @param chance gives numbers from 0 up to 1
     */
    public Backoff(Duration first, DoubleSupplier chance) {
        this.first = first;
        this.chance = chance;
    }

    /**
     * When the next attempt is due.
     *
     * @param failures how many attempts have failed, at least 1
     * @param roundBegan when the first attempt was made
     * @return empty when it is time to give up
     */
    public Optional<Instant> next(int failures, Instant roundBegan, Instant now) {
        Duration pause = first;
        for (int i = 1; i < failures && pause.compareTo(LONGEST) < 0; i++) {
            pause = pause.multipliedBy(FACTOR);
        }
        long millis = Math.min(pause.toMillis(), LONGEST.toMillis());
        double factor = 1 - SPREAD + 2 * SPREAD * chance.getAsDouble();
        Instant next = now.plusMillis((long) (millis * factor));
        return next.isAfter(roundBegan.plus(PERSISTENCE)) ? Optional.empty() : Optional.of(next);
    }
}
