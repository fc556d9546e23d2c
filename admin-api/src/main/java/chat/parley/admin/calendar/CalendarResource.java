package chat.parley.admin.calendar;

import chat.parley.admin.change.SettingResource;
import chat.parley.admin.field.Fields;
import chat.parley.contracts.settings.Setting;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Reading and changing calendars. */
@Path("/api/admin/calendars")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Calendars", description = "Working time.")
public class CalendarResource {
    private final SettingResource settings;
    private final InstantSource clock;

    public CalendarResource(SettingResource settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "All calendars, by name", description = "For supervisors and administrators.")
    public SettingResource.Rows all() {
        return settings.all(Setting.Calendar.class);
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            summary = "Creates a calendar",
            description =
                    "For administrators. Refused with invalid-calendar when hours overlap or end before they begin.")
    @APIResponseSchema(value = Setting.Calendar.class, responseCode = "201")
    public ObjectNode create(@Nullable CalendarDraft draft) {
        return settings.create(Setting.Calendar.class, draft);
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

    @GET
    @Path("/{id}")
    @Operation(summary = "One calendar", description = "For supervisors and administrators.")
    @APIResponseSchema(Setting.Calendar.class)
    public ObjectNode get(@PathParam("id") String id) {
        return settings.get(Setting.Calendar.class, id);
    }

    @PUT
    @Path("/{id}")
    @Operation(
            summary = "Replaces a calendar",
            description = "For administrators. Refused with version-conflict when somebody else saved first.")
    @APIResponseSchema(Setting.Calendar.class)
    public ObjectNode change(@PathParam("id") String id, @Nullable CalendarDraft draft) {
        return settings.change(Setting.Calendar.class, id, draft);
    }

    @DELETE
    @Path("/{id}")
    @ResponseStatus(204)
    @Operation(
            summary = "Removes a calendar",
            description =
                    "For administrators. Refused with still-in-use while something else names it. With a version, refused with"
                            + " version-conflict when it is not the present one.")
    public void remove(@PathParam("id") String id, @QueryParam("version") @Nullable String version) {
        settings.remove(Setting.Calendar.class, id, version);
    }
}
