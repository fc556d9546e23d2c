package chat.parley.admin.classification;

import chat.parley.admin.change.SettingResource;
import chat.parley.contracts.settings.Classification;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the account tells its dialogs apart by. */
@Path("/api/admin/classification")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Classification", description = "What the account tells its dialogs apart by.")
public class ClassificationResource {
    private final SettingResource settings;

    public ClassificationResource(SettingResource settings) {
        this.settings = settings;
    }

    @GET
    @Operation(
            summary = "What the account tells its dialogs apart by.",
            description = "For supervisors and administrators. With version 0 what holds while nothing was saved.")
    @APIResponseSchema(Classification.class)
    public ObjectNode get() {
        return settings.only(Classification.class, Classification::unsaved);
    }

    @PUT
    @Operation(
            summary = "Replaces it",
            description = "For administrators. Refused with version-conflict when somebody else saved first.")
    @APIResponseSchema(Classification.class)
    public ObjectNode change(@Nullable ClassificationDraft draft) {
        return settings.save(Classification.class, Classification::unsaved, draft);
    }
}
