package chat.parley.contracts.presence;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether an operator takes dialogs. */
public enum PresenceStatus {
    /** Takes dialogs, automatic ones too. */
    @JsonProperty("online")
    ONLINE,
    /** Keeps their dialogs, gets no new ones automatically. */
    @JsonProperty("away")
    AWAY,
    /** Works, but is not shown and gets no new ones automatically. */
    @JsonProperty("invisible")
    INVISIBLE,
    /** Not there; this device's lease is over at once. */
    @JsonProperty("offline")
    OFFLINE
}
