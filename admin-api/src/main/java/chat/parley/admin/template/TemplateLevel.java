package chat.parley.admin.template;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whose a template is [W-16]. */
public enum TemplateLevel {
    /** Every operator's of the account. */
    GLOBAL,
    /** Of the operators of one department. */
    DEPARTMENT,
    /** Of one operator. */
    PERSONAL;

    /** As it is stored and answered. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static TemplateLevel of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
