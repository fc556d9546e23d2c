package chat.parley.contracts.visit;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What became of an invitation. */
public enum InvitationAnswer {
    @JsonProperty("accepted")
    ACCEPTED,
    @JsonProperty("rejected")
    REJECTED,
    /** Nobody answered it in time. */
    @JsonProperty("expired")
    EXPIRED
}
