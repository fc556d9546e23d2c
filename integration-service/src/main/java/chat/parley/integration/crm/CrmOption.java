package chat.parley.integration.crm;

import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is entered to connect a CRM.
 *
 * @param secret whether it is sealed and never shown
 * @param form what it must look like
 * @param words what is said of what does not
 * @param usual what holds when nothing is entered; empty for nothing, null where something must be entered
 * @param when with which value of which other option it is asked for, as {@code credentials=token,oauth}; empty for
 *     always
 */
public record CrmOption(
        String name,
        boolean secret,
        Pattern form,
        String words,
        @Nullable String usual,
        String when) {
    private static final Pattern SECRET = Pattern.compile("[\\x21-\\x7e]{1,4000}");

    /** One that must be entered. */
    public static CrmOption of(String name, String form, String words) {
        return new CrmOption(name, false, Pattern.compile(form), words, null, "");
    }

    /** A secret that must be entered. */
    public static CrmOption secret(String name) {
        return new CrmOption(name, true, SECRET, "must be 1 to 4000 characters without spaces", null, "");
    }

    /** A choice. */
    public static CrmOption choice(String name, String usual, String... others) {
        String all = usual + (others.length == 0 ? "" : "|" + String.join("|", others));
        return new CrmOption(name, false, Pattern.compile(all.replace(".", "\\.")), "must be " + all, usual, "");
    }

    /** The same, with something that holds when nothing is entered. */
    public CrmOption usual(String value) {
        return new CrmOption(name, secret, form, words, value, when);
    }

    /** The same, asked for only then. */
    public CrmOption when(String condition) {
        return new CrmOption(name, secret, form, words, usual, condition);
    }

    /** Whether it is asked for beside these. */
    boolean applies(Map<String, String> options) {
        if (when.isEmpty()) {
            return true;
        }
        String[] parts = when.split("=", 2);
        String other = Objects.requireNonNullElse(options.get(parts[0]), "");
        return java.util.List.of(parts[1].split(",", -1)).contains(other);
    }
}
