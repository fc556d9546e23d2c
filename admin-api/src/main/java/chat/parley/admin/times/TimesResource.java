package chat.parley.admin.times;

import chat.parley.admin.change.SettingResource;
import chat.parley.contracts.settings.TimeSetting;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What time does to dialogs, beyond what the account says. */
@Path("/api/admin/times")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Times", description = "What time does to dialogs, beyond what the account says.")
public class TimesResource {
    private final SettingResource settings;

    public TimesResource(SettingResource settings) {
        this.settings = settings;
    }

    @GET
    @Operation(
            summary = "What time does to dialogs, beyond what the account says.",
            description = "For supervisors and administrators. With version 0 what holds while nothing was saved.")
    @APIResponseSchema(TimeSetting.Times.class)
    public ObjectNode get() {
        return settings.only(TimeSetting.Times.class, TimeSetting.Times::unsaved);
    }

    @PUT
    @Operation(
            summary = "Replaces it",
            description = "For administrators. Refused with version-conflict when somebody else saved first.")
    @APIResponseSchema(TimeSetting.Times.class)
    public ObjectNode change(@Nullable TimesDraft draft) {
        return settings.save(TimeSetting.Times.class, TimeSetting.Times::unsaved, draft);
    }
}
