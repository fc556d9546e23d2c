package chat.parley.dialog.ask;

import chat.parley.contracts.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a command without an outcome may still get one. No replica remembers what it sent; the address it gave out
 * says when the broker had the command, so every replica answers the same, after a restart too.
 */
final class UnderWay {
    /** How long the commands topic keeps a command: after that nobody can handle it any more. */
    static final Duration KEPT = Duration.ofMillis(Long.parseLong(
            java.util.Objects.requireNonNull(Topic.COMMANDS.config().get("retention.ms"))));

    /** By how much replicas' clocks may differ. */
    static final Duration SKEW = Duration.ofMinutes(1);

    private UnderWay() {}

    /** @param sent milliseconds since 1970; null when the caller cannot say */
    static boolean may(@Nullable Long sent, Instant now) {
        if (sent == null) {
            return false;
        }
        long age = now.toEpochMilli() - sent;
        return age >= -SKEW.toMillis() && age < KEPT.toMillis();
    }
}
