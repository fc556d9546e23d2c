package chat.parley.contracts.automation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an automation rule may ask of a dialog; each is a text, or a list of texts, or missing. */
public enum AutomationField {
    /** The text of the visitor's last message. */
    @JsonProperty("text")
    TEXT,
    @JsonProperty("channel-kind")
    CHANNEL_KIND,
    @JsonProperty("channel")
    CHANNEL,
    @JsonProperty("placement")
    PLACEMENT,
    @JsonProperty("department")
    DEPARTMENT,
    @JsonProperty("language")
    LANGUAGE,
    /** {@code waiting}, {@code assigned} or {@code closed}. */
    @JsonProperty("status")
    STATUS,
    @JsonProperty("operator")
    OPERATOR,
    @JsonProperty("priority")
    PRIORITY,
    @JsonProperty("tag")
    TAG,
    @JsonProperty("category")
    CATEGORY,
    @JsonProperty("visitor-name")
    VISITOR_NAME,
    @JsonProperty("page")
    PAGE,
    /** The id of a calendar whose working time it is now. */
    @JsonProperty("working-time")
    WORKING_TIME,
    /** Minutes since the dialog was opened, whole. */
    @JsonProperty("minutes-open")
    MINUTES_OPEN,
    /** Minutes the visitor has waited for what they wait for now, whole. */
    @JsonProperty("minutes-waiting")
    MINUTES_WAITING
}
