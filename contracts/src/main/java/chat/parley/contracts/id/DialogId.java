package chat.parley.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Identifies one session of a conversation, from opening to close.
 *
 * @param value 1 to 64 characters of {@code A-Z a-z 0-9 _ -}
 */
public record DialogId(@JsonValue String value) implements Comparable<DialogId> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DialogId {
        Identifier.check("DialogId", value);
    }

    @Override
    public int compareTo(DialogId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
