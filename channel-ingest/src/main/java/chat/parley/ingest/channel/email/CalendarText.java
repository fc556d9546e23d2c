package chat.parley.ingest.channel.email;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Says in a line what an invitation (iCalendar) is about; the invitation itself goes along as a file. */
final class CalendarText {
    private CalendarText() {}

    /** Empty where there is nothing to say. */
    static String of(String calendar) {
        Map<String, String> fields = new LinkedHashMap<>();
        boolean event = false;
        for (String line : calendar.replaceAll("\r?\n[ \t]", "").lines().toList()) {
            event |= line.strip().equalsIgnoreCase("BEGIN:VEVENT");
            int colon = line.indexOf(':');
            if (event && colon > 0) {
                String name = line.substring(0, colon).replaceFirst(";.*", "").toUpperCase(Locale.ROOT);
                fields.putIfAbsent(name, text(line.substring(colon + 1)));
            }
        }
        String summary = fields.getOrDefault("SUMMARY", "");
        if (summary.isBlank()) {
            return "";
        }
        String place = fields.getOrDefault("LOCATION", "");
        return "📅 " + summary + time(fields.get("DTSTART")) + (place.isBlank() ? "" : ", " + place);
    }

    private static String time(@org.jspecify.annotations.Nullable String stamp) {
        if (stamp == null || !stamp.matches("[0-9]{8}(T[0-9]{6}Z?)?")) {
            return "";
        }
        String day = ", " + stamp.substring(0, 4) + "-" + stamp.substring(4, 6) + "-" + stamp.substring(6, 8);
        return stamp.length() == 8
                ? day
                : day + " " + stamp.substring(9, 11) + ":" + stamp.substring(11, 13)
                        + (stamp.endsWith("Z") ? " UTC" : "");
    }

    private static String text(String escaped) {
        return escaped.replace("\\n", " ")
                .replace("\\N", " ")
                .replace("\\,", ",")
                .replace("\\;", ";")
                .strip();
    }
}
