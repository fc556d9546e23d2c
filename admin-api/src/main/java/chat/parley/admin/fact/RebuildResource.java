package chat.parley.admin.fact;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.platform.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** For those who run the suite: facts of all accounts are made anew; never reachable through the door. */
@Path("/internal/facts/rebuild")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class RebuildResource {
    private final RebuildJob rebuild;

    RebuildResource(RebuildJob rebuild) {
        this.rebuild = rebuild;
    }

    /** The last one. */
    @GET
    @Operation(hidden = true)
    public RebuildState state() {
        return rebuild.state()
                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "facts were never made anew"));
    }

    /** Begins one; 202 also while one runs. */
    @POST
    @Operation(hidden = true)
    public Response begin() {
        rebuild.begin();
        return Response.accepted(state()).build();
    }

    /** Cancels it. */
    @DELETE
    @Operation(hidden = true)
    public Response cancel() {
        rebuild.cancel();
        return Response.noContent().build();
    }
}
