package chat.parley.contracts.visit;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a visitor holds in hand or sits at. */
public enum DeviceKind {
    @JsonProperty("desktop")
    DESKTOP,
    @JsonProperty("phone")
    PHONE,
    @JsonProperty("tablet")
    TABLET,
    @JsonProperty("bot")
    BOT
}
