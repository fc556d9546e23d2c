package chat.parley.admin.change;

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
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/**
 * Reading and changing the settings of which an account has several of a kind. What is particular to a kind is said by
 * its {@link Draft}, and to the reader of the API by the tag of the class that extends this one.
 */
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public abstract class ListedResource<S extends Setting, D extends Draft<S>> {
    /** What all kinds share. */
    protected final SettingResource settings;

    private final Class<S> kind;

    protected ListedResource(SettingResource settings, Class<S> kind) {
        this.settings = settings;
        this.kind = kind;
    }

    @GET
    @Operation(
            summary = "All of them",
            description = "For supervisors and administrators. By rank where there is one, else by name.")
    public SettingResource.Rows all() {
        return settings.all(kind);
    }

    @POST
    @ResponseStatus(201)
    @Operation(summary = "Creates one", description = "For administrators.")
    public ObjectNode create(@Nullable D draft) {
        return settings.create(kind, draft);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One of them", description = "For supervisors and administrators.")
    public ObjectNode get(@PathParam("id") String id) {
        return settings.get(kind, id);
    }

    @PUT
    @Path("/{id}")
    @Operation(
            summary = "Replaces one",
            description = "For administrators. Refused with version-conflict when somebody else saved first.")
    public ObjectNode change(@PathParam("id") String id, @Nullable D draft) {
        return settings.change(kind, id, draft);
    }

    @DELETE
    @Path("/{id}")
    @ResponseStatus(204)
    @Operation(
            summary = "Removes one",
            description = "For administrators. Refused with still-in-use while something else names it. With a version,"
                    + " refused with version-conflict when it is not the present one.")
    public void remove(@PathParam("id") String id, @QueryParam("version") @Nullable String version) {
        settings.remove(kind, id, version);
    }
}
