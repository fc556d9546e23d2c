package chat.parley.integration.destination;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Locale;

/** How a destination is doing [P-19]. */
public enum Health {
    /** It took what it was last sent. */
    @JsonProperty("healthy")
    HEALTHY,
    /** Its last attempt failed; it is still called. */
    @JsonProperty("failing")
    FAILING,
    /** It failed again and again: for a while nothing is sent, then one attempt tries it. */
    @JsonProperty("open")
    OPEN,
    /** It is called no more, until an administrator says so. */
    @JsonProperty("disabled")
    DISABLED;

    static Health of(boolean enabled, Circuit circuit) {
        if (!enabled) {
            return DISABLED;
        }
        return switch (circuit.state(Instant.MAX)) {
            case CLOSED -> circuit.failures() == 0 ? HEALTHY : FAILING;
            case OPEN, HALF_OPEN -> OPEN;
        };
    }

    /** As it stands in the database. */
    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Health of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
