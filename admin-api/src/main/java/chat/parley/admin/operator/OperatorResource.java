package chat.parley.admin.operator;

import chat.parley.admin.change.Author;
import chat.parley.admin.change.SettingResource;
import chat.parley.admin.field.Fields;
import chat.parley.admin.field.QueryNumber;
import chat.parley.contracts.settings.Setting;
import chat.parley.platform.identity.Caller;
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

/** Reading and changing operators. */
@Path("/api/admin/operators")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Operators", description = "The people who answer, and their logins.")
public class OperatorResource {
    private final SettingResource settings;
    private final OperatorStore operators;
    private final OperatorCreationJob creation;

    public OperatorResource(SettingResource settings, OperatorStore operators, OperatorCreationJob creation) {
        this.settings = settings;
        this.operators = operators;
        this.creation = creation;
    }

    @GET
    @Operation(summary = "All operators, by name", description = "For supervisors and administrators.")
    public SettingResource.Rows all() {
        return settings.all(Setting.Operator.class);
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            summary = "Creates an operator and their login",
            description = "For administrators. The answer holds, this once, the password of the first login. Refused"
                    + " with name-taken when somebody has the address, with unavailable while the identity provider"
                    + " does not work; nothing is created then.")
    @APIResponseSchema(value = Setting.Operator.class, responseCode = "201")
    public ObjectNode create(@Nullable OperatorDraft draft) {
        Caller caller = settings.administrator();
        OperatorCreationJob.Newcomer newcomer =
                creation.create(Author.of(caller), caller.accountId(), Fields.body(draft));
        return settings.answer(newcomer.operator()).put("temporaryPassword", newcomer.temporaryPassword());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One operator", description = "For supervisors and administrators.")
    @APIResponseSchema(Setting.Operator.class)
    public ObjectNode get(@PathParam("id") String id) {
        return settings.get(Setting.Operator.class, id);
    }

    @PUT
    @Path("/{id}")
    @Operation(
            summary = "Replaces an operator",
            description = "For administrators. Refused with version-conflict when somebody else saved first, with"
                    + " still-in-use when it would leave the account without an administrator.")
    @APIResponseSchema(Setting.Operator.class)
    public ObjectNode change(@PathParam("id") String id, @Nullable OperatorDraft draft) {
        Caller caller = settings.administrator();
        return settings.answer(operators.change(Author.of(caller), caller.accountId(), id, Fields.body(draft)));
    }

    @DELETE
    @Path("/{id}")
    @ResponseStatus(204)
    @Operation(
            summary = "Removes an operator and forbids their login",
            description =
                    "For administrators. Refused with still-in-use for the caller and for the last" + " administrator.")
    public void remove(@PathParam("id") String id, @QueryParam("version") @Nullable String version) {
        Caller caller = settings.administrator();
        operators.remove(Author.of(caller), caller.accountId(), id, QueryNumber.read("version", version));
    }
}
