package chat.parley.ingest.connection;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How a channel's connection is [C-07]. */
public enum ConnectionState {
    @JsonProperty("active")
    ACTIVE,
    /** The provider does not answer or does not know us; it is asked again, one message at a time. */
    @JsonProperty("unavailable")
    UNAVAILABLE,
    /** The provider has refused us too often: nothing is sent until an administrator has looked. */
    @JsonProperty("deactivated")
    DEACTIVATED;

    /** As it stands in the database. */
    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ConnectionState of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
