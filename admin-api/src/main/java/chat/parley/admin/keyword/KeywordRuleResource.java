package chat.parley.admin.keyword;

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

/** Reading and changing keyword rules. */
@Path("/api/admin/keyword-rules")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(
        name = "Keyword rules",
        description = "Choose where a dialog goes by its first message; the first that matches decides.")
public class KeywordRuleResource {
    private final SettingResource settings;

    public KeywordRuleResource(SettingResource settings) {
        this.settings = settings;
    }

    @GET
    @Operation(summary = "All keyword rules, by rank", description = "For supervisors and administrators.")
    public SettingResource.Rows all() {
        return settings.all(RuleSetting.KeywordRule.class);
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            summary = "Creates a keyword rule",
            description =
                    "For administrators. Refused with invalid-pattern when its pattern takes more than linear time.")
    @APIResponseSchema(value = RuleSetting.KeywordRule.class, responseCode = "201")
    public ObjectNode create(@Nullable KeywordRuleDraft draft) {
        return settings.create(RuleSetting.KeywordRule.class, draft);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One keyword rule", description = "For supervisors and administrators.")
    @APIResponseSchema(RuleSetting.KeywordRule.class)
    public ObjectNode get(@PathParam("id") String id) {
        return settings.get(RuleSetting.KeywordRule.class, id);
    }

    @PUT
    @Path("/{id}")
    @Operation(
            summary = "Replaces a keyword rule",
            description = "For administrators. Refused with version-conflict when somebody else saved first.")
    @APIResponseSchema(RuleSetting.KeywordRule.class)
    public ObjectNode change(@PathParam("id") String id, @Nullable KeywordRuleDraft draft) {
        return settings.change(RuleSetting.KeywordRule.class, id, draft);
    }

    @DELETE
    @Path("/{id}")
    @ResponseStatus(204)
    @Operation(
            summary = "Removes a keyword rule",
            description =
                    "For administrators. Dialogs that it has sent somewhere stay there. With a version, refused with"
                            + " version-conflict when it is not the present one.")
    public void remove(@PathParam("id") String id, @QueryParam("version") @Nullable String version) {
        settings.remove(RuleSetting.KeywordRule.class, id, version);
    }
}
