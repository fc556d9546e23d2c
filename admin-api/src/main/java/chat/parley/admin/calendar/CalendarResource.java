package chat.parley.admin.calendar;

import chat.parley.admin.change.ListedResource;
import chat.parley.admin.change.SettingResource;
import chat.parley.admin.field.Fields;
import chat.parley.contracts.settings.TimeSetting;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Reading and changing calendars. */
@Path("/api/admin/calendars")
@Authenticated
@RunOnVirtualThread
@Tag(
        name = "Calendars",
        description = "Working time. Refused with invalid-calendar when hours overlap or end before they begin.")
public class CalendarResource extends ListedResource<TimeSetting.Calendar, CalendarDraft> {
    private final InstantSource clock;

    public CalendarResource(SettingResource settings, InstantSource clock) {
        super(settings, TimeSetting.Calendar.class);
        this.clock = clock;
    }

    @POST
    @Path("/holidays")
    @Operation(
            summary = "Reads days off out of an iCalendar file",
            description = "For administrators. Saves nothing: what is found is to be put into a calendar. Refused with"
                    + " invalid-calendar when the text is none.")
    public HolidayDraft.Found holidays(@Nullable HolidayDraft draft) {
        settings.administrator();
        return Fields.body(draft).read(clock.instant().atZone(ZoneOffset.UTC).getYear());
    }
}
