package chat.parley.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Identifies one message or note.
 *
 * @param value 1 to 64 characters of {@code A-Z a-z 0-9 _ -}
 */
public record MessageId(@JsonValue String value) implements Comparable<MessageId> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MessageId {
        Identifier.check("MessageId", value);
    }

    @Override
    public int compareTo(MessageId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
