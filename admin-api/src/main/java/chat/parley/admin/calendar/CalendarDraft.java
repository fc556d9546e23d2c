package chat.parley.admin.calendar;

import chat.parley.admin.change.Draft;
import chat.parley.admin.field.Fields;
import chat.parley.contracts.calendar.DayOff;
import chat.parley.contracts.calendar.WorkingCalendar;
import chat.parley.contracts.calendar.WorkingHours;
import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.CalendarId;
import chat.parley.contracts.settings.TimeSetting;
import chat.parley.contracts.text.WellFormed;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A calendar as an administrator wants it. */
@Schema(description = "Working time.")
public record CalendarDraft(
        @Schema(description = "The version that was read before; for a new one, none.") @Nullable
        Long version,

        @Schema(description = "1 to 200 characters, another than any other calendar's.") @Nullable
        String name,

        @Schema(description = "IANA time zone; the account's where left out.", examples = "Europe/Moscow") @Nullable
        String timeZone,

        @Schema(description = "Stretches of the week; none for never.") @Nullable
        List<Hours> hours,

        @Schema(description = "Days on which nobody works.") @Nullable
        List<Day> daysOff)
        implements Draft<TimeSetting.Calendar> {
    private static final int MOST_STRETCHES = 200;
    private static final int MOST_DAYS = 2_000;
    private static final String END_OF_DAY = "24:00";

    /** A stretch of a weekday. */
    @Schema(name = "CalendarHours")
    public record Hours(
            @Schema(description = "MONDAY to SUNDAY") @Nullable
            String day,

            @Schema(description = "By the calendar's clock, included.", examples = "09:00") @Nullable
            String from,

            @Schema(description = "Not included; 00:00 means the end of the day.", examples = "18:00") @Nullable
            String to) {}

    /** A day on which nobody works. */
    @Schema(name = "CalendarDayOff")
    public record Day(
            @Schema(examples = "2026-01-01") @Nullable String date,

            @Schema(description = "At most 200 characters; may be empty.") @Nullable
            String name) {}

    @Override
    public TimeSetting.Calendar read(Fields fields, Place<TimeSetting.Calendar> place) {
        var calendar = new TimeSetting.Calendar(
                place.account(),
                place.version(),
                false,
                new CalendarId(place.id()),
                fields.name("name", name),
                timeZone == null ? null : fields.timeZone("timeZone", timeZone),
                hours(fields),
                daysOff(fields));
        check(fields, "hours", calendar.hours(), List.of());
        check(fields, "daysOff", List.of(), calendar.daysOff());
        return calendar;
    }

    private static void check(Fields fields, String field, List<WorkingHours> hours, List<DayOff> daysOff) {
        try {
            WorkingCalendar.of(hours, daysOff, "UTC");
        } catch (ContractViolation e) {
            fields.refuse(field, e.code(), String.valueOf(e.getMessage()));
        }
    }

    private List<WorkingHours> hours(Fields fields) {
        if (isTooMany(fields, "hours", hours, MOST_STRETCHES)) {
            return List.of();
        }
        var read = new ArrayList<WorkingHours>();
        for (Hours stretch : hours == null ? List.<Hours>of() : hours) {
            String field = "hours[" + read.size() + "]";
            read.add(new WorkingHours(
                    day(fields, field, stretch.day()),
                    time(fields, field, stretch.from(), LocalTime.MIN),
                    END_OF_DAY.equals(stretch.to())
                            ? LocalTime.MIDNIGHT
                            : time(fields, field, stretch.to(), LocalTime.MIDNIGHT)));
        }
        read.sort(Comparator.comparing(WorkingHours::day).thenComparing(WorkingHours::from));
        return read;
    }

    private List<DayOff> daysOff(Fields fields) {
        if (isTooMany(fields, "daysOff", daysOff, MOST_DAYS)) {
            return List.of();
        }
        var read = new ArrayList<DayOff>();
        for (Day day : daysOff == null ? List.<Day>of() : daysOff) {
            String field = "daysOff[" + read.size() + "]";
            read.add(new DayOff(
                    date(fields, field, day.date()),
                    fields.text(field, day.name() == null ? "" : day.name(), WellFormed.NAME_LIMIT)));
        }
        read.sort(Comparator.comparing(DayOff::date));
        return read;
    }

    private static boolean isTooMany(Fields fields, String field, @Nullable List<?> entries, int most) {
        if (entries != null && (entries.size() > most || entries.stream().anyMatch(Objects::isNull))) {
            fields.refuse(field, ErrorCode.INVALID_CALENDAR, "must have at most " + most + " entries, none empty");
            return true;
        }
        return false;
    }

    private static DayOfWeek day(Fields fields, String field, @Nullable String value) {
        try {
            return DayOfWeek.valueOf(value == null ? "" : value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            fields.refuse(field, ErrorCode.INVALID_CALENDAR, "must have a day of the week");
            return DayOfWeek.MONDAY;
        }
    }

    private static LocalTime time(Fields fields, String field, @Nullable String value, LocalTime instead) {
        try {
            return LocalTime.parse(value == null ? "" : value);
        } catch (DateTimeException e) {
            fields.refuse(field, ErrorCode.INVALID_CALENDAR, "must have times such as 09:00");
            return instead;
        }
    }

    private static LocalDate date(Fields fields, String field, @Nullable String value) {
        try {
            return LocalDate.parse(value == null ? "" : value);
        } catch (DateTimeException e) {
            fields.refuse(field, ErrorCode.INVALID_CALENDAR, "must have a date such as 2026-01-01");
            return LocalDate.EPOCH;
        }
    }
}
