package chat.parley.admin.console;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the console must know before anybody has logged in, so that one build of it runs everywhere. */
@Path("/console/config.json")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Console", description = "What the console needs to start.")
public class ConsoleResource {
    private final Settings settings;

    public ConsoleResource(ConsoleConfig config) {
        this.settings = new Settings(config.issuer().toString(), config.clientId());
    }

    /** @param issuer of operators' tokens */
    @Schema(name = "ConsoleSettings")
    public record Settings(
            @Schema(description = "Issuer of operators' tokens.")
            String issuer,

            @Schema(description = "The console's public client at the issuer.")
            String clientId) {}

    @GET
    @SecurityRequirements
    @Operation(summary = "Where the console logs in", description = "For everybody, without a token.")
    public Settings settings() {
        return settings;
    }
}
