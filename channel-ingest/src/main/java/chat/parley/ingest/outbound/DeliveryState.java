package chat.parley.ingest.outbound;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How far a delivery got. */
public enum DeliveryState {
    /** Behind an earlier one of the same conversation. */
    @JsonProperty("waiting")
    WAITING,
    /** Its next attempt has a time. */
    @JsonProperty("pending")
    PENDING,
    /** An attempt is under way. */
    @JsonProperty("sending")
    SENDING,
    /** The provider has taken all of it. */
    @JsonProperty("sent")
    SENT,
    /** Given up; the reason says why. */
    @JsonProperty("failed")
    FAILED,
    /** The provider may or may not have it [N-17]. */
    @JsonProperty("uncertain")
    UNCERTAIN;

    /** As it stands in the database. */
    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DeliveryState of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
