package chat.parley.integration.delivery;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How far a delivery got. */
public enum DeliveryState {
    /** Behind an earlier one of the same conversation to the same endpoint. */
    @JsonProperty("waiting")
    WAITING,
    /** Its next attempt has a time. */
    @JsonProperty("pending")
    PENDING,
    /** An attempt is under way. */
    @JsonProperty("sending")
    SENDING,
    @JsonProperty("delivered")
    DELIVERED,
    /** Given up; the reason says why. A retry by hand brings it back. */
    @JsonProperty("dead")
    DEAD;

    /** As it stands in the database. */
    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DeliveryState of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
