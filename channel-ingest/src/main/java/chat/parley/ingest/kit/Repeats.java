package chat.parley.ingest.kit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How often a protocol wants something tried again that was not taken, where it says so itself. What the other side
 * refuses is then never sent again, whatever the reason.
 *
 * @param most attempts after the first one
 * @param shortest pause before an attempt
 * @param longest pause before an attempt, as long as the channel works
 */
public record Repeats(int most, Duration shortest, Duration longest) {
    /**
     * When the next attempt is due.
     *
     * @param failures attempts so far, at least 1
     * @param wished pause, if the protocol lets it be
     * @return empty when it is time to give up
     */
    public Optional<Instant> next(int failures, Duration wished, Instant now) {
        if (failures > most) {
            return Optional.empty();
        }
        Duration least = wished.compareTo(shortest) < 0 ? shortest : wished;
        return Optional.of(now.plus(least.compareTo(longest) > 0 ? longest : least));
    }
}
