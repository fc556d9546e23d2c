package chat.parley.ingest.channel.telegram;

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

/** Telegram calls here. */
@Path("/channels/telegram/{channelId}")
@RunOnVirtualThread
@Tag(name = "Hooks", description = "Providers call these.")
public class TelegramResource extends HookResource {
    TelegramResource(HookClient hooks) {
        super(hooks, TelegramChannel.KIND);
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "An update of a bot", description = "With the secret that we gave Telegram as a header.")
    public Response update(byte[] body, @PathParam("channelId") String channelId, @Context HttpServerRequest request)
            throws InterruptedException {
        return answer(body, channelId, request);
    }
}
