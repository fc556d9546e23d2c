package chat.parley.contracts.automation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an automation rule looks at [T-07]. */
public enum AutomationTrigger {
    @JsonProperty("dialog-opened")
    DIALOG_OPENED,
    @JsonProperty("visitor-message")
    VISITOR_MESSAGE,
    @JsonProperty("operator-message")
    OPERATOR_MESSAGE,
    @JsonProperty("operator-assigned")
    OPERATOR_ASSIGNED,
    @JsonProperty("dialog-queued")
    DIALOG_QUEUED,
    @JsonProperty("dialog-changed")
    DIALOG_CHANGED,
    @JsonProperty("reply-overdue")
    REPLY_OVERDUE,
    @JsonProperty("sla-warned")
    SLA_WARNED,
    @JsonProperty("sla-breached")
    SLA_BREACHED,
    @JsonProperty("dialog-closed")
    DIALOG_CLOSED,
    @JsonProperty("dialog-reopened")
    DIALOG_REOPENED,
    /** Nobody has written in the open dialog for as long as the rule says. */
    @JsonProperty("silence")
    SILENCE
}
