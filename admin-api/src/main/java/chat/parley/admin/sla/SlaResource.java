package chat.parley.admin.sla;

import chat.parley.admin.change.SettingResource;
import chat.parley.contracts.settings.RuleSetting;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Reading and changing service levels. */
@Path("/api/admin/slas")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(
        name = "Service levels",
        description = "How fast visitors are promised to be answered; the first that matches a dialog is its own.")
public class SlaResource {
    private final SettingResource settings;

    public SlaResource(SettingResource settings) {
        this.settings = settings;
    }

    @GET
    @Operation(summary = "All service levels, by rank", description = "For supervisors and administrators.")
    public SettingResource.Rows all() {
        return settings.all(RuleSetting.Sla.class);
    }

    @POST
    @ResponseStatus(201)
    @Operation(summary = "Creates a service level", description = "For administrators.")
    @APIResponseSchema(value = RuleSetting.Sla.class, responseCode = "201")
    public ObjectNode create(@Nullable SlaDraft draft) {
        return settings.create(RuleSetting.Sla.class, draft);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One service level", description = "For supervisors and administrators.")
    @APIResponseSchema(RuleSetting.Sla.class)
    public ObjectNode get(@PathParam("id") String id) {
        return settings.get(RuleSetting.Sla.class, id);
    }

    @PUT
    @Path("/{id}")
    @Operation(
            summary = "Replaces a service level",
            description = "For administrators. Refused with version-conflict when somebody else saved first.")
    @APIResponseSchema(RuleSetting.Sla.class)
    public ObjectNode change(@PathParam("id") String id, @Nullable SlaDraft draft) {
        return settings.change(RuleSetting.Sla.class, id, draft);
    }

    @DELETE
    @Path("/{id}")
    @ResponseStatus(204)
    @Operation(
            summary = "Removes a service level",
            description = "For administrators. What it has warned of stays in the dialogs. With a version, refused with"
                    + " version-conflict when it is not the present one.")
    public void remove(@PathParam("id") String id, @QueryParam("version") @Nullable String version) {
        settings.remove(RuleSetting.Sla.class, id, version);
    }
}
