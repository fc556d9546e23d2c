package chat.parley.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Identifies who writes to the account.
 *
 * @param value 1 to 64 characters of {@code A-Z a-z 0-9 _ -}
 */
public record VisitorId(@JsonValue String value) implements Comparable<VisitorId> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public VisitorId {
        Identifier.check("VisitorId", value);
    }

    @Override
    public int compareTo(VisitorId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
