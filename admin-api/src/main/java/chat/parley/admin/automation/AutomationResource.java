package chat.parley.admin.automation;

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

/** Reading and changing automations. */
@Path("/api/admin/automations")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Automations", description = "Rules that act by themselves.")
public class AutomationResource {
    private final SettingResource settings;

    public AutomationResource(SettingResource settings) {
        this.settings = settings;
    }

    @GET
    @Operation(summary = "All automations, by rank", description = "For supervisors and administrators.")
    public SettingResource.Rows all() {
        return settings.all(RuleSetting.Automation.class);
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            summary = "Creates an automation",
            description = "For administrators. Refused with rule-loop when it would set itself off.")
    @APIResponseSchema(value = RuleSetting.Automation.class, responseCode = "201")
    public ObjectNode create(@Nullable AutomationDraft draft) {
        return settings.create(RuleSetting.Automation.class, draft);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One automation", description = "For supervisors and administrators.")
    @APIResponseSchema(RuleSetting.Automation.class)
    public ObjectNode get(@PathParam("id") String id) {
        return settings.get(RuleSetting.Automation.class, id);
    }

    @PUT
    @Path("/{id}")
    @Operation(
            summary = "Replaces an automation",
            description = "For administrators. Refused with version-conflict when somebody else saved first.")
    @APIResponseSchema(RuleSetting.Automation.class)
    public ObjectNode change(@PathParam("id") String id, @Nullable AutomationDraft draft) {
        return settings.change(RuleSetting.Automation.class, id, draft);
    }

    @DELETE
    @Path("/{id}")
    @ResponseStatus(204)
    @Operation(
            summary = "Removes an automation",
            description = "For administrators. What it has done stays. With a version, refused with"
                    + " version-conflict when it is not the present one.")
    public void remove(@PathParam("id") String id, @QueryParam("version") @Nullable String version) {
        settings.remove(RuleSetting.Automation.class, id, version);
    }
}
