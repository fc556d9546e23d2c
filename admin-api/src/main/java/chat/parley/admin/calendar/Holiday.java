package chat.parley.admin.calendar;

import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One all-day event of an iCalendar text.
 *
 * @param uid names it among its changes; empty where it has none
 * @param days how many it lasts
 * @param replaces the date of the event that this one stands for; null for none
 * @param also more dates on which it begins
 * @param except dates on which it does not begin
 */
record Holiday(
        String uid,
        String name,
        LocalDate first,
        int days,
        @Nullable YearlyRule rule,
        @Nullable LocalDate replaces,
        List<LocalDate> also,
        List<LocalDate> except) {
    private static final int LONGEST = 366;
    private static final int LONGEST_NAME = 200;
    private static final String UNNAMED = "Day off";

    /** Reads the lines between {@code BEGIN:VEVENT} and its end; null for an event with a time, or a cancelled one. */
    static @Nullable Holiday of(List<ContentLine> lines) {
        var draft = new Draft();
        lines.forEach(draft::take);
        return draft.holiday();
    }

    /** The dates it begins on, to the end of that year. */
    TreeSet<LocalDate> beginnings(int toYear) {
        var dates = new TreeSet<>(rule == null ? List.of(first) : rule.occurrences(first, toYear));
        dates.addAll(also);
        except.forEach(dates::remove);
        return dates;
    }

    private static final class Draft {
        private final List<LocalDate> also = new ArrayList<>();
        private final List<LocalDate> except = new ArrayList<>();
        private String uid = "";
        private String name = "";
        private boolean unwanted;
        private @Nullable LocalDate first;
        private @Nullable LocalDate end;
        private @Nullable Period length;
        private @Nullable ContentLine rule;
        private @Nullable LocalDate replaces;

        void take(ContentLine line) {
            switch (line.name()) {
                case "UID" -> uid = line.value();
                case "SUMMARY" -> name = line.text();
                case "STATUS" -> unwanted |= "CANCELLED".equalsIgnoreCase(line.value());
                case "DTSTART" -> {
                    unwanted |= isTime(line);
                    first = unwanted ? null : line.date();
                }
                case "DTEND" -> end = isTime(line) ? null : line.date();
                case "DURATION" -> length = length(line.value());
                case "RRULE" -> rule = only(line);
                case "RDATE" -> also.addAll(line.dates());
                case "EXDATE" -> except.addAll(line.dates());
                case "RECURRENCE-ID" -> replaces = line.dates().getFirst();
                default -> {
                    // Nothing else says when the holiday is.
                }
            }
        }

        private static boolean isTime(ContentLine line) {
            return !line.isDate() && line.value().indexOf('T') == 8;
        }

        private ContentLine only(ContentLine line) {
            if (rule != null) {
                throw ContentLine.invalid("an event has two rules");
            }
            return line;
        }

        private @Nullable Period length(String value) {
            if (value.indexOf('T') >= 0) {
                return null;
            }
            try {
                return Period.parse(value);
            } catch (DateTimeParseException e) {
                throw ContentLine.invalid("a duration cannot be read");
            }
        }

        @Nullable
        Holiday holiday() {
            if (unwanted) {
                return null;
            }
            LocalDate from = first;
            if (from == null) {
                throw ContentLine.invalid("an event has no DTSTART");
            }
            long days = 1;
            if (end != null) {
                // Some programs write the same day for an event of one day.
                days = end.equals(from) ? 1 : ChronoUnit.DAYS.between(from, end);
            } else if (length != null) {
                days = length.getDays();
            }
            if (days < 1 || days > LONGEST) {
                throw ContentLine.invalid("the event of " + from + " does not last 1 to " + LONGEST + " days");
            }
            String shown = name.isEmpty() ? UNNAMED : name;
            // Not read before, for an event with a time may come by any rule.
            YearlyRule yearly = rule == null ? null : YearlyRule.of(rule.value());
            return new Holiday(
                    uid, cut(shown), from, (int) days, yearly, replaces, List.copyOf(also), List.copyOf(except));
        }

        private static String cut(String text) {
            if (text.length() <= LONGEST_NAME) {
                return text;
            }
            int end = Character.isHighSurrogate(text.charAt(LONGEST_NAME - 1)) ? LONGEST_NAME - 1 : LONGEST_NAME;
            return text.substring(0, end);
        }
    }
}
