package chat.parley.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Identifies a rule that chooses a department by the words of a first message.
 *
 * @param value 1 to 64 characters of {@code A-Z a-z 0-9 _ -}
 */
public record KeywordRuleId(@JsonValue String value) implements Comparable<KeywordRuleId> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public KeywordRuleId {
        Identifier.check("KeywordRuleId", value);
    }

    @Override
    public int compareTo(KeywordRuleId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
