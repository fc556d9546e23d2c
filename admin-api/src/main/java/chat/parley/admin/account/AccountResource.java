package chat.parley.admin.account;

import chat.parley.admin.change.SettingResource;
import chat.parley.contracts.settings.Setting;
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

/** The account's own settings. */
@Path("/api/admin/account")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Account", description = "The account's own settings.")
public class AccountResource {
    private final SettingResource settings;

    public AccountResource(SettingResource settings) {
        this.settings = settings;
    }

    @GET
    @Operation(summary = "The account's settings", description = "For supervisors and administrators.")
    @APIResponseSchema(Setting.Account.class)
    public ObjectNode get() {
        return settings.account();
    }

    @PUT
    @Operation(
            summary = "Replaces the account's settings",
            description = "For administrators. Refused with version-conflict when somebody else saved first.")
    @APIResponseSchema(Setting.Account.class)
    public ObjectNode change(@Nullable AccountDraft draft) {
        return settings.change(draft);
    }
}
