package chat.parley.admin.audit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What was done to a thing. */
public enum AuditAction {
    CREATED,
    CHANGED,
    REMOVED;

    /** As it is stored and answered. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
