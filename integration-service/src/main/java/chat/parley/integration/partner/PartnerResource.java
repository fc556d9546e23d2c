package chat.parley.integration.partner;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AttachmentId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.settings.Setting;
import chat.parley.integration.installation.IntegrationConfig;
import chat.parley.platform.json.Json;
import chat.parley.platform.problem.ProblemException;
import chat.parley.platform.settings.SettingsReader;
import chat.parley.platform.settings.SettingsView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What partners' programs read [B-12]. The bodies of conversations, messages and visitors are their owner's own. */
@Path("/api/integrations/v1")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Partners", description = "For programs, with a token of the account.")
public class PartnerResource {
    private static final int LINK_SECONDS = 600;
    private static final Set<String> CONVERSATION_FILTERS = Set.of(
            "status",
            "channel",
            "operator",
            "department",
            "visitor",
            "tag",
            "openedFrom",
            "openedTo",
            "order",
            "after",
            "limit");
    private static final Set<String> VISITOR_FILTERS = Set.of("email", "phone", "ownId", "after", "limit");

    private final PartnerGateResource gate;
    private final Owners owners;
    private final SettingsView settings;
    private final SettingsReader settingsReader;
    private final IntegrationConfig config;

    PartnerResource(
            PartnerGateResource gate,
            Owners owners,
            SettingsView settings,
            SettingsReader settingsReader,
            IntegrationConfig config) {
        this.gate = gate;
        this.owners = owners;
        this.settings = settings;
        this.settingsReader = settingsReader;
        this.config = config;
    }

    /** An operator as partners' programs get them. */
    public record OperatorRow(
            String operatorId,
            String name,
            String email,
            String role,
            List<String> departments,
            List<String> languages,
            List<String> skills) {
        static OperatorRow of(Setting.Operator operator) {
            return new OperatorRow(
                    operator.operatorId().value(),
                    operator.name(),
                    operator.email(),
                    operator.role().name().toLowerCase(java.util.Locale.ROOT),
                    operator.departments().stream()
                            .map(Object::toString)
                            .sorted()
                            .toList(),
                    operator.languages().stream().sorted().toList(),
                    operator.skills().stream().sorted().toList());
        }
    }

    /** All operators of an account, by their ids. */
    public record Operators(List<OperatorRow> operators) {}

    /** @param url good for {@code expiresInSeconds} without any token */
    public record FileLink(Object attachment, String url, int expiresInSeconds) {}

    @GET
    @Path("/openapi.json")
    @Operation(summary = "This API as OpenAPI 3.1, without a token")
    public Response openApi() {
        try (InputStream document = Objects.requireNonNull(
                PartnerResource.class.getResourceAsStream("/openapi/partners.json"), "the document is in the jar")) {
            return Response.ok(new String(document.readAllBytes(), UTF_8)).build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GET
    @Path("/conversations")
    @Operation(summary = "Conversations by their newest dialogs")
    public Response conversations(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization, @Context UriInfo address) {
        return gate.answer(
                authorization,
                Scope.CONVERSATIONS_READ,
                token -> read("/internal/conversations", token, asked(address, CONVERSATION_FILTERS)));
    }

    @GET
    @Path("/conversations/{conversationId}")
    @Operation(summary = "One conversation")
    public Response conversation(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @PathParam("conversationId") String id,
            @Context UriInfo address) {
        return gate.answer(
                authorization,
                Scope.CONVERSATIONS_READ,
                token -> read("/internal/conversations/" + new ConversationId(id), token, asked(address, Set.of())));
    }

    @GET
    @Path("/visitors")
    @Operation(summary = "Visitors by e-mail address, telephone number or the company's own id")
    public Response visitors(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization, @Context UriInfo address) {
        return gate.answer(
                authorization,
                Scope.VISITORS_READ,
                token -> read("/internal/known-visitors", token, asked(address, VISITOR_FILTERS)));
    }

    @GET
    @Path("/visitors/{visitorId}")
    @Operation(summary = "One visitor")
    public Response visitor(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @PathParam("visitorId") String id,
            @Context UriInfo address) {
        return gate.answer(
                authorization,
                Scope.VISITORS_READ,
                token ->
                        read("/internal/known-visitors/" + new VisitorId(id).value(), token, asked(address, Set.of())));
    }

    @GET
    @Path("/operators")
    @Operation(summary = "All operators")
    public Response operators(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization, @Context UriInfo address) {
        return gate.answer(authorization, Scope.OPERATORS_READ, token -> {
            asked(address, Set.of());
            if (!settingsReader.isReady()) {
                throw new ProblemException(ErrorCode.UNAVAILABLE, "the settings are not known yet; try again soon");
            }
            return Response.ok(new Operators(settings.operators(token.accountId()).stream()
                            .map(OperatorRow::of)
                            .toList()))
                    .build();
        });
    }

    @GET
    @Path("/files/{attachmentId}")
    @Operation(summary = "Where a file is had")
    public Response file(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @PathParam("attachmentId") String id) {
        return gate.answer(authorization, Scope.FILES_READ, token -> {
            String answer = owners.channels(
                    "/internal/files/" + new AttachmentId(id).value() + "/link",
                    Map.of("account", token.accountId().value()));
            try {
                var link = Json.mapper().readTree(answer);
                String url = config.door().resolve(link.path("path").asText()).toString();
                return Response.ok(new FileLink(link.path("attachment"), url, LINK_SECONDS))
                        .build();
            } catch (IOException e) {
                throw new UncheckedIOException("channel-ingest answers JSON", e);
            }
        });
    }

    private Response read(String path, PartnerToken token, Map<String, String> query) {
        query.put("account", token.accountId().value());
        return Response.ok(owners.dialogs(path, query))
                .type(MediaType.APPLICATION_JSON)
                .build();
    }

    /** What the address asks, each once and nothing else: a filter that is misspelt must not find everything. */
    static Map<String, String> asked(UriInfo address, Set<String> known) {
        var query = new LinkedHashMap<String, String>();
        address.getQueryParameters().forEach((name, values) -> {
            if (!known.contains(name) || values.size() != 1) {
                throw new ProblemException(
                        ErrorCode.INVALID_REQUEST,
                        "known here, once each: "
                                + String.join(", ", known.stream().sorted().toList()));
            }
            query.put(name, values.getFirst());
        });
        return query;
    }
}
