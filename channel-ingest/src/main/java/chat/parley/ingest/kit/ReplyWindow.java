package chat.parley.ingest.kit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * For how long after their last message a visitor may be written to, where the other side takes no answer later [N-28].
 *
 * @param length more than nothing
 */
public record ReplyWindow(Duration length) {
    /** In a channel's settings: the length in hours; left out for no end. */
    public static final String HOURS = "replyHours";

    public ReplyWindow {
        if (!length.isPositive()) {
            throw new IllegalArgumentException("a window is open for a while");
        }
    }

    /** What is set for a channel; empty where answers are taken at any time. */
    public static Optional<ReplyWindow> of(ChannelConnection connection) {
        String hours = connection.config(HOURS, "");
        return hours.matches("[1-9][0-9]{0,2}")
                ? Optional.of(new ReplyWindow(Duration.ofHours(Long.parseLong(hours))))
                : Optional.empty();
    }

    /** @param wroteAt when the visitor wrote last; null where nobody knows, which closes nothing */
    public boolean isOpen(@Nullable Instant wroteAt, Instant now) {
        return wroteAt == null || now.isBefore(wroteAt.plus(length));
    }

    /** Why nothing is sent, to an operator. */
    public String refusal() {
        return "answers are taken for " + length.toHours() + " h after the visitor's last message only";
    }
}
