package chat.parley.admin.channel;

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

/** Reading and changing channels. */
@Path("/api/admin/channels")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Channels", description = "What visitors write through.")
public class ChannelResource {
    private final SettingResource settings;

    public ChannelResource(SettingResource settings) {
        this.settings = settings;
    }

    @GET
    @Operation(summary = "All channels, by name", description = "For supervisors and administrators.")
    public SettingResource.Rows all() {
        return settings.all(Setting.Channel.class);
    }

    @POST
    @ResponseStatus(201)
    @Operation(summary = "Creates a channel", description = "For administrators. Only the kind web so far.")
    @APIResponseSchema(value = Setting.Channel.class, responseCode = "201")
    public ObjectNode create(@Nullable ChannelDraft draft) {
        return settings.create(Setting.Channel.class, draft);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One channel", description = "For supervisors and administrators.")
    @APIResponseSchema(Setting.Channel.class)
    public ObjectNode get(@PathParam("id") String id) {
        return settings.get(Setting.Channel.class, id);
    }

    @PUT
    @Path("/{id}")
    @Operation(
            summary = "Replaces a channel",
            description = "For administrators. Refused with version-conflict when somebody else saved first.")
    @APIResponseSchema(Setting.Channel.class)
    public ObjectNode change(@PathParam("id") String id, @Nullable ChannelDraft draft) {
        return settings.change(Setting.Channel.class, id, draft);
    }

    @DELETE
    @Path("/{id}")
    @ResponseStatus(204)
    @Operation(
            summary = "Removes a channel",
            description =
                    "For administrators. Refused with still-in-use while something else names it. With a version, refused with"
                            + " version-conflict when it is not the present one.")
    public void remove(@PathParam("id") String id, @QueryParam("version") @Nullable String version) {
        settings.remove(Setting.Channel.class, id, version);
    }
}
