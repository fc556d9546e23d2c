package chat.parley.notification.email;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an account was told last of one kind of thing, and whether it may be told again [W-25].
 *
 * @param lastAt when the last mail went out, or was decided on if it is not out yet; null when there was none
 * @param underWay whether that mail is still to be sent
 */
public record AlertThrottle(@Nullable Instant lastAt, boolean underWay) {
    /**
     * Whether a mail may go out now. While one is under way none does, however long that takes: after an outage of the
     * mail server one arrives, not one for each window of the outage.
     *
     * @param window how long after a mail none follows, its last instant included; zero lets every mail through
     */
    public boolean allows(Instant now, Duration window) {
        if (window.isZero()) {
            return true;
        }
        return !underWay && (lastAt == null || now.isAfter(lastAt.plus(window)));
    }
}
