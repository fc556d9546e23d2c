package chat.parley.contracts.dialog;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which reply a visitor has waited for too long. */
public enum OverdueReply {
    /** The first of the dialog [W-22]. */
    @JsonProperty("first")
    FIRST,
    /** A later one [W-26]. */
    @JsonProperty("next")
    NEXT
}
