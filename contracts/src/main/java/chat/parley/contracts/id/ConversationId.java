package chat.parley.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Identifies the lasting thread between one visitor address and one channel.
 *
 * @param value 1 to 64 characters of {@code A-Z a-z 0-9 _ -}
 */
public record ConversationId(@JsonValue String value) implements Comparable<ConversationId> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ConversationId {
        Identifier.check("ConversationId", value);
    }

    @Override
    public int compareTo(ConversationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
