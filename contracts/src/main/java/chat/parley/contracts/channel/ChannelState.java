package chat.parley.contracts.channel;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a channel's connection works. */
public enum ChannelState {
    @JsonProperty("active")
    ACTIVE,
    /** Calls fail; it is tried again. */
    @JsonProperty("unavailable")
    UNAVAILABLE,
    /** The provider does not know us any more; somebody must see to it. */
    @JsonProperty("deactivated")
    DEACTIVATED
}
