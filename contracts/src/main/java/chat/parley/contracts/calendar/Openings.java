package chat.parley.contracts.calendar;

import chat.parley.contracts.calendar.WorkingCalendar.Stretch;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks the working time within two instants, stretch by stretch. It goes from one change of the clocks to the next:
 * between two of them the wall clock runs evenly, so that a stretch of a day is one of instants.
 */
final class Openings {
    private final Map<DayOfWeek, List<Stretch>> week;
    private final Set<LocalDate> daysOff;
    private final ZoneId zone;
    private final Instant end;
    private final boolean never;

    private Instant reached;
    private Instant evenUntil;
    private ZoneOffset offset;
    private @Nullable LocalDate day;
    private Iterator<Stretch> rest = List.<Stretch>of().iterator();

    private Instant from;
    private Instant to;

    Openings(Map<DayOfWeek, List<Stretch>> week, Set<LocalDate> daysOff, ZoneId zone, Instant start, Instant end) {
        this.week = week;
        this.daysOff = daysOff;
        this.zone = zone;
        this.end = end;
        this.never = week.values().stream().allMatch(List::isEmpty);
        this.reached = start;
        this.evenUntil = start;
        this.offset = zone.getRules().getOffset(start);
        this.from = start;
        this.to = start;
    }

    Instant from() {
        return from;
    }

    Instant to() {
        return to;
    }

    /** Goes to the next stretch; false when there is none any more. */
    boolean next() {
        if (never) {
            return false;
        }
        while (reached.isBefore(end)) {
            LocalDate today = day;
            if (today == null) {
                today = enterEvenTime();
            }
            while (rest.hasNext()) {
                if (opens(today, rest.next())) {
                    return true;
                }
            }
            goOnFrom(today);
        }
        return false;
    }

    /** Reads the clocks anew from here to their next change. */
    private LocalDate enterEvenTime() {
        offset = zone.getRules().getOffset(reached);
        ZoneOffsetTransition change = zone.getRules().nextTransition(reached);
        evenUntil = change == null || change.getInstant().isAfter(end) ? end : change.getInstant();
        return enter(LocalDate.ofInstant(reached, offset));
    }

    private LocalDate enter(LocalDate date) {
        day = date;
        rest = daysOff.contains(date)
                ? List.<Stretch>of().iterator()
                : week.getOrDefault(date.getDayOfWeek(), List.of()).iterator();
        return date;
    }

    private boolean opens(LocalDate date, Stretch stretch) {
        Instant midnight = date.atStartOfDay().toInstant(offset);
        Instant opens = later(reached, midnight.plusSeconds(stretch.from()));
        Instant closes = earlier(evenUntil, midnight.plusSeconds(stretch.to()));
        if (!opens.isBefore(closes)) {
            return false;
        }
        from = opens;
        to = closes;
        return true;
    }

    private void goOnFrom(LocalDate date) {
        Instant tomorrow = date.plusDays(1).atStartOfDay().toInstant(offset);
        if (tomorrow.isBefore(evenUntil)) {
            enter(date.plusDays(1));
        } else {
            reached = evenUntil;
            day = null;
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
