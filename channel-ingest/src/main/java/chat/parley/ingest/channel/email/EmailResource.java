package chat.parley.ingest.channel.email;

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

/** Mail servers that hand over what they take call here. */
@Path("/channels/email/{channelId}")
@RunOnVirtualThread
@Tag(name = "Hooks", description = "Providers call these.")
public class EmailResource extends HookResource {
    EmailResource(HookClient hooks) {
        super(hooks, EmailChannel.KIND);
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "A mail, as it came",
            description =
                    "The raw bytes (RFC 5322), signed as Standard Webhooks has it with the channel's hook secret.")
    public Response mail(byte[] body, @PathParam("channelId") String channelId, @Context HttpServerRequest request)
            throws InterruptedException {
        return answer(body, channelId, request);
    }
}
