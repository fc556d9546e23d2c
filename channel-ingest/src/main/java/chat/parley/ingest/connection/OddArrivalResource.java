package chat.parley.ingest.connection;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.settings.Setting;
import chat.parley.ingest.inbound.ParkedStore;
import chat.parley.persistence.SchemaJob;
import chat.parley.platform.identity.Caller;
import chat.parley.platform.identity.CallerProducer;
import chat.parley.platform.problem.ProblemException;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What providers told that this version does not understand. */
@Path("/channels/{channelId}/odd")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Channels", description = "The connections to providers, and deliveries through them.")
public class OddArrivalResource {
    private static final int MOST = 50;

    private final CallerProducer callers;
    private final Connections connections;
    private final ParkedStore parked;
    private final SchemaJob schema;

    OddArrivalResource(CallerProducer callers, Connections connections, ParkedStore parked, SchemaJob schema) {
        this.callers = callers;
        this.connections = connections;
        this.parked = parked;
        this.schema = schema;
    }

    /** @param next what to give as {@code after} for the next page; null on the last */
    public record Page(
            List<ParkedStore.Odd> arrivals, @Nullable String next) {}

    @GET
    @Operation(
            summary = "Calls of the provider that nobody understood, newest first",
            description = "For administrators, as what visitors say may be in them. They are kept for a week.")
    public Page list(
            @PathParam("channelId") String id,
            @QueryParam("limit") @DefaultValue("20") int limit,
            @QueryParam("after") @Nullable String after) {
        Caller caller = callers.caller();
        caller.require(Role.ADMINISTRATOR);
        if (!schema.isDone()) {
            throw new ProblemException(ErrorCode.UNAVAILABLE, "the database cannot be reached now");
        }
        if (limit < 1 || limit > MOST || (after != null && !after.matches("[0-9]{1,18}"))) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, "limit is from 1 to " + MOST + ", after a number");
        }
        Setting.Channel channel = connections
                .find(caller.accountId(), new ChannelId(id))
                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "no such channel of a provider"));
        long before = after == null ? Long.MAX_VALUE : Long.parseLong(after);
        List<ParkedStore.Odd> found = parked.odd(channel.accountId(), channel.channelId(), before, limit + 1);
        return found.size() <= limit
                ? new Page(found, null)
                : new Page(found.subList(0, limit), found.get(limit - 1).oddId());
    }
}
