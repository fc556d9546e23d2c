package chat.parley.admin.department;

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

/** Reading and changing departments. */
@Path("/api/admin/departments")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Departments", description = "Named groups of operators.")
public class DepartmentResource {
    private final SettingResource settings;

    public DepartmentResource(SettingResource settings) {
        this.settings = settings;
    }

    @GET
    @Operation(summary = "All departments, by name", description = "For supervisors and administrators.")
    public SettingResource.Rows all() {
        return settings.all(Setting.Department.class);
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            summary = "Creates a department",
            description = "For administrators. Refused with name-taken when another one has the name.")
    @APIResponseSchema(value = Setting.Department.class, responseCode = "201")
    public ObjectNode create(@Nullable DepartmentDraft draft) {
        return settings.create(Setting.Department.class, draft);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One department", description = "For supervisors and administrators.")
    @APIResponseSchema(Setting.Department.class)
    public ObjectNode get(@PathParam("id") String id) {
        return settings.get(Setting.Department.class, id);
    }

    @PUT
    @Path("/{id}")
    @Operation(
            summary = "Replaces a department",
            description = "For administrators. Refused with version-conflict when somebody else saved first.")
    @APIResponseSchema(Setting.Department.class)
    public ObjectNode change(@PathParam("id") String id, @Nullable DepartmentDraft draft) {
        return settings.change(Setting.Department.class, id, draft);
    }

    @DELETE
    @Path("/{id}")
    @ResponseStatus(204)
    @Operation(
            summary = "Removes a department",
            description =
                    "For administrators. Refused with still-in-use while something else names it. With a version, refused with"
                            + " version-conflict when it is not the present one.")
    public void remove(@PathParam("id") String id, @QueryParam("version") @Nullable String version) {
        settings.remove(Setting.Department.class, id, version);
    }
}
