package chat.parley.admin.channel;

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

/** Reading and changing channels. */
@Path("/api/admin/channels")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Channels", description = "What visitors write through.")
public class ChannelResource {
    private final CallerProducer callers;
    private final ChannelStore channels;

    public ChannelResource(CallerProducer callers, ChannelStore channels) {
        this.callers = callers;
        this.channels = channels;
    }

    @GET
    @Operation(summary = "All channels, by name", description = "For supervisors and administrators.")
    public ChannelView.Rows all() {
        Caller caller = caller(Role.SUPERVISOR);
        return new ChannelView.Rows(
                channels.all(caller.accountId()).stream().map(ChannelView::of).toList());
    }

    @POST
    @ResponseStatus(201)
    @Operation(summary = "Creates a channel", description = "For administrators. Only the kind web so far.")
    public ChannelView create(@Nullable ChannelDraft draft) {
        Caller caller = caller(Role.ADMINISTRATOR);
        return ChannelView.of(channels.create(Author.of(caller), caller.accountId(), Fields.body(draft)));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One channel", description = "For supervisors and administrators.")
    public ChannelView get(@PathParam("id") String id) {
        Caller caller = caller(Role.SUPERVISOR);
        return ChannelView.of(channels.get(caller.accountId(), id));
    }

    @PUT
    @Path("/{id}")
    @Operation(
            summary = "Replaces a channel",
            description = "For administrators. Refused with version-conflict when somebody else saved first.")
    public ChannelView change(@PathParam("id") String id, @Nullable ChannelDraft draft) {
        Caller caller = caller(Role.ADMINISTRATOR);
        return ChannelView.of(channels.change(Author.of(caller), caller.accountId(), id, Fields.body(draft)));
    }

    @DELETE
    @Path("/{id}")
    @ResponseStatus(204)
    @Operation(
            summary = "Removes a channel",
            description = "For administrators. Refused with still-in-use while it has placements.")
    public void remove(
            @PathParam("id") String id,
            @Parameter(
                            description = "Refuses with version-conflict when this is not the present version.",
                            schema = @Schema(type = SchemaType.INTEGER))
                    @QueryParam("version")
                    @Nullable
                    String version) {
        Caller caller = caller(Role.ADMINISTRATOR);
        channels.remove(Author.of(caller), caller.accountId(), id, QueryNumber.read("version", version));
    }

    private Caller caller(Role needed) {
        Caller caller = callers.caller();
        caller.require(needed);
        return caller;
    }
}
