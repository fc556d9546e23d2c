package chat.parley.admin.placement;

import chat.parley.admin.change.SettingResource;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Reading and changing placements. */
@Path("/api/admin/placements")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Placements", description = "Widget buttons on sites.")
public class PlacementResource {
    private final SettingResource settings;

    public PlacementResource(SettingResource settings) {
        this.settings = settings;
    }

    @GET
    @Operation(summary = "All placements, by name", description = "For supervisors and administrators.")
    public SettingResource.Rows all() {
        return settings.all(Setting.Placement.class);
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            summary = "Creates a placement",
            description = "For administrators. Its channel must be of the kind web.")
    @APIResponseSchema(value = Setting.Placement.class, responseCode = "201")
    public ObjectNode create(@Nullable PlacementDraft draft) {
        return settings.create(Setting.Placement.class, draft);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One placement", description = "For supervisors and administrators.")
    @APIResponseSchema(Setting.Placement.class)
    public ObjectNode get(@PathParam("id") String id) {
        return settings.get(Setting.Placement.class, id);
    }

    @PUT
    @Path("/{id}")
    @Operation(
            summary = "Replaces a placement",
            description = "For administrators. Refused with version-conflict when somebody else saved first.")
    @APIResponseSchema(Setting.Placement.class)
    public ObjectNode change(@PathParam("id") String id, @Nullable PlacementDraft draft) {
        return settings.change(Setting.Placement.class, id, draft);
    }

    @DELETE
    @Path("/{id}")
    @ResponseStatus(204)
    @Operation(
            summary = "Removes a placement",
            description =
                    "For administrators. Pages that still carry its button get no new chats. With a version, refused with"
                            + " version-conflict when it is not the present one.")
    public void remove(@PathParam("id") String id, @QueryParam("version") @Nullable String version) {
        settings.remove(Setting.Placement.class, id, version);
    }
}
