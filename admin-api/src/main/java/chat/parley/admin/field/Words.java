package chat.parley.admin.field;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What languages, time zones, colours and addresses look like, in the one spelling in which they are kept. */
public final class Words {
    private static final Set<String> LANGUAGES = languageCodes();
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s,;<>\"]{1,64}@[a-z0-9-]+(\\.[a-z0-9-]+)+");
    private static final int LONGEST_EMAIL = 254;

    private Words() {}

    static boolean isLanguage(String value) {
        return LANGUAGES.contains(value);
    }

    public static boolean isTimeZone(String value) {
        return ZoneId.getAvailableZoneIds().contains(value);
    }

    static Optional<String> colour(String value) {
        String colour = value.toLowerCase(Locale.ROOT);
        return COLOUR.matcher(colour).matches() ? Optional.of(colour) : Optional.empty();
    }

    /** In lower case, because people do not write their address the same way twice. */
    static Optional<String> email(String value) {
        String email = value.strip().toLowerCase(Locale.ROOT);
        return email.length() <= LONGEST_EMAIL && EMAIL.matcher(email).matches()
                ? Optional.of(email)
                : Optional.empty();
    }

    private static Set<String> languageCodes() {
        var codes = new TreeSet<>(List.of(Locale.getISOLanguages()));
        // Withdrawn codes that Java still lists beside their successors he, id and yi.
        codes.removeAll(Set.of("iw", "in", "ji"));
        return Set.copyOf(codes);
    }
}
