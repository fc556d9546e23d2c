package chat.parley.contracts.dialog;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The durable timers of a dialog. */
public enum TimerKind {
    /** The visitor has waited for the first reply of an operator as long as the account sets [W-22]. */
    @JsonProperty("first-reply")
    FIRST_REPLY,
    /** Nobody has written for as long as the account sets. */
    @JsonProperty("idle")
    IDLE
}
