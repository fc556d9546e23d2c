package chat.parley.ingest.channel.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.message.Attachment;
import chat.parley.ingest.connection.HookClient;
import chat.parley.ingest.kit.Arrival;
import chat.parley.ingest.kit.ChannelConnection;
import chat.parley.ingest.kit.Hook;
import chat.parley.ingest.kit.Reading;
import chat.parley.ingest.kit.Sender;
import chat.parley.ingest.limit.CommandLimits;
import chat.parley.ingest.limit.Rate;
import chat.parley.ingest.limit.TokenBuckets;
import chat.parley.ingest.media.FileIntakeClient;
import chat.parley.ingest.media.FileNames;
import chat.parley.ingest.visitor.VisitorKeys;
import chat.parley.platform.json.Json;
import chat.parley.platform.problem.Problem;
import chat.parley.platform.problem.ProblemException;
import chat.parley.platform.problem.ProblemMappers;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What an account's own program calls [B-12]. Each call is stored by every replica before it is answered. */
@Path("/channels/api/{channelId}")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Custom app", description = "A program of yours as a channel. Send the channel's token as bearer.")
public class ApiResource {
    private static final String KEY = "Idempotency-Key";

    private final HookClient hooks;
    private final ApiChannel channel;
    private final VisitorKeys keys;
    private final FileIntakeClient files;
    private final TokenBuckets<ChannelId> rates;
    private final int burst;

    ApiResource(HookClient hooks, ApiChannel channel, VisitorKeys keys, FileIntakeClient files, ApiConfig config) {
        this.hooks = hooks;
        this.channel = channel;
        this.keys = keys;
        this.files = files;
        this.burst = config.burst();
        this.rates = new TokenBuckets<>(
                new Rate(config.burst(), config.perSecond()), config.mostChannels(), System::nanoTime);
    }

    /**
     * Who writes.
     *
     * @param id as the program knows them; messages to them name it
     * @param email added to the visitor's card; what is known there stays
     * @param phone the same
     */
    public record Person(
            @Nullable String id,
            @Nullable String name,
            @Nullable String language,
            @Nullable String email,
            @Nullable String phone) {}

    /** A file: one that was brought before, or where it is fetched. */
    public record FileWanted(
            @Nullable String attachmentId,
            @Nullable String url,
            @Nullable String name) {}

    /**
     * A message of a visitor.
     *
     * @param messageId the program's own id of it; left out where {@code Idempotency-Key} says it
     * @param replyTo the program's id of the message that is answered
     */
    public record Message(
            @Nullable Person sender,
            @Nullable String messageId,
            @Nullable String text,
            @Nullable List<FileWanted> files,
            @Nullable String replyTo) {}

    /** @param edition tells one change from another; left out where the new text does */
    public record Edit(
            @Nullable Person sender,
            @Nullable String text,
            @Nullable String edition) {}

    /** @param status {@code delivered} or {@code read} */
    public record Receipt(
            @Nullable Person sender,
            @Nullable String messageId,
            @Nullable String status) {}

    /** Whether the visitor can be written to from now on. */
    public record Reachability(
            @Nullable Person sender,
            @Nullable Boolean reachable,
            @Nullable String reason,
            @Nullable String occasion) {}

    /** Somebody writes. */
    public record Typing(@Nullable Person sender) {}

    /** What was taken in. */
    public record Taken(String messageId) {}

    /** What an upload is answered with. */
    public record Uploaded(Attachment attachment) {}

    @POST
    @Path("/messages")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "A visitor wrote",
            description = "202 once it is stored. A repeat under the same id is answered alike and changes nothing.")
    public Response message(
            @PathParam("channelId") String channelId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @HeaderParam(KEY) @Nullable String key,
            @Nullable Message message)
            throws InterruptedException {
        ObjectNode call = call("message", message);
        if (!call.hasNonNull("messageId") && key != null) {
            call.put("messageId", key);
        }
        return take(channelId, authorization, call);
    }

    @PUT
    @Path("/messages/{messageId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "A visitor changed a message")
    public Response edit(
            @PathParam("channelId") String channelId,
            @PathParam("messageId") String messageId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Nullable Edit edit)
            throws InterruptedException {
        ObjectNode call = call("edit", edit).put("messageId", messageId);
        if (!call.hasNonNull("edition")) {
            call.put("edition", id(call.path("text").asText()));
        }
        return take(channelId, authorization, call);
    }

    @DELETE
    @Path("/messages/{messageId}")
    @Operation(summary = "A visitor took a message back")
    public Response delete(
            @PathParam("channelId") String channelId,
            @PathParam("messageId") String messageId,
            @QueryParam("sender") @Nullable String sender,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization)
            throws InterruptedException {
        var person = new Typing(new Person(sender, null, null, null, null));
        return take(channelId, authorization, call("deletion", person).put("messageId", messageId));
    }

    @POST
    @Path("/receipts")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "How far a message of ours got", description = "Every earlier one got as far.")
    public Response receipt(
            @PathParam("channelId") String channelId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Nullable Receipt receipt)
            throws InterruptedException {
        return take(channelId, authorization, call("receipt", receipt));
    }

    @POST
    @Path("/reachability")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Whether a visitor can be written to from now on")
    public Response reachability(
            @PathParam("channelId") String channelId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @HeaderParam(KEY) @Nullable String key,
            @Nullable Reachability change)
            throws InterruptedException {
        ObjectNode call = call("reachability", change);
        if (!call.hasNonNull("occasion")) {
            call.put("occasion", key == null ? UUID.randomUUID().toString() : key);
        }
        return take(channelId, authorization, call);
    }

    @POST
    @Path("/typing")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "A visitor is writing")
    public Response typing(
            @PathParam("channelId") String channelId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Nullable Typing typing)
            throws InterruptedException {
        return take(channelId, authorization, call("typing", typing));
    }

    @POST
    @Path("/files")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Brings a file", description = "The raw bytes; X-File-Name is its name, percent-encoded.")
    public Response file(
            @PathParam("channelId") String channelId,
            @QueryParam("sender") @Nullable String sender,
            @HeaderParam("X-File-Name") @Nullable String name,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            InputStream bytes)
            throws IOException {
        ChannelConnection connection = connection(channelId, authorization);
        if (!admit(connection.channelId())) {
            return limited(connection.channelId());
        }
        if (sender == null || sender.isBlank()) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, "sender is missing");
        }
        var visitor = new Sender(sender, null, null).visitorId(ApiChannel.KIND);
        var conversation = keys.conversation(connection.accountId(), connection.channelId(), visitor)
                .orElseThrow(() -> new ProblemException(ErrorCode.UNAVAILABLE, "the keys are not known yet"));
        Attachment kept = files.take(
                connection.accountId(), conversation, FileIntakeClient.Saying.named(FileNames.decoded(name)), bytes);
        return limits(Response.status(Response.Status.CREATED).entity(new Uploaded(kept)), connection.channelId())
                .build();
    }

    private Response take(String channelId, @Nullable String authorization, ObjectNode call)
            throws InterruptedException {
        ChannelConnection connection = connection(channelId, authorization);
        if (!admit(connection.channelId())) {
            return limited(connection.channelId());
        }
        byte[] body = Json.bytes(call);
        Arrival arrival = ApiArrival.read(body);
        hooks.take(connection, new Reading.Understood(null, List.of(arrival), ""), body);
        var answer = Response.accepted(new Taken(call.path("messageId").asText()));
        return limits(answer, connection.channelId()).build();
    }

    private ChannelConnection connection(String channelId, @Nullable String authorization) {
        ChannelConnection connection = hooks.find(ApiChannel.KIND, channelId)
                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "no such channel, or it is off"));
        if (authorization == null) {
            throw new ProblemException(ErrorCode.UNAUTHENTICATED, "send the channel's token as bearer");
        }
        var hook = new Hook(Map.of(HttpHeaders.AUTHORIZATION, authorization), new byte[0]);
        if (!channel.isItsProgram(connection, hook)) {
            hooks.refused(ApiChannel.KIND, "wrong-token");
            throw new ProblemException(ErrorCode.TOKEN_INVALID, "this is not the channel's token");
        }
        return connection;
    }

    private boolean admit(ChannelId channelId) {
        return rates.take(channelId) == 0;
    }

    private Response limited(ChannelId channelId) {
        long wait = Math.max(1, CommandLimits.seconds(rates.waiting(channelId)));
        return limits(Response.fromResponse(ProblemMappers.response(Problem.rateLimited(wait))), channelId)
                .build();
    }

    private Response.ResponseBuilder limits(Response.ResponseBuilder answer, ChannelId channelId) {
        return answer.header("RateLimit-Limit", burst)
                .header("RateLimit-Remaining", rates.left(channelId))
                .header("RateLimit-Reset", CommandLimits.seconds(rates.waiting(channelId)));
    }

    private static ObjectNode call(String type, @Nullable Object body) {
        if (body == null) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, "the request needs a body");
        }
        ObjectNode call = Json.mapper().valueToTree(body);
        return call.put("type", type);
    }

    private static String id(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(UTF_8)).toString();
    }
}
