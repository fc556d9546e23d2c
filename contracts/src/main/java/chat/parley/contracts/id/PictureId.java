package chat.parley.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Identifies a picture that an account shows to everybody: a logo or somebody's face. Nobody guesses it.
 *
 * @param value 1 to 64 characters of {@code A-Z a-z 0-9 _ -}
 */
public record PictureId(@JsonValue String value) implements Comparable<PictureId> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PictureId {
        Identifier.check("PictureId", value);
    }

    @Override
    public int compareTo(PictureId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
