package chat.parley.admin.privacy;

import chat.parley.admin.change.Author;
import chat.parley.admin.change.SettingResource;
import chat.parley.admin.change.SettingStore;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.platform.identity.Caller;
import chat.parley.platform.problem.ProblemException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** What visitors may ask of a company: a copy of what is kept of them, and to be forgotten [N-24]. */
@Path("/api/admin/privacy")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(
        name = "Privacy",
        description = "A copy of all that is kept of a visitor, and its erasure with a report. For administrators.")
public class PrivacyResource {
    private static final int MOST = 100;

    private final SettingResource settings;
    private final KeeperClient keepers;
    private final ErasureStore erasures;
    private final HoldStore holds;
    private final ErasureJob job;
    private final VisitorCopyClient copies;
    private final Supplier<String> ids;
    private final InstantSource clock;

    public PrivacyResource(
            SettingResource settings,
            KeeperClient keepers,
            ErasureStore erasures,
            HoldStore holds,
            ErasureJob job,
            VisitorCopyClient copies,
            Supplier<String> ids,
            InstantSource clock) {
        this.settings = settings;
        this.keepers = keepers;
        this.erasures = erasures;
        this.holds = holds;
        this.job = job;
        this.copies = copies;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whom to forget. */
    @Schema(name = "ErasureDraft")
    public record Draft(
            @Schema(description = "The visitor, as they were found.", required = true) @Nullable
            VisitorId visitorId) {}

    /** Reports, the newest first. */
    @Schema(name = "ErasureList")
    public record Rows(List<ErasureReport> rows) {}

    @GET
    @Path("/visitors")
    @Operation(
            summary = "Finds visitors by exactly one of id, email, phone and ownId",
            description = "For administrators. With `next` where there are more.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public JsonNode visitors(
            @QueryParam("id") @Nullable VisitorId id,
            @QueryParam("email") @Nullable String email,
            @QueryParam("phone") @Nullable String phone,
            @QueryParam("ownId") @Nullable String ownId,
            @QueryParam("after") @DefaultValue("") String after) {
        Caller caller = settings.administrator();
        long given = Stream.of(id, email, phone, ownId).filter(Objects::nonNull).count();
        String value = email != null ? email : phone != null ? phone : ownId;
        if (given != 1 || (id == null && (value == null || value.isBlank() || value.length() > 254))) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, "give one of id, email, phone and ownId");
        }
        if (id == null && value != null) {
            String by = email != null ? "email" : phone != null ? "phone" : "ownId";
            return withHolds(caller, keepers.search(caller.accountId(), by, value.strip(), after));
        }
        ObjectNode page = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        var found = page.putArray("visitors");
        keepers.visitor(caller.accountId(), Objects.requireNonNull(id)).ifPresent(found::add);
        return withHolds(caller, page);
    }

    private JsonNode withHolds(Caller caller, JsonNode page) {
        for (JsonNode visitor : page.path("visitors")) {
            var id = new VisitorId(visitor.path("visitorId").asText());
            ((ObjectNode) visitor).put("held", holds.isHeld(caller.accountId(), id));
        }
        return page;
    }

    @PUT
    @Path("/visitors/{id}/hold")
    @ResponseStatus(204)
    @Operation(
            summary = "Keeps a visitor from being erased, for legal reasons",
            description = "For administrators, and noted in the audit.")
    public void hold(@PathParam("id") VisitorId visitor) {
        Caller caller = settings.administrator();
        known(caller, visitor);
        holds.hold(Author.of(caller), caller.accountId(), visitor, clock.instant());
    }

    @DELETE
    @Path("/visitors/{id}/hold")
    @ResponseStatus(204)
    @Operation(summary = "Ends the hold of a visitor", description = "For administrators, and noted in the audit.")
    public void release(@PathParam("id") VisitorId visitor) {
        Caller caller = settings.administrator();
        // A hold ends even while nobody can say who the visitor is; only where none was, that is asked.
        if (!holds.release(Author.of(caller), caller.accountId(), visitor)) {
            known(caller, visitor);
        }
    }

    @GET
    @Path("/visitors/{id}/copy")
    @Operation(
            summary = "All that is kept of a visitor, as JSON",
            description = "For administrators, and noted in the audit. Links of files are good for a short time.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public Response copy(@PathParam("id") VisitorId visitor) {
        Caller caller = settings.administrator();
        JsonNode known = known(caller, visitor);
        ObjectNode copy = copies.of(caller.accountId(), known, clock.instant());
        erasures.exported(Author.of(caller), caller.accountId(), visitor);
        return Response.ok(copy)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"visitor-" + visitor.value() + ".json\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @POST
    @Path("/erasures")
    @ResponseStatus(202)
    @Operation(
            summary = "Has a visitor forgotten everywhere",
            description = "For administrators. Refused with legal-hold while the visitor is held. Dialogs that are"
                    + " open are closed. Where the visitor is being forgotten"
                    + " already, that erasure is answered.")
    public ErasureReport erase(@Nullable Draft draft) {
        Caller caller = settings.administrator();
        if (draft == null || draft.visitorId() == null) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, "visitorId is missing");
        }
        var conversations = new ArrayList<ConversationId>();
        known(caller, draft.visitorId())
                .path("conversations")
                .forEach(id -> conversations.add(new ConversationId(id.asText())));
        if (holds.isHeld(caller.accountId(), draft.visitorId())) {
            throw new ProblemException(ErrorCode.LEGAL_HOLD, "end the hold of this visitor first");
        }
        var asked = ErasureReport.asked(
                ids.get(),
                draft.visitorId(),
                conversations,
                caller.operatorId().value(),
                clock.instant(),
                job.forgetting());
        return erasures.begin(Author.of(caller), caller.accountId(), asked);
    }

    @GET
    @Path("/erasures")
    @Operation(summary = "The newest erasures and what came of them", description = "For administrators; at most 100.")
    public Rows erasures() {
        return new Rows(erasures.newest(settings.administrator().accountId(), MOST));
    }

    @GET
    @Path("/erasures/{id}")
    @Operation(summary = "An erasure and what came of it", description = "For administrators.")
    public ErasureReport erasure(@PathParam("id") String erasureId) {
        return erasures.find(settings.administrator().accountId(), erasureId).orElseThrow(SettingStore::notFound);
    }

    private JsonNode known(Caller caller, VisitorId visitor) {
        return keepers.visitor(caller.accountId(), visitor).orElseThrow(SettingStore::notFound);
    }
}
