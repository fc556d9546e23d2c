package chat.parley.admin.calendar;

import chat.parley.contracts.calendar.DayOff;
import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.text.WellFormed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Days off out of an iCalendar text, as states, schools and calendar programs publish their holidays [T-11]. Of its
 * events those count that last whole days; they may come again every year by date or by weekday of a month. Events with
 * a time, alarms, tasks and time zones are passed over. Written for texts from strangers: everything has a bound.
 */
public final class HolidayCalendar {
    /** Longest text, in UTF-16 units. */
    public static final int LONGEST = 1_048_576;

    private static final int MOST_EVENTS = 2_000;
    private static final int MOST_DAYS = 2_000;
    private static final int MOST_YEARS = 20;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;
    private static final int DEEPEST = 8;

    private HolidayCalendar() {}

    /**
     * The days off of the years {@code fromYear} to {@code toYear}, both included, in their order, each date once; where
     * several holidays fall on it their names are joined.
     *
     * @throws ContractViolation with {@code invalid-calendar} and what is wrong
     */
    public static List<DayOff> read(String ics, int fromYear, int toYear) {
        if (fromYear < FIRST_YEAR || toYear > LAST_YEAR || fromYear > toYear || toYear - fromYear >= MOST_YEARS) {
            throw ContentLine.invalid(
                    "holidays are read for 1 to " + MOST_YEARS + " years of " + FIRST_YEAR + " to " + LAST_YEAR);
        }
        if (ics.length() > LONGEST) {
            throw ContentLine.invalid("the file has more than " + LONGEST + " characters");
        }
        return daysOff(holidays(ContentLine.of(ics.startsWith("\uFEFF") ? ics.substring(1) : ics)), fromYear, toYear);
    }

    private static List<Holiday> holidays(List<ContentLine> lines) {
        var holidays = new ArrayList<Holiday>();
        var open = new ArrayList<String>();
        var event = new ArrayList<ContentLine>();
        int events = 0;
        for (ContentLine line : lines) {
            switch (line.name()) {
                case "BEGIN" -> {
                    begin(open, line.text());
                    if (isEvent(open) && ++events > MOST_EVENTS) {
                        throw ContentLine.invalid("the file has more than " + MOST_EVENTS + " events");
                    }
                }
                case "END" -> {
                    boolean ofEvent = isEvent(open);
                    end(open, line.text());
                    if (ofEvent) {
                        Holiday holiday = Holiday.of(event);
                        if (holiday != null) {
                            holidays.add(holiday);
                        }
                        event.clear();
                    }
                }
                default -> {
                    if (open.isEmpty()) {
                        throw notOne();
                    }
                    if (isEvent(open)) {
                        event.add(line);
                    }
                }
            }
        }
        if (!open.isEmpty() || lines.isEmpty()) {
            throw notOne();
        }
        if (holidays.isEmpty()) {
            throw ContentLine.invalid("the file has no event that lasts whole days");
        }
        return holidays;
    }

    /** Whether the innermost open part is an event of the calendar; an alarm inside one is not. */
    private static boolean isEvent(List<String> open) {
        return open.size() == 2 && "VEVENT".equalsIgnoreCase(open.getLast());
    }

    private static void begin(List<String> open, String part) {
        if (open.isEmpty() && !"VCALENDAR".equalsIgnoreCase(part) || open.size() >= DEEPEST) {
            throw notOne();
        }
        open.add(part);
    }

    private static void end(List<String> open, String part) {
        if (open.isEmpty() || !open.removeLast().equalsIgnoreCase(part)) {
            throw notOne();
        }
    }

    private static ContractViolation notOne() {
        return ContentLine.invalid("this is no whole iCalendar file");
    }

    private static List<DayOff> daysOff(List<Holiday> holidays, int fromYear, int toYear) {
        Map<String, Set<LocalDate>> replaced = new HashMap<>();
        for (Holiday holiday : holidays) {
            if (holiday.replaces() != null) {
                replaced.computeIfAbsent(holiday.uid(), uid -> new HashSet<>()).add(holiday.replaces());
            }
        }
        var names = new TreeMap<LocalDate, Set<String>>();
        for (Holiday holiday : holidays) {
            Set<LocalDate> moved = replaced.getOrDefault(holiday.uid(), Set.of());
            for (LocalDate first : holiday.beginnings(toYear)) {
                if (holiday.replaces() == null && moved.contains(first)) {
                    continue;
                }
                for (int day = 0; day < holiday.days(); day++) {
                    LocalDate date = first.plusDays(day);
                    if (date.getYear() >= fromYear && date.getYear() <= toYear) {
                        names.computeIfAbsent(date, of -> new LinkedHashSet<>()).add(holiday.name());
                    }
                }
                if (names.size() > MOST_DAYS) {
                    throw ContentLine.invalid("the file has more than " + MOST_DAYS + " days off in these years");
                }
            }
        }
        return names.entrySet().stream()
                .map(entry -> dayOff(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static DayOff dayOff(LocalDate date, Set<String> names) {
        String joined = String.join(", ", names);
        String name = joined.length() > WellFormed.NAME_LIMIT ? names.iterator().next() : joined;
        try {
            return new DayOff(date, WellFormed.required("name", name, WellFormed.NAME_LIMIT));
        } catch (ContractViolation e) {
            throw ContentLine.invalid("the name of " + date + " is not well-formed text");
        }
    }
}
