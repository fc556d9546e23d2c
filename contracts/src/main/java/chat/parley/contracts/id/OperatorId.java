package chat.parley.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Identifies a person who answers; equals the subject of the operator's token.
 *
 * @param value 1 to 64 characters of {@code A-Z a-z 0-9 _ -}
 */
public record OperatorId(@JsonValue String value) implements Comparable<OperatorId> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OperatorId {
        Identifier.check("OperatorId", value);
    }

    @Override
    public int compareTo(OperatorId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
