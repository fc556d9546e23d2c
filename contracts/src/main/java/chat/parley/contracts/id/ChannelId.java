package chat.parley.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Identifies one connected channel, for example one Telegram bot.
 *
 * @param value 1 to 64 characters of {@code A-Z a-z 0-9 _ -}
 */
public record ChannelId(@JsonValue String value) implements Comparable<ChannelId> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ChannelId {
        Identifier.check("ChannelId", value);
    }

    @Override
    public int compareTo(ChannelId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
