package chat.parley.contracts.dialog;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an SLA promises [P-06]. */
public enum SlaTarget {
    @JsonProperty("first-reply")
    FIRST_REPLY,
    @JsonProperty("next-reply")
    NEXT_REPLY,
    @JsonProperty("resolution")
    RESOLUTION
}
