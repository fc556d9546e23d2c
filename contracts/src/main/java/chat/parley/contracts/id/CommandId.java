package chat.parley.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Identifies one command; a repeat of a command carries the same id.
 *
 * @param value 1 to 64 characters of {@code A-Z a-z 0-9 _ -}
 */
public record CommandId(@JsonValue String value) implements Comparable<CommandId> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CommandId {
        Identifier.check("CommandId", value);
    }

    @Override
    public int compareTo(CommandId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
