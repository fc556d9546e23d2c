package chat.parley.admin.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * Whole days of a time zone [W-03]. A day begins with its first instant there, so it has 23 or 25 hours where the clocks
 * are changed.
 *
 * @param first included
 * @param last included
 */
public record Period(LocalDate first, LocalDate last, ZoneId zone) {
    public Period {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("a period ends after it begins: " + first + " to " + last);
        }
    }

    /** Its first instant. */
    public Instant begin() {
        return first.atStartOfDay(zone).toInstant();
    }

    /** The first instant after it. */
    public Instant end() {
        return last.plusDays(1).atStartOfDay(zone).toInstant();
    }

    public boolean contains(Instant at) {
        return !at.isBefore(begin()) && at.isBefore(end());
    }

    /** How many days it has. */
    public long days() {
        return ChronoUnit.DAYS.between(first, last) + 1;
    }

    /** As many days right before it; for whole calendar months as many months, so that March is compared with February. */
    public Period before() {
        if (isOfMonths()) {
            long months = ChronoUnit.MONTHS.between(first, last.plusDays(1));
            return new Period(first.minusMonths(months), first.minusDays(1), zone);
        }
        return new Period(first.minusDays(days()), first.minusDays(1), zone);
    }

    private boolean isOfMonths() {
        return first.getDayOfMonth() == 1 && last.plusDays(1).getDayOfMonth() == 1;
    }
}
