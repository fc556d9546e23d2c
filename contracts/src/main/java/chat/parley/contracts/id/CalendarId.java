package chat.parley.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Identifies a calendar of working time.
 *
 * @param value 1 to 64 characters of {@code A-Z a-z 0-9 _ -}
 */
public record CalendarId(@JsonValue String value) implements Comparable<CalendarId> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CalendarId {
        Identifier.check("CalendarId", value);
    }

    @Override
    public int compareTo(CalendarId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
