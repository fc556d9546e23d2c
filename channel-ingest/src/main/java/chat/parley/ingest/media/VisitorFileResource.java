package chat.parley.ingest.media;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Visitors of the web chat bring files here. */
@Path("/channels/web/files")
@RunOnVirtualThread
@Tag(name = "Files")
public class VisitorFileResource {
    private final FileResource files;

    VisitorFileResource(FileResource files) {
        this.files = files;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "A visitor brings a file", description = "With the visitor's token, before the message.")
    public Response bring(
            InputStream body,
            @HeaderParam(FileResource.NAME) @Nullable String name,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization)
            throws IOException {
        return files.ofVisitor(body, name, authorization);
    }
}
