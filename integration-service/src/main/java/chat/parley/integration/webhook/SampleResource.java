package chat.parley.integration.webhook;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.integration.delivery.Message;
import chat.parley.platform.identity.CallerProducer;
import chat.parley.platform.json.Json;
import chat.parley.platform.problem.ProblemException;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shows administrators what a webhook is sent, so that a receiver can be written before the first event. */
@Path("/api/integrations/webhooks/samples")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks")
public class SampleResource {
    private final CallerProducer callers;

    SampleResource(CallerProducer callers) {
        this.callers = callers;
    }

    /** The types there are. */
    public record Types(List<String> types) {}

    @GET
    @Operation(
            summary = "The body of a delivery of this type",
            description = "Without a type: the types there are. The data of a sample are those that the contract of"
                    + " events is tested with.")
    public Object sample(@QueryParam("type") @Nullable String type) {
        callers.caller().require(Role.ADMINISTRATOR);
        return type == null ? new Types(EventTypes.ALL) : body(type);
    }

    static String body(String type) {
        if (!EventTypes.ALL.contains(type)) {
            throw new ProblemException(ErrorCode.NOT_FOUND, "no such type of event");
        }
        try (InputStream sample = SampleResource.class.getResourceAsStream("/samples/" + type + ".json")) {
            if (sample == null) {
                throw new ProblemException(ErrorCode.NOT_FOUND, "there is no sample of this type");
            }
            JsonNode event = Json.mapper().readTree(sample);
            Instant at = Instant.parse(event.path("meta").path("at").asText());
            return Message.body(type, at, event.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("samples are made when this is built", e);
        }
    }
}
