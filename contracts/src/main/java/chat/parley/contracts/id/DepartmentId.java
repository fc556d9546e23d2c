package chat.parley.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Identifies a named group of operators.
 *
 * @param value 1 to 64 characters of {@code A-Z a-z 0-9 _ -}
 */
public record DepartmentId(@JsonValue String value) implements Comparable<DepartmentId> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DepartmentId {
        Identifier.check("DepartmentId", value);
    }

    @Override
    public int compareTo(DepartmentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
