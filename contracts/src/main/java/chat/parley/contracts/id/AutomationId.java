package chat.parley.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Identifies an automation rule.
 *
 * @param value 1 to 64 characters of {@code A-Z a-z 0-9 _ -}
 */
public record AutomationId(@JsonValue String value) implements Comparable<AutomationId> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AutomationId {
        Identifier.check("AutomationId", value);
    }

    @Override
    public int compareTo(AutomationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
