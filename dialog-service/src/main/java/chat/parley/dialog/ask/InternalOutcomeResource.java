package chat.parley.dialog.ask;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.CommandId;
import chat.parley.platform.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** How commands ended, for services that wait for one now and then; never reachable through the door. */
@Path("/internal/outcomes/{commandId}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class InternalOutcomeResource {
    private final OutcomeStore store;

    InternalOutcomeResource(OutcomeStore store) {
        this.store = store;
    }

    /** @param account whose command it must be */
    @GET
    @Operation(hidden = true)
    public String outcome(
            @PathParam("commandId") CommandId command, @QueryParam("account") @Nullable AccountId account) {
        if (account == null) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, "account is missing");
        }
        return store.find(account, command)
                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "no such command has ended"));
    }
}
