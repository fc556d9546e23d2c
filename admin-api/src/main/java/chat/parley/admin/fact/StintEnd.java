package chat.parley.admin.fact;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why an operator has a dialog no more. */
public enum StintEnd {
    @JsonProperty("closed")
    CLOSED,
    /** A person gave it to somebody else, to a queue or back to its bot. */
    @JsonProperty("transferred")
    TRANSFERRED,
    /** The operator lost it: gone, too slow, or somebody took it. */
    @JsonProperty("reassigned")
    REASSIGNED
}
