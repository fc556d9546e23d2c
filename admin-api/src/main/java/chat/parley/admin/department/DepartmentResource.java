package chat.parley.admin.department;

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

/** Reading and changing departments. */
@Path("/api/admin/departments")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Departments", description = "Named groups of operators.")
public class DepartmentResource {
    private final CallerProducer callers;
    private final DepartmentStore departments;

    public DepartmentResource(CallerProducer callers, DepartmentStore departments) {
        this.callers = callers;
        this.departments = departments;
    }

    @GET
    @Operation(summary = "All departments, by name", description = "For supervisors and administrators.")
    public DepartmentView.Rows all() {
        Caller caller = caller(Role.SUPERVISOR);
        return new DepartmentView.Rows(departments.all(caller.accountId()).stream()
                .map(DepartmentView::of)
                .toList());
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            summary = "Creates a department",
            description = "For administrators. Refused with name-taken when another one has the name.")
    public DepartmentView create(@Nullable DepartmentDraft draft) {
        Caller caller = caller(Role.ADMINISTRATOR);
        return DepartmentView.of(departments.create(Author.of(caller), caller.accountId(), Fields.body(draft)));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One department", description = "For supervisors and administrators.")
    public DepartmentView get(@PathParam("id") String id) {
        Caller caller = caller(Role.SUPERVISOR);
        return DepartmentView.of(departments.get(caller.accountId(), id));
    }

    @PUT
    @Path("/{id}")
    @Operation(
            summary = "Replaces a department",
            description = "For administrators. Refused with version-conflict when somebody else saved first.")
    public DepartmentView change(@PathParam("id") String id, @Nullable DepartmentDraft draft) {
        Caller caller = caller(Role.ADMINISTRATOR);
        return DepartmentView.of(departments.change(Author.of(caller), caller.accountId(), id, Fields.body(draft)));
    }

    @DELETE
    @Path("/{id}")
    @ResponseStatus(204)
    @Operation(
            summary = "Removes a department",
            description =
                    "For administrators. Refused with still-in-use while an operator, a channel or a placement belongs to it.")
    public void remove(
            @PathParam("id") String id,
            @Parameter(
                            description = "Refuses with version-conflict when this is not the present version.",
                            schema = @Schema(type = SchemaType.INTEGER))
                    @QueryParam("version")
                    @Nullable
                    String version) {
        Caller caller = caller(Role.ADMINISTRATOR);
        departments.remove(Author.of(caller), caller.accountId(), id, QueryNumber.read("version", version));
    }

    private Caller caller(Role needed) {
        Caller caller = callers.caller();
        caller.require(needed);
        return caller;
    }
}
