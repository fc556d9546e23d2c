package chat.parley.ingest.media;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.AttachmentId;
import chat.parley.contracts.message.Attachment;
import chat.parley.platform.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Where files are had, for integration-service, which tells partners; never reachable through the door. */
@Path("/internal/files/{attachmentId}/link")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class InternalFileResource {
    private final FileStore files;
    private final FileLinks links;

    InternalFileResource(FileStore files, FileLinks links) {
        this.files = files;
        this.links = links;
    }

    /** @param path at the door, good for as long as links are */
    public record Link(Attachment attachment, String path) {}

    /** @param account whose file it must be */
    @GET
    @Operation(hidden = true)
    public Link link(@PathParam("attachmentId") AttachmentId id, @QueryParam("account") @Nullable AccountId account) {
        return files.find(id)
                .filter(file -> file.accountId().equals(account))
                .map(file -> new Link(file.attachment(), links.link(id)))
                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "no such file"));
    }
}
