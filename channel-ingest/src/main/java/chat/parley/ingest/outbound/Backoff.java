package chat.parley.ingest.outbound;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * When to try again: soon at first, then ever more seldom, for a day. Chance spreads the attempts, so that a provider
 * that comes back is not overrun.
 */
public final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration PERSISTENCE = Duration.ofHours(24);
    private static final double SPREAD = 0.2;

    private final DoubleSupplier chance;

    /** @param chance gives numbers from 0 up to 1 */
    public Backoff(DoubleSupplier chance) {
        this.chance = chance;
    }

    /**
     * When the next attempt is due.
     *
     * @param failures how many attempts of this round have failed, at least 1
     * @param roundBegan when the round's first attempt was made
     * @return empty when it is time to give up
     */
    public Optional<Instant> next(int failures, Instant roundBegan, Instant now) {
        Instant next = now.plus(pause(failures));
        return next.isAfter(roundBegan.plus(PERSISTENCE)) ? Optional.empty() : Optional.of(next);
    }

    /** @param failures in a row, at least 1 */
    public Duration pause(int failures) {
        Duration pause = FIRST;
        for (int i = 1; i < failures && pause.compareTo(LONGEST) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        if (pause.compareTo(LONGEST) > 0) {
            pause = LONGEST;
        }
        double factor = 1 - SPREAD + 2 * SPREAD * chance.getAsDouble();
        return Duration.ofMillis((long) (pause.toMillis() * factor));
    }
}
