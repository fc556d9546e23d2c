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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Telegram calls here. */
@Path("/channels/telegram/{channelId}")
@RunOnVirtualThread
@Tag(name = "Hooks", description = "Providers call these.")
public class TelegramResource extends HookResource {
    private final InstantSource clock;

    TelegramResource(HookClient hooks, InstantSource clock) {
        super(hooks, TelegramChannel.KIND);
        this.clock = clock;
    }

    /** In seconds: Telegram takes a date for no wish at all. */
    @Override
    protected String comeBack(Instant at) {
        return seconds(clock.instant(), at);
    }

    static String seconds(Instant now, Instant at) {
        return Long.toString(Math.max(1, Duration.between(now, at).toSeconds()));
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "An update of a bot", description = "With the secret that we gave Telegram as a header.")
    public Response update(byte[] body, @PathParam("channelId") String channelId, @Context HttpServerRequest request)
            throws InterruptedException {
        return answer(body, channelId, request);
    }
}
