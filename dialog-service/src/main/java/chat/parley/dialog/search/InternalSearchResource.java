package chat.parley.dialog.search;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What whoever runs the suite asks of the search; never reachable through the door. */
@Path("/internal/search")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class InternalSearchResource {
    private final SearchIndexJob index;

    InternalSearchResource(SearchIndexJob index) {
        this.index = index;
    }

    /** @param behind events that are not taken in yet */
    public record State(long behind) {}

    @GET
    @Operation(hidden = true)
    public State state() {
        return new State(index.behind());
    }

    /** Begins to read the whole log again; searches go on meanwhile. */
    @POST
    @Path("/rebuild")
    @Operation(hidden = true)
    public Response rebuild() {
        index.rebuild();
        return Response.accepted(state()).build();
    }
}
