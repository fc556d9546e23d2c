package chat.parley.admin.visit;

import chat.parley.admin.change.SettingResource;
import chat.parley.contracts.settings.Visits;
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

/** What the account does with who is on its sites. */
@Path("/api/admin/visits")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Visits", description = "What the account does with who is on its sites.")
public class VisitsResource {
    private final SettingResource settings;

    public VisitsResource(SettingResource settings) {
        this.settings = settings;
    }

    @GET
    @Operation(
            summary = "What the account does with who is on its sites.",
            description = "For supervisors and administrators. With version 0 what holds while nothing was saved.")
    @APIResponseSchema(Visits.class)
    public ObjectNode get() {
        return settings.only(Visits.class, Visits::unsaved);
    }

    @PUT
    @Operation(
            summary = "Replaces it",
            description = "For administrators. Refused with version-conflict when somebody else saved first.")
    @APIResponseSchema(Visits.class)
    public ObjectNode change(@Nullable VisitsDraft draft) {
        return settings.save(Visits.class, Visits::unsaved, draft);
    }
}
