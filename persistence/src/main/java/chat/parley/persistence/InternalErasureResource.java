package chat.parley.persistence;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.CommandId;
import chat.parley.platform.problem.ProblemException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Tells admin-api what this service has erased, in every service with a database; never reachable through the door. */
@Path("/internal/erasures")
@Produces(MediaType.APPLICATION_JSON)
public class InternalErasureResource {
    private final ErasureReceiptStore receipts;

    InternalErasureResource(ErasureReceiptStore receipts) {
        this.receipts = receipts;
    }

    /**
     * What came of a command.
     *
     * @param account whose it must be
     * @throws ProblemException with {@code not-found} while it is not done
     */
    @GET
    @Path("/{commandId}")
    @Operation(hidden = true)
    public ErasureReceipt receipt(
            @PathParam("commandId") CommandId command, @QueryParam("account") @Nullable AccountId account) {
        if (account == null) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, "account is missing");
        }
        return receipts.find(account, command)
                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "nothing was erased by this command yet"));
    }
}
