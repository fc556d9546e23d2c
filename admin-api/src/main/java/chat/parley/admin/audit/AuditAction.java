package chat.parley.admin.audit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What was done to a thing. */
public enum AuditAction {
    CREATED,
    CHANGED,
    REMOVED,
    /** Saved as a file; nothing was changed. */
    EXPORTED;

    /** As it is stored and answered. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
