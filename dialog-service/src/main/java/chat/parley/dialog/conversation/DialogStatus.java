package chat.parley.dialog.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a dialog stands. */
public enum DialogStatus {
    /** Open, and no operator owns it. */
    @JsonProperty("waiting")
    WAITING("waiting"),
    /** Open, and one operator owns it. */
    @JsonProperty("assigned")
    ASSIGNED("assigned"),
    @JsonProperty("closed")
    CLOSED("closed");

    private final String word;

    DialogStatus(String word) {
        this.word = word;
    }

    /** The status as it stands in rows and answers. */
    public String word() {
        return word;
    }
}
