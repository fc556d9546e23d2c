package chat.parley.notification.announce;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The id of a lease's record: the socket it comes from and its number there. Number 0 tells every replica that a
 * device has a new socket.
 */
public record LeaseId(String sessionId, long number) {
    static String of(String sessionId, long number) {
        return sessionId + "." + number;
    }

    /** The id as it stands in a record's header; empty when it is not one of these. */
    public static Optional<LeaseId> parse(@Nullable String text) {
        int dot = text == null ? -1 : text.lastIndexOf('.');
        if (text == null || dot < 1 || !text.substring(dot + 1).matches("[0-9]{1,18}")) {
            return Optional.empty();
        }
        return Optional.of(new LeaseId(text.substring(0, dot), Long.parseLong(text.substring(dot + 1))));
    }
}
