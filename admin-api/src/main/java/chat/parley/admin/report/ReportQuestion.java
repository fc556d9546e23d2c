package chat.parley.admin.report;

import chat.parley.admin.field.Words;
import chat.parley.contracts.actor.Role;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.text.WellFormed;
import chat.parley.platform.identity.Caller;
import chat.parley.platform.problem.ProblemException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a report is asked for; a bad question is refused with the reason. */
final class ReportQuestion {
    /** A year and the days that a leap year, a month and a week may need. */
    static final int MOST_DAYS = 400;

    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);
    private static final int LONGEST_KEY = 500;

    private ReportQuestion() {}

    /** @param zone null for the account's */
    static Period period(@Nullable String from, @Nullable String to, @Nullable String zone, String accountZone) {
        LocalDate first = date("from", from);
        LocalDate last = date("to", to);
        if (last.isBefore(first)) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, "from must not be after to");
        }
        var period = new Period(first, last, zone(zone == null || zone.isEmpty() ? accountZone : zone));
        if (period.days() > MOST_DAYS) {
            throw new ProblemException(
                    ErrorCode.PERIOD_TOO_LONG, "a report is of at most " + MOST_DAYS + " days, not " + period.days());
        }
        return period;
    }

    private static ZoneId zone(String zone) {
        if (!Words.isTimeZone(zone)) {
            throw new ProblemException(
                    ErrorCode.UNKNOWN_TIME_ZONE, "zone must be of the IANA list, for example Europe/Moscow");
        }
        return ZoneId.of(zone);
    }

    private static LocalDate date(String name, @Nullable String text) {
        try {
            LocalDate date = text == null ? null : LocalDate.parse(text);
            if (date != null && !date.isBefore(EARLIEST) && date.isBefore(LATEST)) {
                return date;
            }
        } catch (DateTimeException e) {
            // Answered below, like one that is missing.
        }
        throw new ProblemException(ErrorCode.INVALID_REQUEST, name + " must be a date as 2026-03-01");
    }

    static @Nullable Grouping grouping(@Nullable String by) {
        if (by == null || by.isEmpty()) {
            return null;
        }
        return Grouping.of(by)
                .orElseThrow(() -> new ProblemException(
                        ErrorCode.INVALID_REQUEST,
                        "by must be one of "
                                + List.of(Grouping.values()).stream()
                                        .map(Grouping::key)
                                        .toList()));
    }

    static Figure figure(@Nullable String figure) {
        return Figure.of(figure == null ? "" : figure)
                .orElseThrow(() -> new ProblemException(
                        ErrorCode.INVALID_REQUEST,
                        "figure must be one of "
                                + List.of(Figure.values()).stream()
                                        .map(Figure::key)
                                        .toList()));
    }

    /**
     * What the caller asks for and may see: operators their own dialogs only.
     *
     * @param asked by grouping; null for not asked for
     */
    static Filter filter(Map<Grouping, @Nullable String> asked, Caller caller) {
        var wanted = new EnumMap<Grouping, String>(Grouping.class);
        asked.forEach((grouping, key) -> {
            if (key != null) {
                WellFormed.optional(grouping.key(), key, LONGEST_KEY);
                wanted.put(grouping, key);
            }
        });
        if (!caller.role().includes(Role.SUPERVISOR)) {
            String own = caller.operatorId().value();
            if (!wanted.getOrDefault(Grouping.OPERATOR, own).equals(own)) {
                throw new ProblemException(ErrorCode.FORBIDDEN, "operators see their own figures only");
            }
            wanted.put(Grouping.OPERATOR, own);
        }
        return new Filter(wanted);
    }
}
