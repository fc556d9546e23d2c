package chat.parley.ingest.media;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.AttachmentId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.message.Attachment;
import chat.parley.ingest.limit.CommandLimits;
import chat.parley.ingest.limit.TokenBuckets;
import chat.parley.ingest.visitor.VisitorKeys;
import chat.parley.persistence.SchemaJob;
import chat.parley.platform.identity.AccessGuard;
import chat.parley.platform.identity.Caller;
import chat.parley.platform.identity.CallerProducer;
import chat.parley.platform.identity.VisitorToken;
import chat.parley.platform.identity.VisitorTokens;
import chat.parley.platform.problem.Problem;
import chat.parley.platform.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Files come in as the raw body of a request and go out by signed links. */
@Path("/channels/files")
@RunOnVirtualThread
@Tag(name = "Files", description = "What messages carry besides their text.")
public class FileResource {
    static final String NAME = "X-File-Name";
    private static final String BEARER = "Bearer ";

    private final FileIntakeClient intake;
    private final FileStore files;
    private final MediaStore media;
    private final FileLinks links;
    private final VisitorKeys keys;
    private final CallerProducer callers;
    private final AccessGuard guard;
    private final SchemaJob schema;
    private final TokenBuckets<String> uploads;

    FileResource(
            FileIntakeClient intake,
            FileStore files,
            MediaStore media,
            FileLinks links,
            VisitorKeys keys,
            CallerProducer callers,
            AccessGuard guard,
            SchemaJob schema,
            Allowance allowance) {
        this.intake = intake;
        this.files = files;
        this.media = media;
        this.links = links;
        this.keys = keys;
        this.callers = callers;
        this.guard = guard;
        this.schema = schema;
        this.uploads = allowance.uploads();
    }

    /** How many files each sender may bring. */
    public record Allowance(TokenBuckets<String> uploads) {}

    /** What an upload is answered with. */
    public record Uploaded(Attachment attachment) {}

    /** @param attachmentIds at most 100 */
    public record LinksWanted(@Nullable List<String> attachmentIds) {}

    /** Paths at the door by attachment id; what the caller may not see is left out as if it were not there. */
    public record Links(Map<String, String> links) {}

    /** As {@link VisitorFileResource} takes it in. */
    Response ofVisitor(InputStream body, @Nullable String name, @Nullable String authorization) throws IOException {
        VisitorToken visitor = sender(authorization);
        return take(visitor.accountId(), visitor.conversationId(), name, body);
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "An operator brings a file", description = "For a conversation, before the message.")
    public Response ofOperator(
            InputStream body,
            @HeaderParam(NAME) @Nullable String name,
            @QueryParam("conversation") @Nullable String conversation)
            throws IOException {
        Caller caller = callers.caller();
        requireRoom("o/" + caller.accountId() + "/" + caller.operatorId());
        return take(caller.accountId(), new ConversationId(String.valueOf(conversation)), name, body);
    }

    @POST
    @Path("/links")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Where files are had", description = "For operators and visitors; good for 10 minutes.")
    public Links links(
            @Nullable LinksWanted wanted, @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        if (wanted == null
                || wanted.attachmentIds() == null
                || wanted.attachmentIds().size() > 100) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, "attachmentIds must be a list of at most 100");
        }
        List<AttachmentId> ids =
                wanted.attachmentIds().stream().map(AttachmentId::new).toList();
        requireDatabase();
        String token = bearer(authorization);
        boolean isVisitor = token != null && !(keys.check(token) instanceof VisitorTokens.Check.Invalid);
        return isVisitor
                ? ofVisitor(ids, visitor(authorization))
                : ofAccount(ids, callers.caller().accountId());
    }

    @GET
    @Path("/{id}/{token}")
    @Operation(summary = "A file, by its link")
    public Response file(
            @PathParam("id") String id, @PathParam("token") String token, @Context HttpServerRequest request)
            throws IOException {
        requireDatabase();
        KeptFile file = find(id, token);
        if (FileLinks.isOfConsole(token)) {
            guard.require(file.accountId(), request);
        }
        Attachment attachment = file.attachment();
        boolean shown = FileTypes.isShown(attachment.mediaType());
        return Response.ok(media.open(attachment.attachmentId().value()))
                .type(shown ? attachment.mediaType() : MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_LENGTH, attachment.size())
                .header(HttpHeaders.CONTENT_DISPOSITION, FileNames.disposition(shown, attachment.name()))
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=600")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'; media-src 'self'; img-src 'self'")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    /** A visitor who may bring another file now. */
    VisitorToken sender(@Nullable String authorization) {
        VisitorToken visitor = visitor(authorization);
        requireRoom("v/" + visitor.accountId() + "/" + visitor.visitorId());
        requireDatabase();
        return visitor;
    }

    /** As {@link UploadResource} takes it in, under the upload's own id. */
    Response take(UploadStore.Upload upload, InputStream whole) throws IOException {
        requireDatabase();
        return created(intake.take(
                new AttachmentId(upload.uploadId()),
                upload.accountId(),
                upload.conversationId(),
                FileIntakeClient.Saying.named(upload.name()),
                whole));
    }

    /** A file of the visitor's conversation that is kept already. */
    Optional<Response> kept(String id, VisitorToken visitor) {
        requireDatabase();
        return files.find(new AttachmentId(id))
                .filter(file -> file.accountId().equals(visitor.accountId())
                        && file.conversationId().equals(visitor.conversationId()))
                .map(file -> created(file.attachment()));
    }

    private static Response created(Attachment attachment) {
        return Response.status(Response.Status.CREATED)
                .type(MediaType.APPLICATION_JSON)
                .entity(new Uploaded(attachment))
                .build();
    }

    private Response take(AccountId account, ConversationId conversation, @Nullable String name, InputStream body)
            throws IOException {
        requireDatabase();
        Attachment attachment =
                intake.take(account, conversation, FileIntakeClient.Saying.named(FileNames.decoded(name)), body);
        return created(attachment);
    }

    private KeptFile find(String id, String token) {
        try {
            var file = new AttachmentId(id);
            if (links.isGood(file, token)) {
                return files.find(file).orElseThrow(FileResource::notFound);
            }
        } catch (ContractViolation e) {
            throw notFound();
        }
        throw notFound();
    }

    private Links ofVisitor(List<AttachmentId> ids, VisitorToken visitor) {
        return links(
                files.find(ids).stream()
                        .filter(file -> file.accountId().equals(visitor.accountId())
                                && file.conversationId().equals(visitor.conversationId()))
                        .toList(),
                links::link);
    }

    private Links ofAccount(List<AttachmentId> ids, AccountId account) {
        return links(
                files.find(ids).stream()
                        .filter(file -> file.accountId().equals(account))
                        .toList(),
                links::consoleLink);
    }

    private static Links links(List<KeptFile> found, Function<AttachmentId, String> link) {
        if (found.isEmpty()) {
            throw notFound();
        }
        var all = new LinkedHashMap<String, String>();
        found.forEach(file -> {
            AttachmentId id = file.attachment().attachmentId();
            all.put(id.value(), link.apply(id));
        });
        return new Links(all);
    }

    VisitorToken visitor(@Nullable String authorization) {
        String token = bearer(authorization);
        if (token == null) {
            throw new ProblemException(ErrorCode.UNAUTHENTICATED, "send the visitor's token as bearer");
        }
        return switch (keys.check(token)) {
            case VisitorTokens.Check.Valid valid -> valid.token();
            case VisitorTokens.Check.Expired e ->
                throw new ProblemException(ErrorCode.TOKEN_EXPIRED, "open a new session with the same placement");
            case VisitorTokens.Check.Invalid i ->
                throw new ProblemException(ErrorCode.TOKEN_INVALID, "this is no visitor's token of any account");
        };
    }

    private void requireRoom(String sender) {
        long wait = uploads.take(sender);
        if (wait > 0) {
            throw new ProblemException(Problem.rateLimited(CommandLimits.seconds(wait)));
        }
    }

    private void requireDatabase() {
        if (!schema.isDone()) {
            throw new ProblemException(ErrorCode.UNAVAILABLE, "files cannot be kept now; try again soon");
        }
    }

    private static @Nullable String bearer(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? authorization.substring(BEARER.length()).strip()
                : null;
    }

    private static ProblemException notFound() {
        return new ProblemException(ErrorCode.NOT_FOUND, "no such file, or the link is no longer good");
    }
}
