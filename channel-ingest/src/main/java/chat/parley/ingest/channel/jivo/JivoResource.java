package chat.parley.ingest.channel.jivo;

import chat.parley.contracts.presence.Availability;
import chat.parley.ingest.connection.HookClient;
import chat.parley.ingest.connection.HookResource;
import chat.parley.ingest.kit.ChannelConnection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The address that a channel is known by outside [J-03]: nothing but its last part says who may use it. */
@Path("/channels/jivo/{channelId}/{path}")
@RunOnVirtualThread
@Produces(MediaType.TEXT_PLAIN)
@Tag(name = "Hooks", description = "Providers call these.")
public class JivoResource extends HookResource {
    private final HookClient hooks;
    private final JivoChannel channel;
    private final Availability availability;

    JivoResource(HookClient hooks, JivoChannel channel, Availability availability) {
        super(hooks, JivoChannel.KIND);
        this.hooks = hooks;
        this.channel = channel;
        this.availability = availability;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "An event of a visitor",
            description = "As the Jivo Chat API has it, with its length said before or in chunks. 2xx: it is stored;"
                    + " 4xx: never send it again, the reason is in the body; 5xx: send it again soon.")
    public Response event(
            byte[] body,
            @PathParam("channelId") String channelId,
            @PathParam("path") String path,
            @Context HttpServerRequest request)
            throws InterruptedException {
        return answer(hook(body, request, Map.of(JivoChannel.SHOWN, path)), channelId);
    }

    @GET
    @Path("/status")
    @Operation(
            summary = "Whether somebody answers",
            description = "1 while an operator is online; 0 while nobody is, or where there is no such channel.")
    public String status(@PathParam("channelId") String channelId, @PathParam("path") String path) {
        Optional<ChannelConnection> connection =
                hooks.find(JivoChannel.KIND, channelId).filter(found -> channel.isItsAddress(found, path));
        return connection.isPresent()
                        && availability.isAvailable(connection.get().accountId())
                ? "1"
                : "0";
    }
}
