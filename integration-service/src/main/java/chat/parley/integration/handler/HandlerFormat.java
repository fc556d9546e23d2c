package chat.parley.integration.handler;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a handler is sent. */
public enum HandlerFormat {
    /** The event as it is public, and all that is known of its dialog. */
    @JsonProperty("parley")
    PARLEY,
    /** The few fields that receivers made for handler URLs of older services read. */
    @JsonProperty("compatible")
    COMPATIBLE;

    /** As it stands in the database and in requests. */
    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<HandlerFormat> of(String column) {
        return Arrays.stream(values())
                .filter(format -> format.column().equals(column))
                .findAny();
    }
}
