package chat.parley.admin.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a holiday comes again each year: on the same date, or on given days of given months, like the fourth Thursday of
 * November. Everything else that RFC 5545 knows is refused, because guessing would close an account on wrong days.
 *
 * @param interval comes every so many years
 * @param count how often at most, the first time included; 0 for ever
 * @param until the last date it may come; null for ever
 * @param months empty for that of the first date
 * @param monthDays 1 to 31, or negative from the month's end; empty for any
 * @param weekdays empty for any
 */
record YearlyRule(
        int interval,
        int count,
        @Nullable LocalDate until,
        Set<Integer> months,
        Set<Integer> monthDays,
        Set<Weekday> weekdays) {
    private static final Pattern WEEKDAY = Pattern.compile("([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)");
    private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
    private static final Set<String> KNOWN =
            Set.of("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYMONTH", "BYMONTHDAY", "BYDAY", "WKST");

    /** @param nth which one of the month, negative from its end; 0 for every one */
    record Weekday(int nth, DayOfWeek day) implements Comparable<Weekday> {
        boolean is(LocalDate date) {
            if (date.getDayOfWeek() != day) {
                return false;
            }
            int fromStart = (date.getDayOfMonth() - 1) / 7 + 1;
            int fromEnd = -((date.lengthOfMonth() - date.getDayOfMonth()) / 7 + 1);
            return nth == 0 || nth == fromStart || nth == fromEnd;
        }

        @Override
        public int compareTo(Weekday other) {
            return nth == other.nth ? day.compareTo(other.day) : Integer.compare(nth, other.nth);
        }
    }

    static YearlyRule of(String value) {
        Map<String, String> parts = parts(value);
        if (!"YEARLY".equals(parts.get("FREQ")) || !KNOWN.containsAll(parts.keySet())) {
            throw ContentLine.invalid("a holiday comes again by a rule that is not simply yearly");
        }
        var rule = new YearlyRule(
                number(parts.getOrDefault("INTERVAL", "1"), 1, 1_000),
                parts.containsKey("COUNT") ? number(parts.get("COUNT"), 1, 10_000) : 0,
                until(parts.get("UNTIL")),
                numbers(parts.get("BYMONTH"), 1, 12),
                numbers(parts.get("BYMONTHDAY"), -31, 31),
                weekdays(parts.get("BYDAY")));
        if (rule.months.isEmpty() && !(rule.monthDays.isEmpty() && rule.weekdays.isEmpty())) {
            throw ContentLine.invalid("a yearly rule with BYDAY or BYMONTHDAY needs BYMONTH");
        }
        return rule;
    }

    /** When it comes, from the first time to the end of that year, the first time always among them. */
    List<LocalDate> occurrences(LocalDate first, int toYear) {
        var dates = new ArrayList<LocalDate>();
        dates.add(first);
        for (int year = first.getYear(); year <= toYear; year += interval) {
            for (LocalDate date : inYear(first, year)) {
                if (until != null && date.isAfter(until) || count > 0 && dates.size() >= count) {
                    return dates;
                }
                if (date.isAfter(first)) {
                    dates.add(date);
                }
            }
        }
        return dates;
    }

    private List<LocalDate> inYear(LocalDate first, int year) {
        var dates = new ArrayList<LocalDate>();
        if (months.isEmpty() || monthDays.isEmpty() && weekdays.isEmpty()) {
            Set<Integer> in = months.isEmpty() ? Set.of(first.getMonthValue()) : months;
            for (int month : in) {
                if (first.getDayOfMonth() <= YearMonth.of(year, month).lengthOfMonth()) {
                    dates.add(LocalDate.of(year, month, first.getDayOfMonth()));
                }
            }
            return dates;
        }
        for (int month : months) {
            int length = Month.of(month).length(java.time.Year.isLeap(year));
            for (int day = 1; day <= length; day++) {
                LocalDate date = LocalDate.of(year, month, day);
                if (fits(date, length)) {
                    dates.add(date);
                }
            }
        }
        return dates;
    }

    private boolean fits(LocalDate date, int length) {
        int day = date.getDayOfMonth();
        return (monthDays.isEmpty() || monthDays.contains(day) || monthDays.contains(day - length - 1))
                && (weekdays.isEmpty() || weekdays.stream().anyMatch(weekday -> weekday.is(date)));
    }

    private static Map<String, String> parts(String value) {
        var parts = new HashMap<String, String>();
        for (String part : value.toUpperCase(Locale.ROOT).split(";", -1)) {
            int equals = part.indexOf('=');
            if (equals < 1 || parts.put(part.substring(0, equals), part.substring(equals + 1)) != null) {
                throw ContentLine.invalid("a rule cannot be read");
            }
        }
        return parts;
    }

    private static @Nullable LocalDate until(@Nullable String value) {
        if (value == null) {
            return null;
        }
        return ContentLine.date(value.length() > 8 ? value.substring(0, 8) : value);
    }

    private static Set<Integer> numbers(@Nullable String list, int least, int most) {
        var numbers = new TreeSet<Integer>();
        if (list != null) {
            for (String one : list.split(",", -1)) {
                numbers.add(number(one, least, most));
            }
            if (numbers.contains(0)) {
                throw ContentLine.invalid("a rule counts from 1");
            }
        }
        return numbers;
    }

    private static Set<Weekday> weekdays(@Nullable String list) {
        var weekdays = new TreeSet<Weekday>();
        if (list != null) {
            for (String one : list.split(",", -1)) {
                Matcher matcher = WEEKDAY.matcher(one);
                if (!matcher.matches()) {
                    throw ContentLine.invalid("a rule names a weekday that cannot be read");
                }
                String nth = matcher.group(1);
                weekdays.add(new Weekday(
                        nth == null ? 0 : Integer.parseInt(nth), DayOfWeek.of(DAYS.indexOf(matcher.group(2)) + 1)));
            }
        }
        return weekdays;
    }

    private static int number(@Nullable String text, int least, int most) {
        int number;
        try {
            number = Integer.parseInt(text == null ? "" : text);
        } catch (NumberFormatException e) {
            throw ContentLine.invalid("a rule has a number that cannot be read");
        }
        if (number < least || number > most) {
            throw ContentLine.invalid("a rule has a number outside " + least + " to " + most);
        }
        return number;
    }
}
