package chat.parley.contracts.dialog;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a dialog ended. */
public enum CloseReason {
    @JsonProperty("by-operator")
    BY_OPERATOR,
    @JsonProperty("by-visitor")
    BY_VISITOR,
    /** Nobody wrote for as long as the account allows. */
    @JsonProperty("idle")
    IDLE,
    /** An automation rule closed it [T-07]. */
    @JsonProperty("by-rule")
    BY_RULE
}
