package chat.parley.admin.account;

import chat.parley.admin.change.Author;
import chat.parley.admin.field.Fields;
import chat.parley.contracts.actor.Role;
import chat.parley.platform.identity.Caller;
import chat.parley.platform.identity.CallerProducer;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
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
    private final CallerProducer callers;
    private final AccountStore accounts;

    public AccountResource(CallerProducer callers, AccountStore accounts) {
        this.callers = callers;
        this.accounts = accounts;
    }

    @GET
    @Operation(summary = "The account's settings", description = "For supervisors and administrators.")
    public AccountView get() {
        Caller caller = callers.caller();
        caller.require(Role.SUPERVISOR);
        return AccountView.of(accounts.get(caller.accountId()));
    }

    @PUT
    @Operation(
            summary = "Replaces the account's settings",
            description = "For administrators. Refused with version-conflict when somebody else saved first.")
    public AccountView change(@Nullable AccountDraft draft) {
        Caller caller = callers.caller();
        caller.require(Role.ADMINISTRATOR);
        return AccountView.of(accounts.change(Author.of(caller), caller.accountId(), Fields.body(draft)));
    }
}
