package chat.parley.contracts.dialog;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How urgent a dialog is; among waiting dialogs the more urgent is given out first, then the older. */
public enum DialogPriority {
    @JsonProperty("low")
    LOW,
    @JsonProperty("normal")
    NORMAL,
    @JsonProperty("high")
    HIGH,
    @JsonProperty("urgent")
    URGENT
}
