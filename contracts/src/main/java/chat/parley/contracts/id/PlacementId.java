package chat.parley.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Identifies one widget button on a site.
 *
 * @param value 1 to 64 characters of {@code A-Z a-z 0-9 _ -}
 */
public record PlacementId(@JsonValue String value) implements Comparable<PlacementId> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PlacementId {
        Identifier.check("PlacementId", value);
    }

    @Override
    public int compareTo(PlacementId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
