package chat.parley.contracts.dialog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The kind of foreign system a channel connects, open for third parties [B-01].
 *
 * @param value for example {@code web}, {@code telegram}, {@code vk}
 */
public record ChannelKind(@JsonValue String value) {
    /** Parley's own chat on a site. */
    public static final ChannelKind WEB = new ChannelKind("web");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ChannelKind {
        if (!value.matches("[a-z][a-z0-9-]{0,31}")) {
            throw new IllegalArgumentException("a channel kind is 1 to 32 characters of a-z 0-9 -");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
