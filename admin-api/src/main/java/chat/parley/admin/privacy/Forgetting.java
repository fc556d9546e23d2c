package chat.parley.admin.privacy;

import java.time.Duration;
import java.time.Instant;

/**
 * When what nobody overwrites is gone by itself.
 *
 * @param topics for how long the topics keep a record
 * @param backups for how long backups are kept
 */
record Forgetting(Duration topics, Duration backups) {
    /** A topic deletes a segment once its newest record is old enough; the oldest may then be twice as old. */
    Instant topics(Instant now) {
        return now.plus(topics.multipliedBy(2));
    }

    Instant backups(Instant now) {
        return now.plus(backups);
    }
}
