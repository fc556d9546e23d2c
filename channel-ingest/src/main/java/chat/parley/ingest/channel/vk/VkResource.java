package chat.parley.ingest.channel.vk;

import chat.parley.ingest.connection.HookClient;
import chat.parley.ingest.connection.HookResource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** VK calls here. */
@Path("/channels/vk/{channelId}")
@RunOnVirtualThread
@Tag(name = "Hooks", description = "Providers call these.")
public class VkResource extends HookResource {
    VkResource(HookClient hooks) {
        super(hooks, VkChannel.KIND);
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "An event of a community", description = "With the secret that VK was given, in the body.")
    public Response event(byte[] body, @PathParam("channelId") String channelId, @Context HttpServerRequest request)
            throws InterruptedException {
        return answer(body, channelId, request);
    }
}
