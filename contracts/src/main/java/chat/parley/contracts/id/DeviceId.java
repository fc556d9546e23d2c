package chat.parley.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Identifies one browser or app in which an operator is logged in.
 *
 * @param value 1 to 64 characters of {@code A-Z a-z 0-9 _ -}
 */
public record DeviceId(@JsonValue String value) implements Comparable<DeviceId> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DeviceId {
        Identifier.check("DeviceId", value);
    }

    @Override
    public int compareTo(DeviceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
