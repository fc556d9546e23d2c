package chat.parley.contracts.dialog;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The durable timers of a dialog. */
public enum TimerKind {
    /** The visitor has waited for the first reply of an operator as long as the account sets [W-22]. */
    @JsonProperty("first-reply")
    FIRST_REPLY,
    /** Nobody has written for as long as the account sets. */
    @JsonProperty("idle")
    IDLE,
    /** The visitor has waited for a later reply as long as the account sets [W-26]. */
    @JsonProperty("reply")
    REPLY,
    /** The owner has not answered for so long that somebody else gets the dialog [P-07]. */
    @JsonProperty("reassign")
    REASSIGN,
    /** Required skills are waived from now on [P-05]. */
    @JsonProperty("skills")
    SKILLS,
    /** The visitor has had their time to read the last message of a closed dialog [W-61]. */
    @JsonProperty("read-grace")
    READ_GRACE,
    @JsonProperty("sla-first-reply-warning")
    SLA_FIRST_REPLY_WARNING,
    @JsonProperty("sla-first-reply")
    SLA_FIRST_REPLY,
    @JsonProperty("sla-next-reply-warning")
    SLA_NEXT_REPLY_WARNING,
    @JsonProperty("sla-next-reply")
    SLA_NEXT_REPLY,
    @JsonProperty("sla-resolution-warning")
    SLA_RESOLUTION_WARNING,
    @JsonProperty("sla-resolution")
    SLA_RESOLUTION,
    /** Nobody has written for as long as an automation rule waits for [T-07]. */
    @JsonProperty("automation")
    AUTOMATION,
    /** The account's settings have changed: the dialog's other timers are set anew. */
    @JsonProperty("settings")
    SETTINGS
}
