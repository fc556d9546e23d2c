package chat.parley.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Identifies one routing decision; also the id of the command that carries it out.
 *
 * @param value 1 to 64 characters of {@code A-Z a-z 0-9 _ -}
 */
public record DecisionId(@JsonValue String value) implements Comparable<DecisionId> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DecisionId {
        Identifier.check("DecisionId", value);
    }

    @Override
    public int compareTo(DecisionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
