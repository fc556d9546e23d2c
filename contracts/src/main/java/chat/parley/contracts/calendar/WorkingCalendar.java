package chat.parley.contracts.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Working time, to be asked and reckoned with; immutable and pure [T-11].
 *
 * <p>An instant is working time exactly when the wall clock of the zone shows a time within one of the day's stretches,
 * on a date that is no day off. So an hour that the clocks skip is not worked, and one that they show twice is worked
 * twice, because people go by the clock on the wall.
 */
public final class WorkingCalendar {
    /** How far ahead {@link #addOpenTime} and {@link #nextOpening} look. */
    public static final Duration HORIZON = Duration.ofDays(5 * 366);

    private final Map<DayOfWeek, List<Stretch>> week;
    private final Set<LocalDate> daysOff;
    private final ZoneId zone;

    private WorkingCalendar(Map<DayOfWeek, List<Stretch>> week, Set<LocalDate> daysOff, ZoneId zone) {
        this.week = week;
        this.daysOff = daysOff;
        this.zone = zone;
    }

    /**
     * Checks what was set and makes it usable.
     *
     * @param hours empty for never
     * @param zone IANA name
     * @throws chat.parley.contracts.error.ContractViolation with {@code invalid-calendar} and what is wrong
     */
    public static WorkingCalendar of(
            Collection<WorkingHours> hours, Collection<DayOff> daysOff, @Nullable String zone) {
        CalendarRules.check(hours, daysOff);
        return new WorkingCalendar(
                weekOf(hours),
                daysOff.stream().map(DayOff::date).collect(Collectors.toUnmodifiableSet()),
                CalendarRules.zone(zone));
    }

    private static Map<DayOfWeek, List<Stretch>> weekOf(Collection<WorkingHours> hours) {
        var week = new EnumMap<DayOfWeek, List<Stretch>>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(
                    day,
                    hours.stream()
                            .filter(of -> of.day() == day)
                            .map(Stretch::of)
                            .sorted()
                            .toList());
        }
        return week;
    }

    /** The zone whose clock counts. */
    public ZoneId zone() {
        return zone;
    }

    /** Whether this is working time. */
    public boolean isOpen(Instant at) {
        LocalDateTime wall = LocalDateTime.ofInstant(at, zone);
        if (daysOff.contains(wall.toLocalDate())) {
            return false;
        }
        int second = wall.toLocalTime().toSecondOfDay();
        return stretches(wall.toLocalDate()).stream()
                .anyMatch(stretch -> stretch.from() <= second && second < stretch.to());
    }

    /**
     * How much of the time from {@code from} to {@code to} is working time; zero where {@code to} is not after
     * {@code from}. Takes time in proportion to the days between them.
     */
    public Duration openTimeBetween(Instant from, Instant to) {
        Duration open = Duration.ZERO;
        var opening = new Openings(week, daysOff, zone, from, to);
        while (opening.next()) {
            open = open.plus(Duration.between(opening.from(), opening.to()));
        }
        return open;
    }

    /**
     * The first instant by which this much working time has passed since {@code from}. Where that is when a stretch
     * ends it is that end, not the next beginning; of no time it is {@code from} itself.
     *
     * @param duration not negative
     * @return empty when the calendar has not been open for so long within {@link #HORIZON} of {@code from}
     */
    public Optional<Instant> addOpenTime(Instant from, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("working time cannot be taken away: " + duration);
        }
        if (duration.isZero()) {
            return Optional.of(from);
        }
        Duration left = duration;
        var opening = new Openings(week, daysOff, zone, from, from.plus(HORIZON));
        while (opening.next()) {
            Duration open = Duration.between(opening.from(), opening.to());
            if (open.compareTo(left) >= 0) {
                return Optional.of(opening.from().plus(left));
            }
            left = left.minus(open);
        }
        return Optional.empty();
    }

    /** The first instant of working time at or after {@code from}; empty where there is none within the horizon. */
    public Optional<Instant> nextOpening(Instant from) {
        var opening = new Openings(week, daysOff, zone, from, from.plus(HORIZON));
        return opening.next() ? Optional.of(opening.from()) : Optional.empty();
    }

    private List<Stretch> stretches(LocalDate date) {
        return week.getOrDefault(date.getDayOfWeek(), List.of());
    }

    /**
     * A stretch of a day by the wall clock.
     *
     * @param from second of the day
     * @param to second of the day, not included; up to the whole day's
     */
    record Stretch(int from, int to) implements Comparable<Stretch> {
        private static final int DAY = 24 * 60 * 60;

        static Stretch of(WorkingHours hours) {
            int to = hours.to().toSecondOfDay();
            return new Stretch(hours.from().toSecondOfDay(), to == 0 ? DAY : to);
        }

        @Override
        public int compareTo(Stretch other) {
            return Integer.compare(from, other.from);
        }
    }
}
