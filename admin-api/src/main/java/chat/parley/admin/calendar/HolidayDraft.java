package chat.parley.admin.calendar;

import chat.parley.admin.field.Fields;
import chat.parley.contracts.calendar.DayOff;
import chat.parley.contracts.error.ContractViolation;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Holidays as other programs write them, to be read. */
@Schema(description = "Holidays in iCalendar.")
public record HolidayDraft(
        @Schema(description = "The text of an iCalendar file (RFC 5545).") @Nullable
        String text,

        @Schema(description = "The first year that is read; this one where left out.") @Nullable
        Integer fromYear,

        @Schema(description = "The last year that is read, at most 19 later; the next one where left out.") @Nullable
        Integer toYear) {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

    /** The days off that were found; nothing is saved. */
    @Schema(name = "Holidays")
    public record Found(List<DayOff> daysOff) {}

    /** @throws chat.parley.platform.problem.ProblemException naming every bad field */
    Found read(int thisYear) {
        var fields = new Fields();
        String checked = fields.required("text", text, HolidayCalendar.LONGEST);
        int from = fields.within("fromYear", fromYear == null ? thisYear : fromYear, FIRST_YEAR, LAST_YEAR);
        int to = fields.within("toYear", toYear == null ? from + 1 : toYear, FIRST_YEAR, LAST_YEAR);
        fields.done();
        try {
            return new Found(HolidayCalendar.read(checked, from, to));
        } catch (ContractViolation e) {
            fields.refuse("text", e.code(), String.valueOf(e.getMessage()));
            fields.done();
            return new Found(List.of());
        }
    }
}
