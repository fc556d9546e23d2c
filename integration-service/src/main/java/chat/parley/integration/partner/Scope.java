package chat.parley.integration.partner;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One thing that a token allows. */
public enum Scope {
    CONVERSATIONS_READ("conversations:read"),
    CONVERSATIONS_WRITE("conversations:write"),
    VISITORS_READ("visitors:read"),
    OPERATORS_READ("operators:read"),
    FILES_READ("files:read");

    private final String text;

    Scope(String text) {
        this.text = text;
    }

    /** As it stands in JSON and in the database; never changes. */
    @JsonValue
    public String text() {
        return text;
    }

    /** Empty for a text that is no scope. */
    static Optional<Scope> of(@Nullable String text) {
        return Arrays.stream(values()).filter(scope -> scope.text.equals(text)).findFirst();
    }
}
