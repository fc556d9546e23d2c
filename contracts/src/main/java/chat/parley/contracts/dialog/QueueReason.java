package chat.parley.contracts.dialog;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a dialog waits in a queue. */
public enum QueueReason {
    @JsonProperty("opened")
    OPENED,
    /** An operator sent it back or to a department [T-04]. */
    @JsonProperty("transferred")
    TRANSFERRED,
    /** Its operator cannot be reached any more; it goes to the head of the queue. */
    @JsonProperty("operator-lost")
    OPERATOR_LOST,
    /** Its operator did not answer in time [P-07]. */
    @JsonProperty("unanswered")
    UNANSWERED,
    /** The bot that had it has called an operator, or did not answer in time [J-06]. */
    @JsonProperty("bot")
    BOT
}
