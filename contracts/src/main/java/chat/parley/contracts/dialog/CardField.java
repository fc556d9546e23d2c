package chat.parley.contracts.dialog;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What of a {@link VisitorCard} a visitor may be asked for before a chat [U-15]. */
public enum CardField {
    @JsonProperty("name")
    NAME,
    @JsonProperty("email")
    EMAIL,
    @JsonProperty("phone")
    PHONE
}
