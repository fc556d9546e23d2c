package chat.parley.ingest.channel.web;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.PlacementId;
import chat.parley.contracts.outcome.Outcome;
import chat.parley.ingest.limit.CommandLimits;
import chat.parley.ingest.limit.TokenBuckets;
import chat.parley.ingest.visitor.Audience;
import chat.parley.ingest.visitor.KnownConversations;
import chat.parley.ingest.visitor.SignedFields;
import chat.parley.ingest.visitor.TypingThrottle;
import chat.parley.platform.identity.VisitorToken;
import chat.parley.platform.json.Json;
import chat.parley.platform.problem.Problem;
import chat.parley.platform.problem.ProblemException;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
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
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The web chat over plain HTTP: beginning a session, and all that a socket does for those who cannot have one. */
@Path("/channels/web")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class WebChatResource {
    private static final String ORIGIN = "Origin";
    private static final String BEARER = "Bearer ";

    private final WebChannel channel;
    private final WebIntakeClient intake;
    private final Readiness readiness;
    private final Audience audience;
    private final KnownConversations known;
    private final WebConfig config;
    private final WebMeterClient metrics;
    private final TokenBuckets<String> sessions;
    private final TokenBuckets<String> typing;

    WebChatResource(
            WebChannel channel,
            WebIntakeClient intake,
            Readiness readiness,
            Audience audience,
            KnownConversations known,
            WebConfig config,
            WebMeterClient metrics,
            Allowances allowances) {
        this.channel = channel;
        this.intake = intake;
        this.readiness = readiness;
        this.audience = audience;
        this.known = known;
        this.config = config;
        this.metrics = metrics;
        this.sessions = allowances.sessions();
        this.typing = allowances.typing();
    }

    /** What is counted per address and per visitor here. */
    public record Allowances(TokenBuckets<String> sessions, TokenBuckets<String> typing) {}

    @POST
    @Path("/sessions")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response open(
            byte[] body,
            @HeaderParam(ORIGIN) @Nullable String origin,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Context HttpServerRequest request) {
        requireReady();
        long wait = sessions.take(request.remoteAddress().hostAddress());
        if (wait > 0) {
            throw refused(Problem.rateLimited(CommandLimits.seconds(wait)));
        }
        return ok(channel.open(placement(limited(body)), origin, bearer(authorization), identity(body))
                .previewing(config.typingPreview()));
    }

    @GET
    @Path("/placements/{placementId}")
    public Response button(@PathParam("placementId") String placement) {
        requireReady();
        return ok(channel.button(new PlacementId(placement)));
    }

    @POST
    @Path("/commands")
    @Consumes(MediaType.APPLICATION_JSON)
    public CompletionStage<Response> command(
            byte[] body,
            @HeaderParam(ORIGIN) @Nullable String origin,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        VisitorToken visitor = visitor(authorization, origin);
        if (!(frame(body) instanceof VisitorFrame.Command command)) {
            throw refused(
                    ErrorCode.INVALID_REQUEST, "send message, start, read, close, card, rate, fields or transcript");
        }
        long retryAfter = intake.retryAfter(visitor);
        if (retryAfter > 0) {
            throw refused(Problem.rateLimited(retryAfter));
        }
        metrics.in(command.kind());
        return intake.ask(command, visitor, config.outcomePatience())
                .handle((@Nullable Outcome outcome, @Nullable Throwable failure) ->
                        answer(command, visitor, outcome, failure));
    }

    @POST
    @Path("/signals")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response signal(
            byte[] body,
            @HeaderParam(ORIGIN) @Nullable String origin,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        VisitorToken visitor = visitor(authorization, origin);
        if (!(frame(body) instanceof VisitorFrame.Typing signal)) {
            throw refused(ErrorCode.INVALID_REQUEST, "send typing");
        }
        metrics.in(signal.kind());
        // One too many is dropped without a word: the next one says more.
        if (typing.take(visitor.conversationId().value()) == 0) {
            intake.typing(visitor, new TypingThrottle.Typing(signal.active(), signal.preview()));
        }
        return Response.noContent().build();
    }

    @GET
    @Path("/wait")
    public CompletionStage<Response> newer(
            @QueryParam("after") @DefaultValue("0") String after,
            @HeaderParam(ORIGIN) @Nullable String origin,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        VisitorToken visitor = visitor(authorization, origin);
        if (!after.matches("[0-9]{1,18}")) {
            throw refused(ErrorCode.INVALID_REQUEST, "after must be a whole number");
        }
        if (audience.count(visitor.conversationId()) >= config.tabs()) {
            throw refused(Problem.rateLimited(1));
        }
        return Waiting.forNewer(visitor, Long.parseLong(after), audience, known, config.waitPatience())
                .thenApply(number -> number.isPresent()
                        ? ok(Map.of("visitorSequence", number.getAsLong()))
                        : Response.noContent().build());
    }

    private Response answer(
            VisitorFrame.Command command,
            VisitorToken visitor,
            @Nullable Outcome outcome,
            @Nullable Throwable failure) {
        if (outcome != null && outcome.conversationId().equals(visitor.conversationId())) {
            return ok(ServerFrame.Result.of(outcome));
        }
        Throwable cause = failure instanceof CompletionException e ? e.getCause() : failure;
        if (cause instanceof ContractViolation violation) {
            throw refused(violation.code(), String.valueOf(violation.getMessage()));
        }
        if (outcome != null || cause instanceof TimeoutException) {
            return Response.status(Response.Status.ACCEPTED)
                    .entity(Json.text(new ServerFrame.Pending(command.ref())))
                    .build();
        }
        throw refused(ErrorCode.UNAVAILABLE, "not stored; send it again with the same ref");
    }

    private VisitorToken visitor(@Nullable String authorization, @Nullable String origin) {
        requireReady();
        String token = bearer(authorization);
        if (token == null) {
            throw refused(ErrorCode.UNAUTHENTICATED, "send the visitor's token as bearer");
        }
        return switch (channel.admit(token, origin)) {
            case Admission.Admitted admitted -> admitted.token();
            case Admission.Denied denied -> throw refused(denied.code(), denied.detail());
        };
    }

    private VisitorFrame frame(byte[] body) {
        return switch (FrameReader.read(limited(body))) {
            case FrameParser.Parsed.Good good -> good.frame();
            case FrameParser.Parsed.Bad bad -> throw refused(bad.code(), bad.detail());
        };
    }

    private PlacementId placement(byte[] body) {
        try {
            JsonNode placement = Json.mapper().readTree(body).path("placementId");
            if (placement.isTextual()) {
                return new PlacementId(placement.textValue());
            }
        } catch (IOException e) {
            throw refused(ErrorCode.INVALID_REQUEST, "the body is not JSON");
        } catch (ContractViolation e) {
            throw refused(e.code(), String.valueOf(e.getMessage()));
        }
        throw refused(ErrorCode.INVALID_REQUEST, "placementId is missing");
    }

    private @Nullable SignedFields identity(byte[] body) {
        try {
            return FrameReader.identity(body);
        } catch (ContractViolation e) {
            throw refused(e.code(), String.valueOf(e.getMessage()));
        }
    }

    private byte[] limited(byte[] body) {
        if (body.length > WebCorsResource.BODY_LIMIT) {
            throw refused(ErrorCode.BODY_TOO_LARGE, "a body has at most 16 KiB");
        }
        return body;
    }

    private void requireReady() {
        if (!readiness.isReady()) {
            throw refused(ErrorCode.UNAVAILABLE, "this replica is starting or going away");
        }
    }

    private ProblemException refused(ErrorCode code, String detail) {
        return refused(Problem.of(code, detail));
    }

    private ProblemException refused(Problem problem) {
        metrics.refused(problem.code());
        return new ProblemException(problem);
    }

    private static @Nullable String bearer(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? authorization.substring(BEARER.length()).strip()
                : null;
    }

    private static Response ok(Object answer) {
        return Response.ok(Json.text(answer)).build();
    }
}
