package chat.parley.contracts.dialog;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How an operator came to own a dialog. */
public enum AssignmentCause {
    /** Routing decided [W-44]. */
    @JsonProperty("automatic")
    AUTOMATIC,
    /** The operator took it by hand [W-43, W-48]. */
    @JsonProperty("taken")
    TAKEN,
    /** The operator was the first to reply [W-43]. */
    @JsonProperty("replied")
    REPLIED,
    /** Somebody gave it to them [T-04]. */
    @JsonProperty("transferred")
    TRANSFERRED,
    /** The operator opened the closed dialog again. */
    @JsonProperty("reopened")
    REOPENED
}
