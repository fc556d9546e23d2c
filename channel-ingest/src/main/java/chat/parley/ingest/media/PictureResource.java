package chat.parley.ingest.media;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.PictureId;
import chat.parley.persistence.SchemaJob;
import chat.parley.platform.identity.Caller;
import chat.parley.platform.identity.CallerProducer;
import chat.parley.platform.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Logos and faces: administrators bring them, and whoever has their address sees them. */
@Path("/channels/pictures")
@RunOnVirtualThread
@Tag(name = "Pictures", description = "What an account shows to everybody.")
public class PictureResource {
    private final PictureIntakeClient intake;
    private final PictureStore pictures;
    private final MediaStore media;
    private final CallerProducer callers;
    private final SchemaJob schema;

    PictureResource(
            PictureIntakeClient intake,
            PictureStore pictures,
            MediaStore media,
            CallerProducer callers,
            SchemaJob schema) {
        this.intake = intake;
        this.pictures = pictures;
        this.media = media;
        this.callers = callers;
        this.schema = schema;
    }

    /** What a picture is answered with; settings name it by this. */
    public record Brought(PictureId pictureId) {}

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "An administrator brings a picture", description = "Raw bytes; shown once a setting names it.")
    public Response bring(InputStream body, @QueryParam("use") @Nullable String use) throws IOException {
        Caller caller = administrator();
        PictureIntakeClient.Use wanted = Arrays.stream(PictureIntakeClient.Use.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(use))
                .findFirst()
                .orElseThrow(() ->
                        new ProblemException(ErrorCode.INVALID_REQUEST, "use must be logo, avatar or invitation"));
        return Response.status(Response.Status.CREATED)
                .entity(new Brought(intake.take(caller.accountId(), wanted, body)))
                .build();
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "A picture", description = "For anybody.")
    public Response picture(@PathParam("id") String id) throws IOException {
        requireDatabase();
        PictureStore.Picture picture = pictures.find(id(id)).orElseThrow(PictureResource::notFound);
        return Response.ok(media.open(picture.pictureId().value()))
                .type(picture.mediaType())
                .header(HttpHeaders.CONTENT_LENGTH, picture.size())
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=86400, immutable")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .build();
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Forgets a picture", description = "For administrators, once no setting names it any more.")
    public Response forget(@PathParam("id") String id) throws IOException {
        if (!intake.forget(administrator().accountId(), id(id))) {
            throw notFound();
        }
        return Response.noContent().build();
    }

    private Caller administrator() {
        requireDatabase();
        Caller caller = callers.caller();
        caller.require(Role.ADMINISTRATOR);
        return caller;
    }

    private void requireDatabase() {
        if (!schema.isDone()) {
            throw new ProblemException(ErrorCode.UNAVAILABLE, "pictures cannot be kept now; try again soon");
        }
    }

    private static PictureId id(String id) {
        try {
            return new PictureId(id);
        } catch (ContractViolation e) {
            throw notFound();
        }
    }

    private static ProblemException notFound() {
        return new ProblemException(ErrorCode.NOT_FOUND, "no such picture");
    }
}
