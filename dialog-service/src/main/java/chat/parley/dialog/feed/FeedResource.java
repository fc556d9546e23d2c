package chat.parley.dialog.feed;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.platform.problem.ProblemException;
import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The internal bulk feed; never reachable through the door. */
@Path("/internal/events")
@Produces(MediaType.APPLICATION_JSON)
public class FeedResource {
    private static final int MOST = 5_000;

    private final FeedStore store;

    FeedResource(FeedStore store) {
        this.store = store;
    }

    /** @param event its body as it was published */
    public record Entry(long position, @JsonRawValue String event) {}

    /** @param last the partition's greatest position; 0 while it has no events */
    public record Page(List<Entry> events, long last) {}

    /**
     * Events of a partition, by position.
     *
     * @param after the greatest position the caller has; 0 for none
     * @param limit 1 to 5,000
     */
    @GET
    @Operation(hidden = true)
    public Page events(
            @QueryParam("partition") @DefaultValue("-1") int partition,
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("limit") @DefaultValue("500") int limit) {
        if (partition < 0 || after < 0 || limit < 1 || limit > MOST) {
            throw new ProblemException(
                    ErrorCode.INVALID_REQUEST, "partition and after are not negative, limit is 1 to " + MOST);
        }
        var stretch = store.after(partition, after, limit);
        return new Page(
                stretch.events().stream()
                        .map(found -> new Entry(found.position(), found.body()))
                        .toList(),
                stretch.last());
    }
}
