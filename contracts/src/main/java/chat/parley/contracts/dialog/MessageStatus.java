package chat.parley.contracts.dialog;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far an outgoing message got at its channel. The status of a message only ever rises [N-17]. */
public enum MessageStatus {
    /** The provider may or may not have it: the answer was lost, and it has no idempotency key. */
    @JsonProperty("uncertain")
    UNCERTAIN,
    @JsonProperty("failed")
    FAILED,
    /** The provider took it. */
    @JsonProperty("sent")
    SENT,
    @JsonProperty("delivered")
    DELIVERED,
    @JsonProperty("read")
    READ
}
