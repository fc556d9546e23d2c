package chat.parley.contracts.calendar;

import chat.parley.contracts.calendar.WorkingCalendar.Stretch;
import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.text.WellFormed;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What makes a calendar one. */
final class CalendarRules {
    /** Stretches of one weekday. */
    private static final int MOST_STRETCHES = 24;

    private static final int MOST_DAYS_OFF = 2_000;
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

    private CalendarRules() {}

    static ZoneId zone(@Nullable String name) {
        if (name == null || !ZONES.contains(name)) {
            throw invalid("there is no such time zone");
        }
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw invalid("there is no such time zone");
        }
    }

    static void check(Collection<WorkingHours> hours, Collection<DayOff> daysOff) {
        hours.forEach(CalendarRules::check);
        hours.stream()
                .collect(Collectors.groupingBy(WorkingHours::day))
                .values()
                .forEach(CalendarRules::checkDay);
        checkDaysOff(daysOff);
    }

    @SuppressWarnings("NullAway") // JSON leaves absent fields out
    private static void check(WorkingHours hours) {
        if (hours == null || hours.day() == null || hours.from() == null || hours.to() == null) {
            throw invalid("hours need a day, a beginning and an end");
        }
        if (!wholeMinute(hours.from()) || !wholeMinute(hours.to())) {
            throw invalid(at(hours) + " is not in whole minutes; midnight as its end means the end of the day");
        }
        Stretch stretch = Stretch.of(hours);
        if (stretch.from() >= stretch.to()) {
            throw invalid(at(hours) + " ends before it begins");
        }
    }

    private static void checkDay(List<WorkingHours> ofDay) {
        if (ofDay.size() > MOST_STRETCHES) {
            throw invalid("a day has at most " + MOST_STRETCHES + " stretches");
        }
        if (new HashSet<>(ofDay).size() < ofDay.size()) {
            throw invalid(
                    "the same hours are given twice on " + ofDay.getFirst().day());
        }
        List<WorkingHours> ordered = ofDay.stream()
                .sorted((one, other) -> one.from().compareTo(other.from()))
                .toList();
        for (int i = 1; i < ordered.size(); i++) {
            if (Stretch.of(ordered.get(i)).from()
                    < Stretch.of(ordered.get(i - 1)).to()) {
                throw invalid(at(ordered.get(i - 1)) + " and " + at(ordered.get(i)) + " overlap");
            }
        }
    }

    @SuppressWarnings("NullAway") // JSON leaves absent fields out
    private static void checkDaysOff(Collection<DayOff> daysOff) {
        if (daysOff.size() > MOST_DAYS_OFF) {
            throw invalid("a calendar has at most " + MOST_DAYS_OFF + " days off");
        }
        var dates = new HashSet<LocalDate>();
        for (DayOff off : daysOff) {
            if (off == null || off.date() == null || off.name() == null) {
                throw invalid("a day off needs a date and a name");
            }
            if (off.date().getYear() < 1900 || off.date().getYear() > 9999) {
                throw invalid("a day off is from the years 1900 to 9999");
            }
            WellFormed.optional("name", off.name(), WellFormed.NAME_LIMIT);
            if (!dates.add(off.date())) {
                throw invalid(off.date() + " is given twice");
            }
        }
    }

    private static boolean wholeMinute(LocalTime time) {
        return time.getSecond() == 0 && time.getNano() == 0;
    }

    private static String at(WorkingHours hours) {
        return hours.day() + " " + hours.from() + "–" + hours.to();
    }

    private static ContractViolation invalid(String detail) {
        return new ContractViolation(ErrorCode.INVALID_CALENDAR, detail);
    }
}
