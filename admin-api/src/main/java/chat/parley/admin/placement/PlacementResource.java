package chat.parley.admin.placement;

import chat.parley.admin.change.Author;
import chat.parley.admin.field.Fields;
import chat.parley.admin.field.QueryNumber;
import chat.parley.contracts.actor.Role;
import chat.parley.platform.identity.Caller;
import chat.parley.platform.identity.CallerProducer;
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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
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
    private final CallerProducer callers;
    private final PlacementStore placements;

    public PlacementResource(CallerProducer callers, PlacementStore placements) {
        this.callers = callers;
        this.placements = placements;
    }

    @GET
    @Operation(summary = "All placements, by name", description = "For supervisors and administrators.")
    public PlacementView.Rows all() {
        Caller caller = caller(Role.SUPERVISOR);
        return new PlacementView.Rows(placements.all(caller.accountId()).stream()
                .map(PlacementView::of)
                .toList());
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            summary = "Creates a placement",
            description = "For administrators. Its channel must be of the kind web.")
    public PlacementView create(@Nullable PlacementDraft draft) {
        Caller caller = caller(Role.ADMINISTRATOR);
        return PlacementView.of(placements.create(Author.of(caller), caller.accountId(), Fields.body(draft)));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One placement", description = "For supervisors and administrators.")
    public PlacementView get(@PathParam("id") String id) {
        Caller caller = caller(Role.SUPERVISOR);
        return PlacementView.of(placements.get(caller.accountId(), id));
    }

    @PUT
    @Path("/{id}")
    @Operation(
            summary = "Replaces a placement",
            description = "For administrators. Refused with version-conflict when somebody else saved first.")
    public PlacementView change(@PathParam("id") String id, @Nullable PlacementDraft draft) {
        Caller caller = caller(Role.ADMINISTRATOR);
        return PlacementView.of(placements.change(Author.of(caller), caller.accountId(), id, Fields.body(draft)));
    }

    @DELETE
    @Path("/{id}")
    @ResponseStatus(204)
    @Operation(
            summary = "Removes a placement",
            description = "For administrators. Pages that still carry its button get no new chats.")
    public void remove(
            @PathParam("id") String id,
            @Parameter(
                            description = "Refuses with version-conflict when this is not the present version.",
                            schema = @Schema(type = SchemaType.INTEGER))
                    @QueryParam("version")
                    @Nullable
                    String version) {
        Caller caller = caller(Role.ADMINISTRATOR);
        placements.remove(Author.of(caller), caller.accountId(), id, QueryNumber.read("version", version));
    }

    private Caller caller(Role needed) {
        Caller caller = callers.caller();
        caller.require(needed);
        return caller;
    }
}
