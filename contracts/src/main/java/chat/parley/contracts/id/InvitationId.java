package chat.parley.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Identifies one invitation of a visitor into a chat; nobody can guess it.
 *
 * @param value 1 to 64 characters of {@code A-Z a-z 0-9 _ -}
 */
public record InvitationId(@JsonValue String value) implements Comparable<InvitationId> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public InvitationId {
        Identifier.check("InvitationId", value);
    }

    @Override
    public int compareTo(InvitationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
