package chat.parley.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Identifies an attachment.
 *
 * @param value 1 to 64 characters of {@code A-Z a-z 0-9 _ -}
 */
public record AttachmentId(@JsonValue String value) implements Comparable<AttachmentId> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AttachmentId {
        Identifier.check("AttachmentId", value);
    }

    @Override
    public int compareTo(AttachmentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
