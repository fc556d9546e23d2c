package chat.parley.ingest.outbound;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What the provider is to be told. */
public enum DeliveryAction {
    @JsonProperty("send")
    SEND,
    @JsonProperty("edit")
    EDIT,
    @JsonProperty("delete")
    DELETE;

    /** As it stands in the database. */
    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DeliveryAction of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
