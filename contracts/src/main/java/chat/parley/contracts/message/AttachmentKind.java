package chat.parley.contracts.message;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How an attachment is to be shown. */
public enum AttachmentKind {
    @JsonProperty("image")
    IMAGE,
    @JsonProperty("audio")
    AUDIO,
    /** Spoken into the messenger itself. */
    @JsonProperty("voice")
    VOICE,
    @JsonProperty("video")
    VIDEO,
    @JsonProperty("sticker")
    STICKER,
    /** Anything else, to be downloaded. */
    @JsonProperty("file")
    FILE
}
