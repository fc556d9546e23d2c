package chat.parley.ingest.outbound;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.text.WellFormed;
import chat.parley.ingest.connection.Connections;
import chat.parley.ingest.inbound.OpeningClient;
import chat.parley.ingest.kit.ChannelConnection;
import chat.parley.persistence.SchemaJob;
import chat.parley.platform.identity.Caller;
import chat.parley.platform.identity.CallerProducer;
import chat.parley.platform.problem.ProblemException;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Writing to somebody who has not written first. */
@Path("/channels/{channelId}/conversations")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Channels", description = "The connections to providers, and deliveries through them.")
public class OpeningResource {
    private final CallerProducer callers;
    private final Connections connections;
    private final ChannelResource.Kinds kinds;
    private final OpeningClient openings;
    private final SchemaJob schema;

    OpeningResource(
            CallerProducer callers,
            Connections connections,
            ChannelResource.Kinds kinds,
            OpeningClient openings,
            SchemaJob schema) {
        this.callers = callers;
        this.connections = connections;
        this.kinds = kinds;
        this.openings = openings;
        this.schema = schema;
    }

    /**
     * Whom to write to.
     *
     * @param to an e-mail address
     * @param name what they are called; null when unknown
     * @param requestId the same for each try at the same thing
     */
    public record Wanted(
            @Nullable String to,
            @Nullable String name,
            @Nullable String requestId) {}

    /** Where the dialog is, or is about to be. */
    public record Opened(ConversationId conversationId) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Opens a dialog with somebody who can be written to first",
            description = "For every operator, by channels whose abilities say writesFirst. The dialog is the"
                    + " operator's own; where one is open with this visitor it stays as it is. Give each try at the"
                    + " same thing the same requestId.")
    public Opened open(@PathParam("channelId") String id, @Nullable Wanted wanted) throws InterruptedException {
        Caller caller = callers.caller();
        if (!schema.isDone()) {
            throw new ProblemException(ErrorCode.UNAVAILABLE, "the database cannot be reached now");
        }
        String to = wanted == null ? null : wanted.to();
        String requestId = wanted == null ? null : wanted.requestId();
        if (wanted == null || to == null || requestId == null) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, "give to and requestId");
        }
        WellFormed.optional("requestId", requestId, WellFormed.NAME_LIMIT);
        String said = wanted.name();
        String name = said == null || said.isBlank() ? null : said;
        WellFormed.optional("name", name, WellFormed.NAME_LIMIT);
        ChannelConnection connection = connections
                .active(caller.accountId(), new ChannelId(id))
                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "no such channel of a provider"));
        return new Opened(openings.open(
                connection,
                Objects.requireNonNull(kinds.channels().get(connection.kind())),
                caller,
                to,
                name,
                requestId));
    }
}
