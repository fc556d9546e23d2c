package chat.parley.ingest.kit;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** The values of a secret that are good now: the present one, and for a while the one that it replaced. */
public final class LiveSecrets {
    private LiveSecrets() {}

    /** The present one first; empty where there is none. */
    public static List<String> of(ChannelConnection connection, String name, Instant now) {
        var live = new ArrayList<String>();
        String present = connection.secret(name);
        if (!present.isEmpty()) {
            live.add(present);
        }
        String previous = connection.secret(name + "-previous");
        if (!previous.isEmpty() && now.isBefore(end(connection.config(name + "PreviousUntil", "")))) {
            live.add(previous);
        }
        return List.copyOf(live);
    }

    private static Instant end(String text) {
        try {
            return text.isEmpty() ? Instant.MIN : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return Instant.MIN;
        }
    }
}
