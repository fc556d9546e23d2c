package chat.parley.contracts.dialog;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What became of a dialog, by the refusal timeout that was set when it was closed [W-23, W-29]. */
public enum DialogOutcome {
    /** An operator or a bot has answered. */
    @JsonProperty("served")
    SERVED,
    /** Closed without an answer before the refusal timeout. */
    @JsonProperty("refusal")
    REFUSAL,
    /** Without an answer at or after the refusal timeout. */
    @JsonProperty("missed")
    MISSED
}
