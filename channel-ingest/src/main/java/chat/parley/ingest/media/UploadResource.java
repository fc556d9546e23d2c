package chat.parley.ingest.media;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.ingest.media.UploadStore.Upload;
import chat.parley.platform.identity.VisitorToken;
import chat.parley.platform.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Files of visitors in parts, as tus 1.0 has it: a cut costs what was under way and nothing more. */
@Path("/channels/web/uploads")
@RunOnVirtualThread
@Tag(name = "Files")
public class UploadResource {
    private static final String RESUMABLE = "Tus-Resumable";
    private static final String VERSION = "1.0.0";
    private static final String OFFSET = "Upload-Offset";
    private static final String LENGTH = "Upload-Length";
    private static final String METADATA = "Upload-Metadata";
    private static final int INTERNAL = 500;
    private static final String PART = "application/offset+octet-stream";

    private final FileResource files;
    private final UploadStore uploads;
    private final MediaConfig config;

    UploadResource(FileResource files, UploadStore uploads, MediaConfig config) {
        this.files = files;
        this.uploads = uploads;
        this.config = config;
    }

    @POST
    @Operation(summary = "A visitor begins to bring a file in parts")
    public Response begin(
            @HeaderParam(LENGTH) @Nullable String length,
            @HeaderParam(METADATA) @Nullable String metadata,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization)
            throws IOException {
        VisitorToken visitor = files.sender(authorization);
        long bytes = number(LENGTH, length);
        if (bytes > config.largest()) {
            throw new ProblemException(ErrorCode.FILE_TOO_LARGE, "a file has at most " + config.largest() + " bytes");
        }
        var upload = new Upload(
                UUID.randomUUID().toString(),
                visitor.accountId(),
                visitor.conversationId(),
                FileNames.clean(name(metadata)),
                bytes);
        uploads.begin(upload);
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/channels/web/uploads/" + upload.uploadId())
                .header(RESUMABLE, VERSION)
                .header(OFFSET, 0)
                .build();
    }

    @HEAD
    @Path("/{id}")
    @Operation(summary = "How much of it is there")
    public Response offset(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization)
            throws IOException {
        Upload upload = find(id, files.visitor(authorization));
        return told(Response.ok(), uploads.offset(upload))
                .header(LENGTH, upload.length())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @PATCH
    @Path("/{id}")
    @Consumes(PART)
    @Operation(summary = "More of it")
    public Response more(
            InputStream body,
            @PathParam("id") String id,
            @HeaderParam(OFFSET) @Nullable String offset,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization)
            throws IOException {
        Upload upload = find(id, files.visitor(authorization));
        Optional<Long> now;
        try {
            now = uploads.append(upload, number(OFFSET, offset), body);
        } catch (MediaStore.TooLarge e) {
            throw new ProblemException(ErrorCode.FILE_TOO_LARGE, "the file has more bytes than it was to have");
        }
        if (now.isEmpty()) {
            throw new ProblemException(ErrorCode.UPLOAD_OFFSET, "the part does not begin where the upload ended");
        }
        return told(Response.noContent(), now.get()).build();
    }

    @POST
    @Path("/{id}/attachment")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The whole file is there", description = "Answered the same when it is asked again.")
    public Response done(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization)
            throws IOException {
        VisitorToken visitor = files.visitor(authorization);
        Optional<Response> known = files.kept(id, visitor);
        if (known.isPresent()) {
            return known.get();
        }
        Upload upload = find(id, visitor);
        if (uploads.offset(upload) != upload.length()) {
            throw new ProblemException(ErrorCode.UPLOAD_OFFSET, "the file is not whole yet");
        }
        try (InputStream whole = uploads.open(upload)) {
            Response answer = files.take(upload, whole);
            uploads.forget(upload);
            return answer;
        } catch (ProblemException e) {
            // What is refused once is refused for ever; what could not be done now may be asked again.
            if (e.problem().status() < INTERNAL) {
                uploads.forget(upload);
            }
            throw e;
        }
    }

    /** Another's upload is as if it were not there. */
    private Upload find(String id, VisitorToken visitor) throws IOException {
        return uploads.find(id)
                .filter(upload -> upload.accountId().equals(visitor.accountId())
                        && upload.conversationId().equals(visitor.conversationId()))
                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "no such upload; begin it anew"));
    }

    private static Response.ResponseBuilder told(Response.ResponseBuilder answer, long offset) {
        return answer.header(RESUMABLE, VERSION).header(OFFSET, offset);
    }

    private static long number(String header, @Nullable String value) {
        if (value == null || !value.matches("[0-9]{1,12}")) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, header + " must be a whole number");
        }
        return Long.parseLong(value);
    }

    /** The member {@code filename} of pairs of a key and a value in Base64. */
    private static String name(@Nullable String metadata) {
        if (metadata != null) {
            for (String pair : metadata.split(",", -1)) {
                String[] parts = pair.strip().split(" ", 2);
                if (parts.length == 2 && parts[0].equals("filename")) {
                    try {
                        return new String(Base64.getDecoder().decode(parts[1].strip()), UTF_8);
                    } catch (IllegalArgumentException e) {
                        throw new ProblemException(ErrorCode.INVALID_REQUEST, "filename must be Base64");
                    }
                }
            }
        }
        return "file";
    }
}
