package chat.parley.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Identifies a promise of how fast visitors are answered.
 *
 * @param value 1 to 64 characters of {@code A-Z a-z 0-9 _ -}
 */
public record SlaId(@JsonValue String value) implements Comparable<SlaId> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SlaId {
        Identifier.check("SlaId", value);
    }

    @Override
    public int compareTo(SlaId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
