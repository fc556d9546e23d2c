package chat.parley.admin.template;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whose a template or a macro is [W-16]. */
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

    /** @throws IllegalArgumentException where there is no such level */
    public static TemplateLevel of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
