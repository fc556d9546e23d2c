package chat.parley.contracts.visit;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a visitor stands on the site, as their own page says [U-16]. */
public enum VisitorStage {
    /** Idle on the site. */
    @JsonProperty("available")
    AVAILABLE,
    /** Looking at an invitation. */
    @JsonProperty("invite")
    INVITE,
    @JsonProperty("chat")
    CHAT,
    /** Looking at the form for leaving a message. */
    @JsonProperty("lead")
    LEAD
}
